package org.openletter.news;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Meta;
import org.openletter.rest.Reading;
import org.openletter.rest.Translation;
import org.openletter.rest.body.Full;

/** A news item as it is read. */
@Schema(name = "NewsItem", description = "Something that happened, as it was published.")
record NewsView(
        @JsonUnwrapped Meta meta,
        @Schema(
                        description =
                                "Where it is in its life. It appears and vanishes by itself at its times.",
                        examples = "published",
                        required = true)
                Status status,
        @JsonUnwrapped NewsBody body,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "The text as sanitised HTML, safe to put into a page. In lists only if fields"
                                        + " names it.",
                        maxLength = 1_000_000,
                        examples =
                                "<p>The letter was made public <strong>in July 2025</strong>.</p>",
                        required = true)
                String bodyHtml,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "The text without any markup. In lists only if fields names it.",
                        maxLength = 100_000,
                        examples = "The letter was made public in July 2025.",
                        required = true)
                String bodyText,
        @Schema(
                        description = "How many words the text has.",
                        minimum = "0",
                        examples = "420",
                        required = true)
                int wordCount,
        @Schema(
                        description =
                                "What was corrected, clarified or added since it was published, the earliest first.",
                        maxItems = 1000,
                        required = true)
                List<Correction> corrections,
        @Schema(
                        description = "When the last of them was made.",
                        format = "date-time",
                        examples = "2025-07-04T09:00:00Z")
                @Nullable Instant correctedAt,
        @Schema(
                        description =
                                "Which of its published texts this is; its versions have them all.",
                        minimum = "1",
                        examples = "2",
                        required = true)
                int textVersion,
        @Schema(
                        description =
                                "Whether a translation of it was corrected, and this text not changed since.",
                        examples = "false",
                        required = true)
                boolean translationOutdated,
        @Schema(
                        description = "What says the same in other languages.",
                        maxItems = 500,
                        required = true)
                List<Translation> translations) {

    static NewsView of(NewsItem item, Reading reading) {
        return new NewsView(
                Meta.of(item),
                item.status,
                item.body,
                item.bodyHtml,
                item.bodyText,
                item.wordCount,
                item.life.corrections,
                item.life.correctedAt(),
                item.life.textVersion,
                item.life.translationOutdated,
                reading.translations(item.id()));
    }
}
