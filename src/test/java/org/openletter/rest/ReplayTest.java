package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Together;

/** A request that is sent again is done once: decision 24. */
@QuarkusTest
class ReplayTest {

    private static Response post(Specimen some, String key, String body) {
        return Api.sending(Api.admin(), body).header("Idempotency-Key", key).post(some.path());
    }

    private static int count(Specimen some, String word) {
        return Api.adminReads(some.marked(word)).at("/page/total").asInt();
    }

    @EveryCollection
    void a_repeated_request_gets_its_first_answer_and_does_nothing(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        Response first = post(some, key, some.body(word));
        Response second = post(some, key, some.body(word));
        assertEquals(201, first.statusCode());
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        for (String header : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
            assertEquals(first.header(header), second.header(header), header);
        }
        assertEquals(1, count(some, word));
    }

    @EveryCollection
    void a_key_means_the_same_with_and_without_quotation_marks(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        String first = post(some, key, some.body(word)).asString();
        assertEquals(first, post(some, '"' + key + '"', some.body(word)).asString());
        assertEquals(1, count(some, word));
    }

    @EveryCollection
    void a_key_is_not_taken_for_another_request(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        Api.json(201, post(some, key, some.body(word)));
        JsonNode problem = Api.json(422, post(some, key, some.body(word, "Other")));
        assertEquals("idempotency-key-reused", problem.get("code").asText());
        assertEquals("Idempotency-Key", problem.at("/errors/0/header").asText());
        assertEquals(1, count(some, word));
    }

    @EveryCollection
    void another_caller_with_the_same_key_makes_their_own(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        String first = Api.json(201, post(some, key, some.body(word))).get("id").asText();
        Response other =
                Api.sending(Api.with(Keys.with("admin")), some.body(word))
                        .header("Idempotency-Key", key)
                        .post(some.path());
        assertFalse(Api.json(201, other).get("id").asText().equals(first));
    }

    @EveryCollection
    void a_refusal_is_not_kept(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        Api.json(400, post(some, key, "{\"nothing\":1}"));
        Api.json(422, post(some, key, "{}"));
        Api.json(201, post(some, key, some.body(word)));
    }

    @EveryCollection
    void of_ten_at_once_one_is_done(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        List<Response> answers = Together.run(10, i -> post(some, key, some.body(word)));
        for (Response answer : answers) {
            assertTrue(List.of(201, 409).contains(answer.statusCode()), answer.asString());
            if (answer.statusCode() == 409) {
                assertEquals("request-running", Api.json(409, answer).get("code").asText());
                assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
            }
        }
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.statusCode() == 201)
                        .map(Response::asString)
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(1, count(some, word));
    }

    @EveryCollection
    void a_key_that_is_none_is_refused(Specimen some) {
        String word = Api.unique();
        for (String key : List.of("\"\"", "a b", "ä", "x".repeat(256), "\t")) {
            Response answer = post(some, key, some.body(word));
            if (!key.isBlank()) {
                assertEquals("idempotency-key-invalid", Api.json(400, answer).get("code").asText());
            }
        }
        Response two =
                Api.sending(Api.admin(), some.body(word))
                        .header("Idempotency-Key", "a")
                        .header("Idempotency-Key", "b")
                        .post(some.path());
        Api.json(400, two);
    }

    @EveryCollection
    void whoever_reads_the_table_learns_neither_key_nor_answer(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        Api.json(201, post(some, key, some.body(word)));
        for (String text : List.of(word, key)) {
            assertEquals(
                    List.of("0"),
                    Rows.column(
                            "select count(*) from idempotency_key where position(?::bytea in body) > 0"
                                    + " or position(?::bytea in hash) > 0 or headers like '%' || ? || '%'",
                            text, text, text));
        }
    }

    @EveryCollection
    void a_key_is_forgotten_after_a_day(Specimen some) {
        String word = Api.unique();
        String key = UUID.randomUUID().toString();
        Api.json(201, post(some, key, some.body(word)));
        Rows.execute("update idempotency_key set created_at = created_at - interval '25 hours'");
        Api.json(201, post(some, key, some.body(word, "Other")));
        assertEquals(2, count(some, word));
    }
}
