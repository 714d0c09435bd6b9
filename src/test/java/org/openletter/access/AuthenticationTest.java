package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;

/** Who calls, and what they may do: decision 28. */
@QuarkusTest
class AuthenticationTest {

    private static String code(int status, Response answer) {
        return Api.json(status, answer).get("code").asText();
    }

    @EveryCollection
    void a_key_that_is_not_valid_is_refused_even_where_none_is_needed(Specimen some) {
        for (String key :
                List.of(
                        Token.random(),
                        "ol_short",
                        "x",
                        "ol_" + "a".repeat(300),
                        "' or 1=1",
                        Keys.expired("admin"))) {
            Response answer = Api.with(key).get(some.path());
            assertEquals("credential-invalid", code(401, answer), key);
            assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""));
        }
    }

    @EveryCollection
    void a_credential_of_another_form_is_refused(Specimen some) {
        for (String header :
                List.of("Basic YTpi", "Bearer", Api.ADMIN_KEY, "Token " + Api.ADMIN_KEY)) {
            Response answer = Api.anonymous().header("Authorization", header).get(some.path());
            assertEquals("credential-unsupported", code(401, answer), header);
        }
        Response lower =
                Api.anonymous().header("Authorization", "bearer " + Api.ADMIN_KEY).get(some.path());
        assertEquals(200, lower.statusCode(), "the scheme has no case");
    }

    @EveryCollection
    void a_key_in_the_address_is_no_credential(Specimen some) {
        assertEquals(
                400,
                Api.anonymous().get(some.path() + "?access_token=" + Api.ADMIN_KEY).statusCode());
    }

    @EveryCollection
    void a_key_without_the_scope_reads_what_readers_read(Specimen some) {
        String word = Api.unique();
        some.make(word);
        Specimen.Made draft = some.draft(word);
        String weak = Keys.with("signatures:read");
        int shown = some.hasDrafts() ? 1 : 2;
        assertEquals(
                shown,
                Api.json(200, Api.with(weak).get(some.marked(word))).at("/page/total").asInt());
        assertEquals(some.hasDrafts() ? 404 : 200, Api.with(weak).get(draft.path()).statusCode());
        Response post = Api.sending(Api.with(weak), some.body(word)).post(some.path());
        assertEquals("scope-missing", code(403, post));
    }

    @EveryCollection
    void a_refusal_comes_before_the_body_is_read(Specimen some) {
        Response answer = Api.sending(Api.anonymous(), "{\"nothing\":").post(some.path());
        assertEquals("credential-missing", code(401, answer));
        String unknown = some.path() + "/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";
        Response delete = Api.with(Keys.with("signatures:read")).delete(unknown);
        assertEquals("scope-missing", code(403, delete));
    }

    @Test
    void no_secret_is_stored() {
        String key = Keys.with("news:write");
        assertEquals(200, Api.with(key).get("/v1/news").statusCode());
        assertEquals(
                List.of("0"),
                Rows.column(
                        "select count(*) from api_key k where k::text like '%' || ? || '%'", key));
    }

    @Test
    void the_last_use_of_a_key_is_noted() {
        String key = Keys.with("news:write");
        String before = lastUse();
        Api.with(key).get("/v1/news");
        assertFalse(before.equals(lastUse()));
    }

    private static String lastUse() {
        return Rows.column(
                        "select coalesce(max(last_used_at)::text, '') from api_key where name = 'test'")
                .get(0);
    }
}
