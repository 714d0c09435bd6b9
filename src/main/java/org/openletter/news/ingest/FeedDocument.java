package org.openletter.news.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was read, whatever it was written in.
 *
 * @param language of all of it, as it says
 */
record FeedDocument(@Nullable String language, List<Entry> entries) {

    /**
     * One entry, with nothing made of it yet.
     *
     * @param guid what the publisher knows it by
     * @param body what it says, or the most that the feed has of that
     * @param summary the same in short, where the feed has both
     * @param authors as they are written, perhaps with addresses
     */
    record Entry(
            @Nullable String guid,
            @Nullable String link,
            @Nullable Markup title,
            @Nullable Markup body,
            @Nullable Markup summary,
            @Nullable Instant published,
            List<String> authors,
            List<String> categories,
            @Nullable String language) {}

    /** A text, and whether it is HTML. */
    record Markup(String text, boolean html) {

        static @Nullable Markup of(@Nullable String text, boolean html) {
            return text == null || text.isBlank() ? null : new Markup(text, html);
        }
    }
}
