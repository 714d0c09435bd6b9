package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Specimen;

/** What was public is never silently gone, and what was not is never said to be: decision 26. */
@QuarkusTest
class DeletionTest {

    @EveryCollection
    void what_is_deleted_leaves_a_tombstone(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        Response answer = some.delete(made);
        assertEquals(204, answer.statusCode());
        assertEquals("", answer.asString());
        String slug = some.path() + "/by-slug/" + made.json().get("slug").asText();
        for (String path : List.of(made.path(), slug)) {
            for (var caller : List.of(Api.anonymous(), Api.admin())) {
                JsonNode gone = Api.json(410, caller.get(path));
                assertEquals("deleted", gone.get("code").asText());
                assertEquals(made.id(), gone.get("id").asText());
                assertTrue(gone.has("deletedAt"));
            }
        }
    }

    @EveryCollection
    void what_is_deleted_is_in_no_list(Specimen some) {
        String word = Api.unique();
        some.make(word);
        some.delete(some.make(word));
        assertEquals(1, Api.read(some.marked(word)).at("/page/total").asInt());
        assertEquals(1, Api.adminReads(some.marked(word)).at("/page/total").asInt());
        if (some.rules().search() != null) {
            assertEquals(1, Api.read(some.path() + "?q=" + word).at("/page/total").asInt());
        }
    }

    @EveryCollection
    void what_is_deleted_can_not_be_changed(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        some.delete(made);
        Api.json(410, some.patch(made, "{}"));
        Api.json(410, some.delete(made));
        Api.json(
                410,
                Api.sending(Api.admin(), some.body(Api.unique()))
                        .header("If-Match", "*")
                        .put(made.path()));
    }

    @EveryCollection
    void an_editor_restores_what_is_deleted(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        some.delete(made);
        JsonNode restored = Api.json(201, Api.admin().post(made.path() + "/restoration"));
        assertEquals(made.json().get("version").asInt() + 2, restored.get("version").asInt());
        assertEquals(restored.get("version"), Api.read(made.path()).get("version"));
        assertEquals(1, Api.read(some.marked(word)).at("/page/total").asInt());
        JsonNode again = Api.json(409, Api.admin().post(made.path() + "/restoration"));
        assertEquals("not-deleted", again.get("code").asText());
        Api.json(401, Api.anonymous().post(made.path() + "/restoration"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.openletter.support.Specimens#withDrafts")
    void what_was_never_public_is_to_readers_as_if_it_had_never_been(Specimen some) {
        String word = Api.unique();
        Specimen.Made draft = some.draft(word);
        String unknown = some.path() + "/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";
        String nothing = said(Api.anonymous().get(unknown), unknown);
        assertEquals(nothing, said(Api.anonymous().get(draft.path()), draft.path()));
        String slug = some.path() + "/by-slug/" + draft.json().get("slug").asText();
        assertEquals(404, Api.anonymous().get(slug).statusCode());
        assertEquals(0, Api.read(some.marked(word)).at("/page/total").asInt());
        assertEquals(1, Api.adminReads(some.marked(word)).at("/page/total").asInt());
        if (some.rules().search() != null) {
            assertEquals(0, Api.read(some.path() + "?q=" + word).at("/page/total").asInt());
        }
        some.delete(draft);
        assertEquals(nothing, said(Api.anonymous().get(draft.path()), draft.path()));
        Api.json(410, Api.admin().get(draft.path()));
    }

    /** One rule stands twice: for one entry in Java, for a list in SQL. */
    @EveryCollection
    void a_list_shows_readers_what_they_are_shown_one_by_one(Specimen some) {
        String word = Api.unique();
        some.make(word);
        some.draft(word);
        for (JsonNode item : Api.adminReads(some.marked(word)).get("items")) {
            String id = item.get("id").asText();
            boolean alone = Api.anonymous().get(some.path() + "/" + id).statusCode() == 200;
            boolean listed = Api.read(some.marked(word)).findValuesAsText("id").contains(id);
            assertEquals(alone, listed);
        }
    }

    /** An answer but for what differs with every request. */
    private static String said(Response answer, String path) {
        return answer.statusCode()
                + answer.asString()
                        .replaceAll("\"traceId\":\"\\w+\"", "")
                        .replace("\"" + path + "\"", "");
    }
}
