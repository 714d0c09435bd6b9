package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** What a moderator records of a delivery. */
@Schema(
        name = "PetitionDeliveryRequest",
        description = "That a petition was handed to those whom it addresses.")
record DeliveryBody(
        @NotEmpty
                @Size(max = 50)
                @Schema(
                        description = "To whom, by their names.",
                        examples = "[\"The Government of Norway\"]")
                List<@NotBlank @Size(max = 300) @Line String> to,
        @NotNull
                @Schema(
                        description = "When; not in the future.",
                        format = "date-time",
                        examples = "2025-09-01T12:00:00Z")
                Instant deliveredAt,
        @NotBlank
                @Size(max = 300)
                @Line
                @Schema(
                        description = "In which way, in a few words.",
                        examples = "By hand, in Oslo")
                String how,
        @Size(max = 5000)
                @Schema(
                        description = "What is to be said of it, as plain text.",
                        examples = "The minister took it himself.")
                @Nullable String note,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where more is said of it.",
                        format = "uri",
                        examples = "https://www.example.org/delivery")
                @Nullable String url)
        implements Body {

    @Override
    public List<Flaw> flaws() {
        return deliveredAt.isAfter(Instant.now())
                ? List.of(
                        Flaw.pointer(
                                "/deliveredAt", "in-future", "This must not be in the future."))
                : List.of();
    }
}
