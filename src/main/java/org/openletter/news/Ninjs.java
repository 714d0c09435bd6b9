package org.openletter.news;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Rendering;
import org.openletter.rest.body.Medium;

/** An item as the IPTC has news in JSON: ninjs 3.1. */
final class Ninjs {

    /** Not registered; ninjs names none. */
    static final String MEDIA_TYPE = "application/vnd.iptc.ninjs+json";

    private static final String SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";

    private Ninjs() {}

    static JsonNode of(NewsItem item, Rendering.Around around) {
        NewsBody body = item.body;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("uri", "urn:uuid:" + item.id());
        ObjectNode standard = json.putObject("standard");
        standard.put("name", "ninjs").put("version", "3.1").put("schema", SCHEMA);
        json.put("type", "text");
        json.put("representationType", "full");
        json.put("version", String.valueOf(item.version()));
        json.put("pubStatus", item.status == Status.published ? "usable" : "withheld");
        json.put("firstCreated", item.createdAt().toString());
        json.put("versionCreated", item.updatedAt().toString());
        time(json, "contentCreated", body.publishedAt());
        time(json, "embargoedUntil", body.embargoUntil());
        time(json, "expires", body.unpublishAt());
        json.put("language", body.language());
        json.put("title", body.title());
        json.withArray("headlines").addObject().put("value", body.title());
        if (body.summary() != null) {
            json.withArray("descriptions")
                    .addObject()
                    .put("contentType", "text/plain")
                    .put("value", body.summary());
        }
        text(json, "text/html", item.bodyHtml, item);
        text(json, "text/plain", item.bodyText, item);
        if (!body.byline().isEmpty()) {
            json.put("by", String.join(", ", body.byline()));
        }
        json.withArray("genres").addObject().put("name", body.kind());
        body.tags().forEach(tag -> json.withArray("subjects").addObject().put("name", tag));
        body.places().forEach(place -> json.withArray("places").addObject().put("name", place));
        around.linked("prisoners")
                .forEach(
                        person ->
                                json.withArray("people")
                                        .addObject()
                                        .put("name", person.title())
                                        .put("rel", "about")
                                        .put("uri", "urn:uuid:" + person.id()));
        sources(json, body);
        for (int i = 0; i < body.media().size(); i++) {
            add(json, body.media().get(i), item, i);
        }
        notes(json, item);
        around.translations()
                .forEach(
                        other ->
                                json.withArray("associations")
                                        .addObject()
                                        .put("name", "translation-" + other.language())
                                        .put("rel", "translation")
                                        .put("uri", "urn:uuid:" + other.id())
                                        .put("language", other.language())
                                        .put("title", other.title()));
        return json;
    }

    private static void text(ObjectNode json, String type, String value, NewsItem item) {
        json.withArray("bodies")
                .addObject()
                .put("contentType", type)
                .put("charCount", value.length())
                .put("wordCount", item.wordCount)
                .put("value", value);
    }

    private static void sources(ObjectNode json, NewsBody body) {
        if (body.publisher() != null) {
            ObjectNode source =
                    json.withArray("infoSources")
                            .addObject()
                            .put("name", body.publisher().name())
                            .put("role", "publisher");
            if (body.publisher().url() != null) {
                source.put("uri", body.publisher().url());
            }
        }
        if (body.agency() != null) {
            json.withArray("infoSources")
                    .addObject()
                    .put("name", body.agency())
                    .put("role", "agency");
        }
        if (body.originalUrl() != null) {
            json.withArray("altIds")
                    .addObject()
                    .put("role", "original")
                    .put("value", body.originalUrl());
        }
    }

    private static void add(ObjectNode json, Medium medium, NewsItem item, int place) {
        ObjectNode picture =
                json.withArray("associations")
                        .addObject()
                        .put("name", "media-" + place)
                        .put("uri", "urn:uuid:" + item.id() + "#media-" + place)
                        .put("type", type(medium.mediaType()));
        ObjectNode rendition =
                picture.withArray("renditions")
                        .addObject()
                        .put("name", "original")
                        .put("href", medium.url())
                        .put("contentType", medium.mediaType());
        if (medium.width() != null) {
            rendition.put("width", medium.width());
        }
        if (medium.height() != null) {
            rendition.put("height", medium.height());
        }
        described(picture, "alt", medium.alt());
        described(picture, "caption", medium.caption());
        if (medium.credit() != null) {
            picture.put("by", medium.credit());
        }
        if (medium.license() != null) {
            picture.put("usageTerms", medium.license());
        }
    }

    private static void described(ObjectNode json, String role, @Nullable String text) {
        if (text != null) {
            json.withArray("descriptions").addObject().put("role", role).put("value", text);
        }
    }

    private static String type(String mediaType) {
        return switch (mediaType.split("/", -1)[0]) {
            case "image" -> "picture";
            case "video" -> "video";
            case "audio" -> "audio";
            default -> "component";
        };
    }

    /** The standard has no corrections; notes to editors are where it would look for them. */
    private static void notes(ObjectNode json, NewsItem item) {
        if (!item.life.corrections.isEmpty()) {
            json.put(
                    "edNote",
                    String.join("\n", item.life.corrections.stream().map(Ninjs::note).toList()));
        }
    }

    private static String note(Correction correction) {
        return "%s, %s: %s"
                .formatted(correction.kind(), correction.correctedAt(), correction.note());
    }

    private static void time(ObjectNode json, String name, @Nullable Instant at) {
        if (at != null) {
            json.put(name, at.toString());
        }
    }
}
