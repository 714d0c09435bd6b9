package org.openletter.rest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Medium;

/** Writes a feed as JSON Feed 1.1. */
final class JsonFeed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    private JsonFeed() {}

    static byte[] written(Feed feed) {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION);
        json.put("title", feed.head().title());
        put(json, "language", feed.head().language());
        json.put("home_page_url", feed.links().alternate().href());
        json.put("feed_url", feed.links().self());
        put(json, "next_url", feed.links().next());
        author(json.putArray("authors"), feed.head().author());
        ArrayNode items = json.putArray("items");
        feed.entries().forEach(item -> write(item, items.addObject()));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Feed.Item item, ObjectNode json) {
        Feed.Said said = item.said();
        json.put("id", Feed.urn(item.id()));
        json.put("url", item.link().href());
        put(json, "external_url", item.beside().original());
        json.put("title", item.title());
        put(json, "summary", said.summary());
        if (said.html() != null) {
            json.put("content_html", said.html());
        } else {
            // One of the two must be there.
            json.put("content_text", said.summary() == null ? item.title() : said.summary());
        }
        put(json, "language", said.language());
        if (item.published() != null) {
            json.put("date_published", item.published().toString());
        }
        json.put("date_modified", item.updated().toString());
        if (!item.authors().isEmpty()) {
            ArrayNode authors = json.putArray("authors");
            item.authors().forEach(name -> author(authors, name));
        }
        if (!item.beside().tags().isEmpty()) {
            ArrayNode tags = json.putArray("tags");
            item.beside().tags().forEach(tags::add);
        }
        media(item, json);
    }

    private static void media(Feed.Item item, ObjectNode json) {
        for (Medium medium : item.beside().media()) {
            if (medium.mediaType().startsWith("image/") && !json.has("image")) {
                json.put("image", medium.url());
            }
            ObjectNode attachment = json.withArray("attachments").addObject();
            attachment.put("url", medium.url());
            attachment.put("mime_type", medium.mediaType());
            put(attachment, "title", medium.alt());
        }
    }

    private static void author(ArrayNode authors, String name) {
        authors.addObject().put("name", name);
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
