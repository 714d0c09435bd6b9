package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** What somebody answered to a petition. All are kept, in the order of their times. */
@Schema(name = "PetitionResponse", description = "What somebody answered to a petition.")
record Answer(
        @Schema(
                        description = "Who answered.",
                        minLength = 1,
                        maxLength = 300,
                        examples = "The Government of Norway",
                        required = true)
                String by,
        @Schema(
                        description = "What they said, as plain text.",
                        minLength = 1,
                        maxLength = 20_000,
                        examples = "We have raised the matter with both sides.",
                        required = true)
                String text,
        @Schema(
                        description = "Where they said it.",
                        format = "uri",
                        maxLength = 2000,
                        examples = "https://www.example.org/answer")
                @Nullable String url,
        @Schema(
                        description = "When they said it.",
                        format = "date-time",
                        examples = "2025-09-01T12:00:00Z",
                        required = true)
                Instant respondedAt) {

    /** What a moderator sends to record one. */
    @Schema(
            name = "PetitionResponseRequest",
            description = "An answer to a petition, to be recorded.")
    record Request(
            @NotBlank
                    @Size(max = 300)
                    @Line
                    @Schema(description = "Who answered.", examples = "The Government of Norway")
                    String by,
            @NotBlank
                    @Size(max = 20_000)
                    @Schema(
                            description = "What they said, as plain text.",
                            examples = "We have raised the matter with both sides.")
                    String text,
            @Size(max = 2000)
                    @WebUrl
                    @Schema(
                            description = "Where they said it.",
                            format = "uri",
                            examples = "https://www.example.org/answer")
                    @Nullable String url,
            @Schema(
                            description =
                                    "When they said it, not in the future; now where it is left out.",
                            format = "date-time",
                            examples = "2025-09-01T12:00:00Z")
                    @Nullable Instant respondedAt)
            implements Body {

        Answer at(Instant now) {
            if (respondedAt != null && respondedAt.isAfter(now)) {
                throw Fault.invalid(
                        List.of(
                                Flaw.pointer(
                                        "/respondedAt",
                                        "in-future",
                                        "This must not be in the future.")));
            }
            return new Answer(by, text, url, respondedAt == null ? now : respondedAt);
        }
    }
}
