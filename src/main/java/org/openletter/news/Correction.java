package org.openletter.news;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Medium;
import org.openletter.rest.constraint.Line;

/** What was said of a text in the open after it was published. */
@Schema(name = "NewsCorrection", description = "What was corrected, clarified or added, and when.")
record Correction(
        @Schema(description = "What it is.", examples = "correction", required = true) Kind kind,
        @Schema(
                        description = "What was wrong or unclear and what is right, for readers.",
                        maxLength = 2000,
                        examples = "An earlier version gave a wrong age.",
                        required = true)
                String note,
        @Schema(
                        description = "When it was made.",
                        format = "date-time",
                        examples = "2025-07-04T09:00:00Z",
                        required = true)
                Instant correctedAt,
        @Schema(
                        description =
                                "Which of the item's texts it led to, as its versions name it.",
                        minimum = "1",
                        examples = "2",
                        required = true)
                int textVersion) {

    /** What can be said of a text. */
    @Schema(
            name = "NewsCorrectionKind",
            description =
                    "Whether something was wrong (correction), unclear (clarification), or has changed since"
                            + " (update).")
    enum Kind {
        correction,
        clarification,
        update
    }

    /** What an editor sends: the note, and with it the text as it is from now on. */
    @Schema(
            name = "NewsCorrectionRequest",
            description =
                    "What is to be said of a published item, together with what changes in it. What is left out"
                            + " stays as it is.")
    record Request(
            @NotNull @Schema(description = "What it is.", examples = "correction") Kind kind,
            @NotBlank
                    @Size(max = 2000)
                    @Schema(
                            description =
                                    "What was wrong or unclear and what is right, for readers, as plain text.",
                            examples = "An earlier version gave a wrong age.")
                    String note,
            @Size(min = 1, max = 300)
                    @Pattern(regexp = SAYS, message = "must say something")
                    @Line
                    @Schema(
                            description = "The headline from now on.",
                            examples = "Eleven jailed dissidents write to world leaders")
                    @Nullable String title,
            @Size(max = 2000)
                    @Schema(
                            description = "The summary from now on.",
                            examples = "From prison, eleven people ask for an exchange.")
                    @Nullable String summary,
            @Size(min = 1, max = 100_000)
                    @Pattern(regexp = SAYS, message = "must say something")
                    @Schema(
                            description = "The text from now on, in Markdown.",
                            examples = "The letter was made public **in July 2025**.")
                    @Nullable String body,
            @Size(max = 50)
                    @Schema(
                            description =
                                    "All pictures, films and sounds from now on; left out or empty, they stay.")
                    List<@Valid Medium> media)
            implements Body {

        private static final String SAYS = "[\\s\\S]*\\S[\\s\\S]*";
    }
}
