package org.openletter.rest.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed, in whatever form it is written.
 *
 * @param entries the newest first
 */
public record Feed(Head head, Links links, Instant updated, List<Item> entries) {

    /**
     * What a feed is, on all its pages.
     *
     * @param id never changes, wherever the service is reached
     */
    public record Head(UUID id, String title, @Nullable String language, String author) {}

    /**
     * Where a page of a feed leads.
     *
     * @param self the address of this page
     * @param alternate the same for other readers
     * @param next the page after it, if there is one
     */
    public record Links(String self, Link alternate, @Nullable String next) {}

    /** Where something is, and as what. */
    public record Link(String href, String mediaType) {}

    /**
     * An entry.
     *
     * @param id never changes
     * @param updated when it last changed in a way that readers may want to know of
     */
    public record Item(
            UUID id,
            String title,
            Link link,
            @Nullable Instant published,
            Instant updated,
            Said said,
            List<String> authors) {}

    /** What an entry says: in short as plain text, in full as HTML that is sanitised already. */
    public record Said(@Nullable String language, @Nullable String summary, @Nullable String html) {
        public static Said html(@Nullable String language, String html) {
            return new Said(language, null, html);
        }

        public static Said text(@Nullable String language, @Nullable String text) {
            return new Said(language, text, null);
        }
    }

    /** The same id for the same name, always: for what has none of its own. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
