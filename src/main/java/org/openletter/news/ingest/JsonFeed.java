package org.openletter.news.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.news.ingest.FeedDocument.Entry;
import org.openletter.news.ingest.FeedDocument.Markup;

/** JSON Feed, versions 1 and 1.1. */
final class JsonFeed {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_NODES = 300_000;
    private static final String VERSION = "(?i)https?://jsonfeed\\.org/version/1(\\.[0-9]+)?";

    private JsonFeed() {}

    static FeedDocument read(String json) {
        if (json.chars().filter(c -> c == '{' || c == '[').count() > MOST_NODES) {
            throw new Unfit("feed-too-complex", "The JSON has too many objects.");
        }
        JsonNode feed;
        try {
            feed = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Unfit("feed-broken", "The answer isn't JSON; it may have broken off.");
        }
        if (!feed.path("version").asText().matches(VERSION) || !feed.path("items").isArray()) {
            throw new Unfit("feed-unknown", "The JSON is no JSON Feed of version 1 or 1.1.");
        }
        var entries = new ArrayList<Entry>();
        feed.get("items").forEach(item -> entries.add(entry(item, feed)));
        return new FeedDocument(text(feed, "language"), entries);
    }

    private static Entry entry(JsonNode item, JsonNode feed) {
        String link = text(item, "url");
        Markup html = Markup.of(text(item, "content_html"), true);
        Instant published = instant(text(item, "date_published"));
        return new Entry(
                text(item, "id"),
                link == null ? text(item, "external_url") : link,
                Markup.of(text(item, "title"), false),
                html == null ? Markup.of(text(item, "content_text"), false) : html,
                Markup.of(text(item, "summary"), false),
                published == null ? instant(text(item, "date_modified")) : published,
                authors(item, feed),
                texts(item.path("tags")),
                text(item, "language"));
    }

    /** Version 1.1, "authors": an item without has those of the feed. */
    private static List<String> authors(JsonNode item, JsonNode feed) {
        for (JsonNode holder : List.of(item, feed)) {
            var names = new ArrayList<String>();
            for (JsonNode author : holder.path("authors")) {
                names.add(author.path("name").asText());
            }
            names.add(holder.path("author").path("name").asText());
            names.removeIf(String::isBlank);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** Version 1.1, "id": a publisher who sends a number means its text. */
    private static @Nullable String text(JsonNode holder, String name) {
        JsonNode value = holder.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText()
                : null;
    }

    private static @Nullable Instant instant(@Nullable String written) {
        try {
            return written == null ? null : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
