package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;

@QuarkusTest
class BatchTest {

    private static String json(boolean atomic, List<String> items) {
        return "{\"items\":[" + String.join(",", items) + "],\"atomic\":" + atomic + "}";
    }

    private static Response post(Specimen some, boolean atomic, List<String> items) {
        return Api.sending(Api.admin(), json(atomic, items)).post(some.path() + "/batches");
    }

    private static int count(Specimen some, String word) {
        return Api.adminReads(some.marked(word)).at("/page/total").asInt();
    }

    private static List<Integer> statuses(JsonNode answer) {
        var statuses = new ArrayList<Integer>();
        answer.get("items")
                .forEach(
                        row -> {
                            assertEquals(statuses.size(), row.get("index").asInt());
                            statuses.add(row.get("status").asInt());
                        });
        return statuses;
    }

    @EveryCollection
    void three_good_ones_are_created_and_a_bad_one_says_why(Specimen some) {
        String word = Api.unique();
        String body = some.body(word);
        JsonNode answer = Api.json(207, post(some, false, List.of(body, body, "{}", body)));
        assertEquals(List.of(201, 201, 422, 201), statuses(answer));
        assertEquals(3, count(some, word));
        for (int good : List.of(0, 1, 3)) {
            JsonNode row = answer.at("/items/" + good);
            JsonNode entry = Api.adminReads(row.get("location").asText());
            assertEquals(row.get("id"), entry.get("id"));
            assertEquals(row.get("version"), entry.get("version"));
            JsonNode history = Api.adminReads(row.get("location").asText() + "/history");
            assertEquals("created", history.at("/items/0/action").asText());
        }
        JsonNode alone = Api.json(422, some.post("{}"));
        JsonNode problem = answer.at("/items/2/problem");
        for (String same : List.of("type", "title", "status", "detail", "code", "errors")) {
            assertEquals(alone.get(same), problem.get(same), same);
        }
        assertTrue(answer.at("/items/2/id").isMissingNode());
    }

    @EveryCollection
    void what_is_unknown_or_no_object_is_a_problem_of_its_item(Specimen some) {
        String word = Api.unique();
        JsonNode answer =
                Api.json(
                        207,
                        post(some, false, List.of("{\"wrong\":1}", some.body(word), "1", "null")));
        assertEquals(List.of(400, 201, 400, 400), statuses(answer));
        assertEquals("properties-unknown", answer.at("/items/0/problem/code").asText());
        assertEquals("/wrong", answer.at("/items/0/problem/errors/0/pointer").asText());
        assertEquals("json-not-an-object", answer.at("/items/2/problem/code").asText());
        assertEquals(1, count(some, word));
    }

    @EveryCollection
    void an_atomic_batch_is_stored_whole_or_not_at_all(Specimen some) {
        String word = Api.unique();
        String body = some.body(word);
        JsonNode problem = Api.json(422, post(some, true, List.of(body, body, body, "{}")));
        assertEquals("batch-refused", problem.get("code").asText());
        problem.get("errors")
                .forEach(e -> assertTrue(e.get("pointer").asText().startsWith("/items/3/")));
        assertEquals(0, count(some, word));
        JsonNode answer = Api.json(207, post(some, true, List.of(body, body)));
        assertEquals(List.of(201, 201), statuses(answer));
        assertEquals(2, count(some, word));
    }

    @EveryCollection
    void too_many_or_none_are_refused_before_any_work(Specimen some) {
        String word = Api.unique();
        var items = new ArrayList<>(Collections.nCopies(500, "{}"));
        items.add(0, some.body(word));
        for (Response answer :
                List.of(
                        post(some, false, items),
                        post(some, false, List.of()),
                        Api.sending(Api.admin(), "{}").post(some.path() + "/batches"))) {
            assertEquals("/items", Api.json(422, answer).at("/errors/0/pointer").asText());
        }
        assertEquals(0, count(some, word));
        JsonNode unknown =
                Api.json(
                        400,
                        Api.sending(Api.admin(), "{\"items\":[{}],\"atomik\":true}")
                                .post(some.path() + "/batches"));
        assertEquals("/atomik", unknown.at("/errors/0/pointer").asText());
    }

    @EveryCollection
    void a_repeated_batch_gets_its_first_answer(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        String json = json(false, List.of(some.body(word), "{}"));
        Response first = keyed(some, key, json);
        Response second = keyed(some, key, json);
        assertEquals(207, second.statusCode());
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(first.asString(), second.asString());
        assertEquals(1, count(some, word));
        Response other = keyed(some, key, json(false, List.of("{}")));
        assertEquals("idempotency-key-reused", Api.json(422, other).get("code").asText());
    }

    private static Response keyed(Specimen some, String key, String json) {
        return Api.sending(Api.admin(), json)
                .header("Idempotency-Key", key)
                .post(some.path() + "/batches");
    }

    @EveryCollection
    void who_may_not_create_one_may_not_create_many(Specimen some) {
        String word = Api.unique();
        String json = json(false, List.of(some.body(word)));
        String key = Keys.with("signatures:read");
        Api.json(403, Api.sending(Api.with(key), json).post(some.path() + "/batches"));
        Api.json(401, Api.sending(Api.anonymous(), json).post(some.path() + "/batches"));
        assertEquals(0, count(some, word));
    }

    @Test
    void one_that_the_database_refuses_leaves_the_others_alone() {
        Specimen petitions = Specimens.named("petitions");
        String word = Api.unique();
        String alike =
                petitions
                        .body(word)
                        .replaceFirst(
                                "\\{", "{\"translationGroup\":\"" + UUID.randomUUID() + "\",");
        String alone = petitions.body(word);
        JsonNode answer =
                Api.json(207, post(petitions, false, List.of(alone, alike, alone, alike, alone)));
        assertEquals(List.of(201, 201, 201, 409, 201), statuses(answer));
        assertEquals("already-there", answer.at("/items/3/problem/code").asText());
        assertEquals(4, count(petitions, word));
        JsonNode problem = Api.json(422, post(petitions, true, List.of(alone, alike, "{}")));
        assertEquals("/items/1", problem.at("/errors/0/pointer").asText());
        assertEquals(4, count(petitions, word));
        answer = Api.json(207, post(petitions, false, List.of(alike, alike, alone)));
        assertEquals(List.of(409, 409, 201), statuses(answer));
        assertEquals(5, count(petitions, word));
    }
}
