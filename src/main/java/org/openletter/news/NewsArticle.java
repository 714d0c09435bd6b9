package org.openletter.news;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Rendering;
import org.openletter.rest.Summary;
import org.openletter.rest.body.Medium;

/** An item as schema.org has news articles, in JSON-LD, to be put into a page as it is. */
final class NewsArticle {

    static final String MEDIA_TYPE = "application/ld+json";

    private NewsArticle() {}

    static JsonNode of(NewsItem item, Rendering.Around around) {
        NewsBody body = item.body;
        String address = around.base() + "/v1/news/" + item.id();
        ObjectNode json = typed(JsonNodeFactory.instance.objectNode(), "NewsArticle");
        json.put("@context", "https://schema.org");
        json.put("@id", "urn:uuid:" + item.id());
        json.put("url", address);
        json.put("headline", body.title());
        put(json, "description", body.summary());
        json.put("articleBody", item.bodyText);
        json.put("wordCount", item.wordCount);
        json.put("inLanguage", body.language());
        put(json, "datePublished", body.publishedAt());
        put(json, "dateModified", item.renewedAt());
        put(json, "expires", body.unpublishAt());
        json.put("version", item.life.textVersion);
        put(json, "isBasedOn", body.originalUrl());
        body.byline().forEach(name -> named(json, "author", "Person", name));
        publisher(json, body);
        body.media().forEach(medium -> add(json, medium));
        body.tags().forEach(json.withArray("keywords")::add);
        body.places().forEach(place -> named(json, "contentLocation", "Place", place));
        around.linked("prisoners")
                .forEach(one -> linked(json, "Person", one, around.base() + "/v1/prisoners/"));
        around.linked("petitions")
                .forEach(
                        one -> linked(json, "CreativeWork", one, around.base() + "/v1/petitions/"));
        item.life.corrections.forEach(correction -> add(json, correction));
        around.translations()
                .forEach(
                        other -> {
                            ObjectNode work =
                                    typed(
                                            json.withArray("workTranslation").addObject(),
                                            "NewsArticle");
                            work.put("@id", "urn:uuid:" + other.id());
                            work.put("url", around.base() + "/v1/news/" + other.id());
                            work.put("inLanguage", other.language());
                        });
        return json;
    }

    private static void publisher(ObjectNode json, NewsBody body) {
        if (body.publisher() != null) {
            ObjectNode publisher = typed(json.putObject("publisher"), "Organization");
            publisher.put("name", body.publisher().name());
            put(publisher, "url", body.publisher().url());
        }
        if (body.agency() != null) {
            typed(json.putObject("sourceOrganization"), "Organization").put("name", body.agency());
        }
    }

    private static void add(ObjectNode json, Medium medium) {
        String kind = medium.mediaType().split("/", -1)[0];
        String type =
                switch (kind) {
                    case "image" -> "ImageObject";
                    case "video" -> "VideoObject";
                    case "audio" -> "AudioObject";
                    default -> "MediaObject";
                };
        ArrayNode all = json.withArray(kind.equals("image") ? "image" : "associatedMedia");
        ObjectNode object = typed(all.addObject(), type);
        object.put("contentUrl", medium.url());
        object.put("encodingFormat", medium.mediaType());
        put(object, "description", medium.alt());
        put(object, "caption", medium.caption());
        put(object, "creditText", medium.credit());
        put(object, "license", medium.license());
        if (medium.width() != null) {
            object.put("width", medium.width());
        }
        if (medium.height() != null) {
            object.put("height", medium.height());
        }
    }

    private static void add(ObjectNode json, Correction correction) {
        ObjectNode comment = typed(json.withArray("correction").addObject(), "CorrectionComment");
        comment.put("text", correction.note());
        put(comment, "datePublished", correction.correctedAt());
    }

    private static void linked(ObjectNode json, String type, Summary one, String path) {
        named(json, "about", type, one.title()).put("url", path + one.id());
    }

    private static ObjectNode named(ObjectNode json, String property, String type, String name) {
        return typed(json.withArray(property).addObject(), type).put("name", name);
    }

    private static ObjectNode typed(ObjectNode json, String type) {
        return json.put("@type", type);
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof Instant || value instanceof String) {
            json.put(name, value.toString());
        }
    }
}
