package org.openletter.rest.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Medium;

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
            List<String> authors,
            Beside beside) {

        public Item(
                UUID id,
                String title,
                Link link,
                @Nullable Instant published,
                Instant updated,
                Said said,
                List<String> authors) {
            this(id, title, link, published, updated, said, authors, Beside.NOTHING);
        }

        Item at(String href) {
            var there = new Link(href, link.mediaType());
            return new Item(id, title, there, published, updated, said, authors, beside);
        }
    }

    /**
     * What else an entry has.
     *
     * @param original where it was first published, if that was elsewhere
     */
    public record Beside(@Nullable String original, List<String> tags, List<Medium> media) {
        static final Beside NOTHING = new Beside(null, List.of(), List.of());
    }

    /** What an entry says: in short as plain text, in full as HTML that is sanitised already. */
    public record Said(@Nullable String language, @Nullable String summary, @Nullable String html) {
        public static Said html(@Nullable String language, String html) {
            return new Said(language, null, html);
        }

        public static Said text(@Nullable String language, @Nullable String text) {
            return new Said(language, text, null);
        }
    }

    /** The same with its entries at these addresses. */
    public Feed at(UnaryOperator<String> address) {
        List<Item> there =
                entries.stream().map(item -> item.at(address.apply(item.link().href()))).toList();
        return new Feed(head, links, updated, there);
    }

    static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    /** The same id for the same name, always: for what has none of its own. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
