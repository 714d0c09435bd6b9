package org.openletter.petitions;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One of the texts that a petition has had. */
@Schema(name = "PetitionText", description = "One of the texts that a petition has had.")
record PetitionTextView(
        @Schema(
                        description = "Which of them it is, as signatures name it.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int version,
        @Schema(
                        description = "What the petition was called.",
                        minLength = 1,
                        maxLength = 300,
                        examples = "An open letter from eleven prisoners",
                        required = true)
                String title,
        @Schema(
                        description = "The text, in Markdown.",
                        minLength = 1,
                        maxLength = 100_000,
                        examples = "We appeal to **world leaders**.",
                        required = true)
                String text,
        @Schema(
                        description = "The text as sanitised HTML, safe to put into a page.",
                        maxLength = 1_000_000,
                        examples = "<p>We appeal to <strong>world leaders</strong>.</p>",
                        required = true)
                String textHtml,
        @Schema(description = "What it demanded, in its order.", maxItems = 100, required = true)
                List<Demand> demands,
        @Schema(
                        description =
                                "Since when it was the text: of the first, when the petition opened.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant validFrom,
        @Schema(
                        description = "What was amended, and why; absent from the first.",
                        maxLength = 2000,
                        examples = "The number of the law was wrong.")
                @Nullable String note) {

    static PetitionTextView of(PetitionText text) {
        return new PetitionTextView(
                text.version,
                text.title,
                text.text,
                text.textHtml,
                text.demands,
                text.validFrom,
                text.note);
    }
}
