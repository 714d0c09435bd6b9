package org.openletter.news;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.Meta;
import org.openletter.rest.body.Full;

/** A news item as it is read. */
@Schema(name = "NewsItem", description = "Something that happened, as it was published.")
record NewsView(
        @JsonUnwrapped Meta meta,
        @Schema(
                        description = "Where it is in its life. Readers see published ones only.",
                        examples = "published",
                        required = true)
                NewsItem.Status status,
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
                int wordCount) {

    static NewsView of(NewsItem item) {
        return new NewsView(
                Meta.of(item),
                item.status,
                item.body,
                item.bodyHtml,
                item.bodyText,
                item.wordCount);
    }
}
