package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;

@QuarkusTest
class FeedSourcesTest {

    private static final String BODY =
            """
            {"url": "https://feeds.invalid/rss", "name": "NAME", "language": "en", "enabled": false}
            """;

    private final String name = Api.unique();

    private Response create() {
        return Api.sending(Api.admin(), BODY.replace("NAME", name)).post("/v1/feed-sources");
    }

    @Test
    void what_is_left_out_is_said_in_the_answer() {
        Response answer = create();
        JsonNode source = Api.json(201, answer);
        assertEquals("/v1/feed-sources/" + source.get("id").asText(), path(answer));
        assertEquals(30, source.get("intervalMinutes").asInt());
        assertEquals("article", source.get("kind").asText());
        assertEquals(false, source.get("publishes").asBoolean());
        assertEquals(false, source.get("quiet").asBoolean());
        assertEquals(0, source.get("failures").asInt());
        assertEquals(source, Api.adminReads(path(answer)));
        assertEquals(
                name, Api.adminReads("/v1/feed-sources?name=" + name).at("/items/0/name").asText());
    }

    private static String path(Response answer) {
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void it_is_changed_only_with_its_tag_and_keeps_a_history() {
        String path = path(create());
        String tag = Api.admin().get(path).header("ETag");
        String patch = "{\"enabled\": true}";
        assertEquals(
                428, Api.sending(Api.admin(), Api.MERGE_PATCH, patch).patch(path).statusCode());
        Response changed =
                Api.sending(Api.admin(), Api.MERGE_PATCH, patch)
                        .header("If-Match", tag)
                        .patch(path);
        assertEquals(2, Api.json(200, changed).get("version").asInt());
        assertTrue(Api.json(200, changed).has("nextRunAt"));
        assertEquals(
                412,
                Api.sending(Api.admin(), BODY.replace("NAME", name))
                        .header("If-Match", tag)
                        .put(path)
                        .statusCode());
        assertEquals(
                3,
                Api.json(
                                200,
                                Api.sending(Api.admin(), BODY.replace("NAME", name))
                                        .header("If-Match", changed.header("ETag"))
                                        .put(path))
                        .get("version")
                        .asInt());
        Response unchanged =
                Api.sending(Api.admin(), Api.MERGE_PATCH, "{}").header("If-Match", "*").patch(path);
        assertEquals(3, Api.json(200, unchanged).get("version").asInt());
        assertEquals(
                304,
                Api.admin()
                        .header("If-None-Match", unchanged.header("ETag"))
                        .get(path)
                        .statusCode());
        JsonNode history = Api.adminReads(path + "/history");
        assertEquals(
                "replaced patched created", String.join(" ", history.findValuesAsText("action")));
        assertEquals(204, Api.admin().header("If-Match", "*").delete(path).statusCode());
        assertEquals(404, Api.admin().get(path).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 401, 401, 401",
        "petitions:write, 403, 403, 403",
        "news:write, 200, 403, 202",
        "news:publish, 403, 201, 403",
        "'news:write,news:publish', 200, 201, 202",
        "admin, 200, 201, 202"
    })
    void readers_see_none_and_writing_needs_the_scope_to_publish(
            String scopes, int read, int written, int run) {
        String path = path(create());
        var caller = scopes.isEmpty() ? "" : Keys.with(scopes.split(","));
        assertEquals(read, caller(caller).get("/v1/feed-sources").statusCode());
        assertEquals(read, caller(caller).get(path).statusCode());
        assertEquals(read, caller(caller).get(path + "/runs").statusCode());
        assertEquals(read, caller(caller).get(path + "/history").statusCode());
        assertEquals(
                written,
                Api.sending(caller(caller), BODY.replace("NAME", name))
                        .post("/v1/feed-sources")
                        .statusCode());
        assertEquals(run, caller(caller).post(path + "/runs").statusCode());
    }

    private static io.restassured.specification.RequestSpecification caller(String key) {
        return key.isEmpty() ? Api.anonymous() : Api.with(key);
    }

    @ParameterizedTest
    @CsvSource({
        "url, '\"ftp://example.org/\"'",
        "url, '\"http://me:secret@example.org/\"'",
        "url, '\"/feed\"'",
        "language, '\"english\"'",
        "intervalMinutes, 4",
        "intervalMinutes, 10081",
        "name, '\"\"'",
        "kind, '\" \"'"
    })
    void what_can_not_be_is_refused_by_name(String property, String value) {
        String body =
                BODY.replace("NAME", name)
                        .replaceFirst("\"" + property + "\": \"[^\"]*\",?", "")
                        .replaceFirst("\\{", "{\"" + property + "\": " + value + ",");
        JsonNode problem = Api.json(422, Api.sending(Api.admin(), body).post("/v1/feed-sources"));
        assertEquals("/" + property, problem.at("/errors/0/pointer").asText());
    }

    @Test
    void what_is_not_there_is_404() {
        String none = "/v1/feed-sources/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";
        assertEquals(404, Api.admin().get(none).statusCode());
        assertEquals(404, Api.admin().get(none + "/runs").statusCode());
        assertEquals(404, Api.admin().post(none + "/runs").statusCode());
        assertEquals(
                404,
                Api.admin()
                        .get(path(create()) + "/runs/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                        .statusCode());
    }
}
