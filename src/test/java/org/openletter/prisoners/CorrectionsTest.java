package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Rows;

/** Readers say what is wrong in a record, and learn what became of it. */
@QuarkusTest
class CorrectionsTest {

    private static final String WORDS = "She was moved in May.";

    @Inject CorrectionErasure erasure;

    @Test
    void a_reader_needs_no_account_and_learns_what_became_of_it() {
        String prisoner = prisoner("public");
        JsonNode sent = Api.json(201, ask(prisoner, reader()));
        String token = sent.get("token").textValue();
        assertEquals("open", sent.get("status").textValue());
        assertFalse(sent.has("text"));

        JsonNode listed =
                Api.json(
                        200,
                        Api.with(Keys.with("prisoners:write"))
                                .get("/v1/prisoners/" + prisoner + "/correction-requests"));
        assertEquals(WORDS, listed.at("/items/0/text").textValue());
        assertFalse(listed.toString().contains(token));
        Api.json(201, decide(sent.get("id").textValue(), Keys.with("prisoners:write")));

        JsonNode told = Api.json(200, enquire(token));
        assertEquals("decided", told.get("status").textValue());
        assertEquals("accepted", told.get("outcome").textValue());
        assertEquals("Thank you.", told.get("answer").textValue());
        assertFalse(told.has("text"));
        assertEquals(422, enquire(token + "x").statusCode());
    }

    @Test
    void only_editors_read_what_readers_wrote() {
        String prisoner = prisoner("public");
        Api.json(201, ask(prisoner, reader()));

        String path = "/v1/prisoners/" + prisoner + "/correction-requests";
        assertEquals(401, Api.anonymous().get(path).statusCode());
        assertEquals(403, Api.with(Keys.with("prisoners:partner")).get(path).statusCode());
        assertEquals(
                403, Api.with(Keys.with("news:write")).get("/v1/correction-requests").statusCode());
    }

    @Test
    void of_a_record_that_isnt_there_for_them_nobody_reads_or_decides() {
        String sealed = prisoner("sealed");
        assertEquals(404, ask(sealed, reader()).statusCode());
        assertEquals(404, ask(UUID.randomUUID().toString(), reader()).statusCode());
        String id = Api.json(201, ask(sealed, Api.with(Keys.with("admin")))).get("id").textValue();

        String editor = Keys.with("prisoners:write");
        assertFalse(
                Api.with(editor).get("/v1/correction-requests?limit=100").asString().contains(id));
        assertEquals(404, decide(id, editor).statusCode());
        assertTrue(Api.admin().get("/v1/correction-requests?limit=100").asString().contains(id));
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_back() {
        String prisoner = prisoner("public");
        String key = Keys.with("news:write");
        Response last = ask(prisoner, Api.with(key));
        assertEquals("\"corrections\";q=10;w=3600", last.header("RateLimit-Policy"));
        assertTrue(last.header("RateLimit").startsWith("\"corrections\";r=9;t="));
        for (int i = 0; i < 10; i++) {
            last = ask(prisoner, Api.with(key));
        }

        assertEquals(429, last.statusCode());
        assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
        assertEquals(
                10,
                Api.json(
                                200,
                                Api.admin()
                                        .get(
                                                "/v1/prisoners/"
                                                        + prisoner
                                                        + "/correction-requests?limit=100"))
                        .get("items")
                        .size());
    }

    @Test
    void what_was_written_is_erased_some_time_after_the_decision() {
        String prisoner = prisoner("public");
        JsonNode open = Api.json(201, ask(prisoner, reader()));
        JsonNode decided = Api.json(201, ask(prisoner, reader()));
        decide(decided.get("id").textValue(), Keys.with("prisoners:write"));

        erasure.erase(Instant.now().plusSeconds(1));

        assertEquals(
                0,
                count(
                        "correction_request where text is not null and id = '"
                                + decided.get("id").textValue()
                                + "'"));
        assertEquals(
                1,
                count(
                        "correction_request where text is not null and id = '"
                                + open.get("id").textValue()
                                + "'"));
    }

    @Test
    void the_token_is_stored_nowhere() {
        String token = Api.json(201, ask(prisoner("public"), reader())).get("token").textValue();

        assertEquals(
                0, count("correction_request where token = convert_to('" + token + "', 'UTF8')"));
        assertNotEquals(
                0,
                count(
                        "correction_request where token = sha256(convert_to('"
                                + token
                                + "', 'UTF8'))"));
    }

    /** From an address that nobody else asks from. */
    private static RequestSpecification reader() {
        String network = Integer.toHexString(new Random().nextInt(1, 0x10000));
        return Api.anonymous().header("X-Forwarded-For", "2001:db8:c0:" + network + "::1");
    }

    private static Response ask(String prisoner, RequestSpecification caller) {
        return Api.sending(caller, "{\"text\":\"" + WORDS + "\",\"path\":\"custody\"}")
                .post("/v1/prisoners/" + prisoner + "/correction-requests");
    }

    private static Response decide(String id, String key) {
        return Api.sending(Api.with(key), "{\"outcome\":\"accepted\",\"answer\":\"Thank you.\"}")
                .post("/v1/correction-requests/" + id + "/decision");
    }

    private static Response enquire(String token) {
        return Api.sending(Api.anonymous(), "{\"token\":\"" + token + "\"}")
                .post("/v1/correction-requests/enquiries");
    }

    private static String prisoner(String visibility) {
        return Api.json(
                        201,
                        Api.sending(
                                        Api.admin(),
                                        "{\"names\":[{\"kind\":\"primary\",\"full\":\"A\"}],\"visibility\":\""
                                                + visibility
                                                + "\"}")
                                .post("/v1/prisoners"))
                .get("id")
                .textValue();
    }

    private static int count(String from) {
        return Integer.parseInt(Rows.column("select count(*)::text from " + from).get(0));
    }
}
