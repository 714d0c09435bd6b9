package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Specimen;

/** Decision 23: PUT replaces, PATCH merges, and neither does anything where nothing changes. */
@QuarkusTest
class MergePatchTest {

    private static JsonNode read(Specimen.Made made) {
        return Api.adminReads(made.path());
    }

    @EveryCollection
    void null_removes_and_what_is_absent_stays(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        assertTrue(read(made).has(some.optional()));
        JsonNode answer =
                Api.json(200, some.patch(made, "{\"%s\":null}".formatted(some.optional())));
        assertFalse(answer.has(some.optional()), "unset is absent, not null");
        Api.json(some.body("x"))
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!name.equals(some.optional())) {
                                assertEquals(made.json().get(name), answer.get(name), name);
                            }
                        });
        assertEquals(answer, read(made));
        assertEquals(made.json().get("version").asInt() + 1, answer.get("version").asInt());
    }

    @EveryCollection
    void an_empty_patch_changes_nothing_not_even_the_version(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        JsonNode before = read(made);
        String same = "{\"%s\":%s}".formatted(some.optional(), before.get(some.optional()));
        for (String patch : List.of("{}", same)) {
            Response answer = some.patch(made, patch);
            assertEquals(before, Api.json(200, answer));
            assertEquals(made.tag(), answer.header("ETag"));
        }
        assertEquals(before, read(made));
    }

    @EveryCollection
    void replacing_by_the_same_changes_nothing_either(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.draft(word);
        Response answer = put(some, made, some.hidden(word));
        assertEquals(made.json(), Api.json(200, answer));
        assertEquals(made.tag(), answer.header("ETag"));
    }

    @EveryCollection
    void replacing_takes_away_what_is_not_sent(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.draft(word);
        ObjectNode body = (ObjectNode) Api.json(some.body(word));
        body.remove(some.optional());
        JsonNode answer = Api.json(200, put(some, made, body.toString()));
        assertFalse(answer.has(some.optional()));
        assertEquals(made.json().get("createdAt"), answer.get("createdAt"));
        assertNotEquals(made.json().get("updatedAt"), answer.get("updatedAt"));
        assertEquals(answer, read(made));
    }

    @EveryCollection
    void another_media_type_is_refused_with_the_right_one(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        for (String type :
                List.of("application/json", "application/json-patch+json", "text/plain")) {
            Response answer =
                    Api.sending(Api.admin(), type, "{}")
                            .header("If-Match", made.tag())
                            .patch(made.path());
            Api.json(415, answer);
            assertEquals("application/merge-patch+json", answer.header("Accept-Patch"));
        }
    }

    @EveryCollection
    void an_unknown_property_is_refused_by_its_pointer(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        for (Response answer :
                List.of(
                        some.patch(made, "{\"wlarus\":1,\"nothing\":{\"x\":1}}"),
                        put(some, made, "{\"wlarus\":1,\"nothing\":2}"),
                        some.post("{\"wlarus\":1,\"nothing\":2}"))) {
            JsonNode problem = Api.json(400, answer);
            assertEquals("properties-unknown", problem.get("code").asText());
            assertEquals("/wlarus", problem.at("/errors/0/pointer").asText());
            assertEquals("/nothing", problem.at("/errors/1/pointer").asText());
        }
        JsonNode problem =
                Api.json(400, some.patch(made, "{\"version\":7,\"id\":null,\"slug\":\"x\"}"));
        assertTrue(problem.get("errors").size() >= 2, "what the service says can't be written");
    }

    @EveryCollection
    void what_is_no_object_is_refused(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        for (String patch :
                List.of("[]", "1", "null", "\"x\"", "", "{", "{}{}", "{\"a\":}", "\uFEFF{}")) {
            for (Response answer :
                    List.of(some.patch(made, patch), put(some, made, patch), some.post(patch))) {
                Api.json(400, answer);
            }
        }
        assertEquals(made.tag(), Api.admin().get(made.path()).header("ETag"));
    }

    @EveryCollection
    void a_patch_that_breaks_a_rule_changes_nothing(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        JsonNode problem =
                Api.json(
                        422,
                        some.patch(
                                made,
                                "{\"%s\":[1],\"%s\":{}}".formatted(some.optional(), some.mark())));
        assertEquals(2, problem.get("errors").size(), "each flaw is named");
        assertEquals(made.json(), read(made));
    }

    @EveryCollection
    void a_created_resource_is_answered_whole(Specimen some) {
        String word = Api.unique();
        Response answer = some.post(some.body(word));
        JsonNode json = Api.json(201, answer);
        assertEquals(some.path() + "/" + json.get("id").asText(), path(answer.header("Location")));
        assertEquals(json, Api.adminReads(path(answer.header("Location"))));
        assertEquals(1, json.get("version").asInt());
        assertEquals(json.get("createdAt"), json.get("updatedAt"));
        assertEquals(7, Character.digit(json.get("id").asText().charAt(14), 16), "UUIDv7");
        assertTrue(json.get("createdAt").asText().endsWith("Z"));
        assertEquals(json, Api.adminReads(some.path() + "/by-slug/" + json.get("slug").asText()));
    }

    @EveryCollection
    void unset_is_absent_and_an_empty_list_is_there(Specimen some) {
        JsonNode json = some.draft(Api.unique()).json();
        json.properties().forEach(p -> assertFalse(p.getValue().isNull(), p.getKey()));
        long lists = 0;
        for (JsonNode value : json) {
            lists += value.isArray() && value.isEmpty() ? 1 : 0;
        }
        assertTrue(some.name().equals("facilities") || lists > 0, "an empty list is there");
    }

    @EveryCollection
    void a_renamed_resource_is_found_under_its_former_slug_too(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.draft(word);
        String former = made.json().get("slug").asText();
        JsonNode renamed = Api.json(200, put(some, made, some.body(word, "Renamed " + word)));
        String present = renamed.get("slug").asText();
        assertNotEquals(former, present);
        Response moved =
                Api.admin().redirects().follow(false).get(some.path() + "/by-slug/" + former);
        assertEquals(308, moved.statusCode());
        assertEquals(some.path() + "/by-slug/" + present, path(moved.header("Location")));
        assertEquals(200, Api.admin().get(path(moved.header("Location"))).statusCode());
        String again = some.draft(Api.unique()).json().get("slug").asText();
        assertNotEquals(former, again);
        Specimen.Made namesake = some.draft(word);
        assertNotEquals(former, namesake.json().get("slug").asText(), "a slug keeps its meaning");
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/v1/"));
    }

    private static Response put(Specimen some, Specimen.Made made, String body) {
        return Api.sending(Api.admin(), body).header("If-Match", made.tag()).put(made.path());
    }
}
