package org.openletter.rest.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.openletter.rest.feed.FeedFormat;

/** Answers whose form another standard describes. */
final class Texts {

    /**
     * A form.
     *
     * @param object whether it is a JSON object rather than a text
     */
    private record Text(String name, String description, boolean object, Object example) {}

    private static final Map<String, Text> KNOWN =
            Map.of(
                    "text/event-stream",
                    text(
                            "ChangeStream",
                            "Server-sent events as the HTML standard has them: id, event and, as data, a Change.",
                            "id: AAAAAAAAAAHrdHjvSZYpYhE7y34\nevent: updated\ndata: {\"kind\":\"news\",…}\n\n"),
                    "image/svg+xml",
                    text(
                            "SvgImage",
                            "An SVG image without scripts, to be put into any page.",
                            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 120\" role=\"img\">…</svg>"),
                    FeedFormat.ATOM,
                    text(
                            "AtomFeed",
                            "An Atom feed as RFC 4287 has it, in UTF-8.",
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">…</feed>"),
                    FeedFormat.RSS,
                    text(
                            "RssFeed",
                            "An RSS 2.0 feed in UTF-8.",
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>…</channel></rss>"),
                    FeedFormat.JSON,
                    object(
                            "JsonFeed",
                            "A feed as JSON Feed 1.1 has it.",
                            Map.of(
                                    "version",
                                    "https://jsonfeed.org/version/1.1",
                                    "title",
                                    "News",
                                    "items",
                                    List.of())),
                    "application/ld+json",
                    object(
                            "NewsArticle",
                            "The item as schema.org has news articles, in JSON-LD.",
                            Map.of("@context", "https://schema.org", "@type", "NewsArticle")),
                    "application/vnd.iptc.ninjs+json",
                    object(
                            "Ninjs",
                            "The item as the International Press Telecommunications Council has news in JSON: ninjs 3.1.",
                            Map.of("uri", "urn:uuid:01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")));

    private Texts() {}

    private static Text text(String name, String description, String example) {
        return new Text(name, description, false, example);
    }

    private static Text object(String name, String description, Map<String, Object> example) {
        // Sorted: the document must be the same at each start.
        return new Text(name, description, true, new TreeMap<>(example));
    }

    static boolean knows(String mediaType) {
        return KNOWN.containsKey(mediaType);
    }

    static Schema of(String mediaType, Schemas schemas) {
        Text text = KNOWN.get(mediaType);
        if (text == null) {
            throw new IllegalStateException("nothing is said of " + mediaType);
        }
        return schemas.add(
                text.name(),
                OASFactory.createSchema()
                        .description(text.description())
                        .addType(text.object() ? SchemaType.OBJECT : SchemaType.STRING)
                        .addExample(text.example()));
    }
}
