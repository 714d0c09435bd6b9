package org.openletter.news;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.news.Newsroom.path;
import static org.openletter.news.Newsroom.published;
import static org.openletter.news.Newsroom.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;

/** An item in the forms of other standards. */
@QuarkusTest
class FormsTest {

    private static final String LD = "application/ld+json";
    private static final String NINJS = "application/vnd.iptc.ninjs+json";

    @Test
    void an_item_is_a_news_article_with_its_corrections() {
        String id = rich();
        Response answer = in(LD, id);
        answer.then()
                .statusCode(200)
                .contentType(LD)
                .header("ETag", not(in("application/json", id).header("ETag")));
        JsonNode article = Api.json(answer.asString());
        assertEquals("https://schema.org", article.get("@context").asText());
        assertEquals("NewsArticle", article.get("@type").asText());
        assertEquals("They wrote from a colony.", article.get("articleBody").asText());
        JsonNode correction = article.get("correction").get(0);
        assertEquals("CorrectionComment", correction.get("@type").asText());
        assertEquals("It is a colony.", correction.get("text").asText());
        assertTrue(correction.has("datePublished"));
        assertEquals("A friend", article.get("image").get(0).get("creditText").asText());
        assertEquals("Eva", article.get("author").get(0).get("name").asText());
        Api.anonymous()
                .accept(LD)
                .header("If-None-Match", answer.header("ETag"))
                .get(path(id))
                .then()
                .statusCode(304);
        String slug = Api.read(path(id)).get("slug").asText();
        Api.anonymous().accept(LD).get("/v1/news/by-slug/" + slug).then().contentType(LD);
    }

    @Test
    void an_item_is_valid_ninjs() throws IOException {
        JsonSchema schema = ninjs();
        String group = ", \"translationGroup\": \"" + UUID.randomUUID() + "\"";
        String plain = published(Api.unique(), group);
        String translated =
                Api.json(
                                201,
                                Newsroom.post(
                                        Newsroom.json(Api.unique(), group)
                                                .replace("\"en\"", "\"ru\"")))
                        .get("id")
                        .asText();
        Api.json(201, verb(translated, "publication"));
        for (String id : new String[] {rich(), plain, translated}) {
            JsonNode item = Api.json(in(NINJS, id).asString());
            assertEquals(Set.of(), schema.validate(item), item.toString());
            assertEquals("urn:uuid:" + id, item.get("uri").asText());
        }
        JsonNode broken = Api.json("{\"uri\": \"urn:x:y\", \"headline\": \"Of another version\"}");
        assertFalse(schema.validate(broken).isEmpty(), "the schema is read");
    }

    @Test
    void a_hidden_prisoner_is_in_no_form() {
        String json =
                """
                {"names": [{"kind": "primary", "full": "%s"}], "visibility": "%s"}
                """;
        String name = Api.unique();
        String hidden =
                Api.json(
                                201,
                                Api.sending(Api.admin(), json.formatted(name, "hidden"))
                                        .post("/v1/prisoners"))
                        .get("id")
                        .asText();
        String id = published(Api.unique(), ", \"prisoners\": [\"" + hidden + "\"]");
        for (String form : new String[] {LD, NINJS}) {
            String shown = in(form, id).asString();
            assertFalse(shown.contains(name) || shown.contains(hidden), shown);
            assertTrue(Api.admin().accept(form).get(path(id)).asString().contains(name));
        }
    }

    @Test
    void nothing_that_an_item_says_ends_the_script_that_it_stands_in() {
        String id = published("</script><script>alert(1)</script> " + Api.unique(), "");
        String article = in(LD, id).asString();
        assertFalse(article.contains("<"), article);
        assertTrue(Api.json(article).get("headline").asText().startsWith("</script>"));
    }

    @Test
    void what_only_our_own_form_has_is_refused_in_others() {
        String id = published();
        Api.anonymous()
                .accept(LD)
                .get(path(id) + "?fields=title")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("fields"));
        Api.anonymous().accept("image/png").get(path(id)).then().statusCode(406);
        Api.anonymous().accept(NINJS).get("/v1/news/" + UUID.randomUUID()).then().statusCode(404);
        Api.json(201, verb(id, "retraction", "{\"reason\": \"Not hers.\"}"));
        in(LD, id).then().statusCode(410).body("reason", equalTo("Not hers."));
    }

    private static String rich() {
        String id =
                published(
                        Api.unique(),
                        """
                        , "summary": "In short.", "byline": ["Eva"], "agency": "Reuters", "tags": ["letter"],
                        "places": ["Perm"], "originalUrl": "https://example.org/a?b=c",
                        "publisher": {"name": "The Times", "url": "https://example.org"},
                        "media": [{"url": "https://example.org/a.jpg", "mediaType": "image/jpeg", "alt": "A vigil",
                                   "credit": "A friend", "width": 1600, "height": 900, "license": "CC BY 4.0"}]
                        """);
        Api.json(
                201,
                verb(
                        id,
                        "corrections",
                        "{\"kind\": \"correction\", \"note\": \"It is a colony.\", \"body\": \"They **wrote** from a colony.\"}"));
        return id;
    }

    private static Response in(String mediaType, String id) {
        return Api.anonymous().accept(mediaType).get(path(id));
    }

    private static JsonSchema ninjs() throws IOException {
        try (InputStream schema =
                FormsTest.class.getResourceAsStream("/schemas/ninjs-schema_3.1.json")) {
            var places = Map.of("https://geojson.org/schema/GeoJSON.json", "true");
            return JsonSchemaFactory.getInstance(
                            SpecVersion.VersionFlag.V202012,
                            factory -> factory.schemaLoaders(known -> known.schemas(places)))
                    .getSchema(schema);
        }
    }
}
