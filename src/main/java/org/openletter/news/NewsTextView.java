package org.openletter.news;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One of the texts of an item that readers could read. */
@Schema(
        name = "NewsVersion",
        description = "One of the texts of a news item that readers could read.")
record NewsTextView(
        @Schema(
                        description = "Which of them it is, as corrections name it.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int textVersion,
        @Schema(
                        description = "The headline.",
                        minLength = 1,
                        maxLength = 300,
                        examples = "Eleven jailed dissidents write to world leaders",
                        required = true)
                String title,
        @Schema(
                        description = "What it said, in a few sentences, as plain text.",
                        maxLength = 2000,
                        examples = "From prison, eleven people ask for an exchange of prisoners.")
                @Nullable String summary,
        @Schema(
                        description = "The text, in Markdown.",
                        minLength = 1,
                        maxLength = 100_000,
                        examples = "The letter was made public **in July 2025**.",
                        required = true)
                String body,
        @Schema(
                        description = "The text as sanitised HTML, safe to put into a page.",
                        maxLength = 1_000_000,
                        examples =
                                "<p>The letter was made public <strong>in July 2025</strong>.</p>",
                        required = true)
                String bodyHtml,
        @Schema(
                        description =
                                "Since when it was the text: of the first, when it was published.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant validFrom) {

    static NewsTextView of(NewsText text) {
        return new NewsTextView(
                text.version, text.title, text.summary, text.body, text.bodyHtml, text.validFrom);
    }
}
