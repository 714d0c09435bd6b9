package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Specimen;
import org.openletter.support.Together;

/** An importer never looks anything up first: decision 25. */
@QuarkusTest
class ImportTest {

    private static String key(Specimen some, String id) {
        return some.path() + "/by-external-id/test/" + id;
    }

    private static Response put(String path, String body) {
        return Api.sending(Api.admin(), body).put(path);
    }

    @EveryCollection
    void the_first_time_creates_the_next_replaces(Specimen some) {
        String word = Api.unique();
        Response created = put(key(some, word), some.body(word));
        JsonNode first = Api.json(201, created);
        assertTrue(
                created.header("Location").endsWith(some.path() + "/" + first.get("id").asText()));
        assertEquals("test", first.at("/externalKey/source").asText());
        assertEquals(word, first.at("/externalKey/externalId").asText());

        Response same = put(key(some, word), some.body(word));
        assertEquals(first, Api.json(200, same), "nothing new, nothing changed");
        assertEquals(created.header("ETag"), same.header("ETag"));

        JsonNode changed = Api.json(200, put(key(some, word), some.body(word, "Other " + word)));
        assertEquals(first.get("id"), changed.get("id"));
        assertEquals(2, changed.get("version").asInt());
        assertEquals(changed, Api.adminReads(key(some, word)));
        assertEquals(changed, Api.adminReads(some.path() + "/" + first.get("id").asText()));
    }

    @EveryCollection
    void of_ten_at_once_one_creates(Specimen some) {
        String word = Api.unique();
        List<Response> answers = Together.run(10, i -> put(key(some, word), some.body(word)));
        assertEquals(1, answers.stream().filter(a -> a.statusCode() == 201).count());
        assertEquals(9, answers.stream().filter(a -> a.statusCode() == 200).count());
        assertEquals(
                1,
                answers.stream()
                        .map(a -> Api.json(a.asString()).get("id").asText())
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(1, Api.adminReads(some.marked(word)).at("/page/total").asInt());
    }

    @EveryCollection
    void conditions_are_obeyed_where_they_are_sent(Specimen some) {
        String word = Api.unique();
        String path = key(some, word);
        Api.json(412, Api.sending(Api.admin(), some.body(word)).header("If-Match", "*").put(path));
        Response created =
                Api.sending(Api.admin(), some.body(word)).header("If-None-Match", "*").put(path);
        Api.json(201, created);
        Api.json(
                412,
                Api.sending(Api.admin(), some.body(word)).header("If-None-Match", "*").put(path));
        Response changed =
                Api.sending(Api.admin(), some.body(word, "Other"))
                        .header("If-Match", created.header("ETag"))
                        .put(path);
        assertNotEquals(created.header("ETag"), changed.header("ETag"));
        Api.json(
                412,
                Api.sending(Api.admin(), some.body(word))
                        .header("If-Match", created.header("ETag"))
                        .put(path));
    }

    @EveryCollection
    void a_deleted_entry_is_not_brought_back_by_an_import(Specimen some) {
        String word = Api.unique();
        Response created = put(key(some, word), some.body(word));
        String path = some.path() + "/" + Api.json(201, created).get("id").asText();
        Api.admin().header("If-Match", created.header("ETag")).delete(path);
        Api.json(410, put(key(some, word), some.body(word)));
    }

    @EveryCollection
    void a_key_may_hold_any_character_and_not_too_many(Specimen some) {
        String word = Api.unique();
        Api.json(201, put(key(some, word + "%2Fa%20%C3%BC%3F"), some.body(word)));
        assertEquals(
                word + "/a ü?",
                Api.adminReads(key(some, word + "%2Fa%20%C3%BC%3F"))
                        .at("/externalKey/externalId")
                        .asText());
        for (String wrong : List.of("x".repeat(201), "a%0Ab", "%20")) {
            JsonNode problem = Api.json(400, put(key(some, wrong), some.body(word)));
            assertEquals("externalId", problem.at("/errors/0/parameter").asText(), wrong);
        }
        JsonNode problem =
                Api.json(400, put(some.path() + "/by-external-id/a%20b/1", some.body(word)));
        assertEquals("source", problem.at("/errors/0/parameter").asText());
        Api.json(404, Api.admin().get(key(some, Api.unique())));
    }
}
