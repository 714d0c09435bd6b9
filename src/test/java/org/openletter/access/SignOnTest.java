package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.AccessToken;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;

/** What callers of the operator's provider may do, and what they are known by. */
@QuarkusTest
class SignOnTest {

    private static final String KEYS = "/v1/api-keys";

    private static String person() {
        return UUID.randomUUID().toString();
    }

    private static String code(int status, Response answer) {
        return Api.json(status, answer).get("code").asText();
    }

    private static Response write(Specimen some, String token, String word) {
        return Api.sending(Api.with(token), some.hidden(word)).post(some.path());
    }

    @EveryCollection
    void a_role_that_is_mapped_may_write_and_the_history_says_who(Specimen some) {
        String anna = person();
        Response made =
                write(
                        some,
                        AccessToken.of(anna)
                                .claim("preferred_username", "anna")
                                .roles("editor")
                                .signed(),
                        Api.unique());
        String path = some.path() + "/" + Api.json(201, made).get("id").asText();
        String another = AccessToken.of(anna).roles("editor").signed();
        Api.json(
                200,
                Api.sending(Api.with(another), Api.MERGE_PATCH, some.patch("note"))
                        .header("If-Match", made.header("ETag"))
                        .patch(path));
        JsonNode items = Api.json(200, Api.with(another).get(path + "/history")).get("items");
        assertEquals(List.of("sso:" + anna, "sso:anna"), items.findValuesAsText("actor"));
        List<String> ids =
                Rows.column(
                        "select distinct key_id::text from audit_entry where entry_id = ?::uuid",
                        path.substring(path.lastIndexOf('/') + 1));
        assertEquals(1, ids.size(), "the same person, whatever their name and token");
        assertEquals('8', ids.get(0).charAt(14), "no API key has an id of this version");
    }

    @EveryCollection
    void a_role_that_is_not_mapped_grants_nothing(Specimen some) {
        for (String token :
                List.of(
                        AccessToken.with(),
                        AccessToken.with("guest"),
                        AccessToken.with("admin", "news:write", "prisoners:write", "Editor", ""),
                        AccessToken.of(person()).claim("scope", "admin news:write").signed(),
                        AccessToken.of(person()).claim("roles", List.of("editor")).signed(),
                        AccessToken.of(person()).claim("realm_access", "editor").signed(),
                        AccessToken.of(person())
                                .claim("realm_access", Map.of("roles", Map.of("editor", true)))
                                .signed())) {
            assertEquals("scope-missing", code(403, write(some, token, Api.unique())));
            assertEquals(200, Api.with(token).get(some.path() + "?limit=1").statusCode());
        }
    }

    @Test
    void nobody_is_an_admin_but_by_a_role_that_says_so() {
        assertEquals("scope-missing", code(403, Api.with(AccessToken.with("editor")).get(KEYS)));
        assertEquals(200, Api.with(AccessToken.with("chief", "nothing")).get(KEYS).statusCode());
    }

    @Test
    void a_role_says_in_whatever_form_a_list_has_one() {
        String one =
                AccessToken.of(person()).claim("realm_access", Map.of("roles", "x chief")).signed();
        assertEquals(200, Api.with(one).get(KEYS).statusCode());
        String mixed =
                AccessToken.of(person())
                        .claim("realm_access", Map.of("roles", List.of(1, "chief", List.of())))
                        .signed();
        assertEquals(200, Api.with(mixed).get(KEYS).statusCode());
    }

    @EveryCollection
    void a_request_sent_again_with_another_token_of_the_same_person_is_done_once(Specimen some) {
        String anna = person();
        String body = some.hidden(Api.unique());
        String key = UUID.randomUUID().toString();
        String first = posted(some, AccessToken.of(anna), body, key);
        assertEquals(first, posted(some, AccessToken.of(anna).claim("name", "A"), body, key));
        assertNotEquals(first, posted(some, AccessToken.of(person()), body, key));
    }

    private static String posted(Specimen some, AccessToken token, String body, String key) {
        Response answer =
                Api.sending(Api.with(token.roles("editor").signed()), body)
                        .header("Idempotency-Key", key)
                        .post(some.path());
        return Api.json(201, answer).get("id").asText();
    }

    @EveryCollection
    void what_a_token_was_shown_no_shared_cache_keeps(Specimen some) {
        String path = some.make(Api.unique()).path();
        for (String token : List.of(AccessToken.with("editor"), AccessToken.with())) {
            for (String each : List.of(path, some.path() + "?limit=1")) {
                Response answer = Api.with(token).get(each);
                assertEquals(200, answer.statusCode());
                assertEquals("private, no-store", answer.header("Cache-Control"));
                assertTrue(answer.header("Vary").contains("Authorization"));
            }
        }
        assertTrue(Api.anonymous().get(path).header("Cache-Control").startsWith("public"));
    }

    @Test
    void an_api_key_that_was_stolen_and_revoked_is_refused_at_once() {
        Response made =
                Api.sending(Api.admin(), "{\"name\":\"stolen\",\"scopes\":[\"news:write\"]}")
                        .post(KEYS);
        JsonNode key = Api.json(201, made);
        String secret = key.get("secret").asText();
        assertEquals(200, Api.with(secret).get("/v1/news?limit=1").statusCode());
        String path = KEYS + "/" + key.get("id").asText();
        Response revoked =
                Api.with(AccessToken.with("chief"))
                        .header("If-Match", made.header("ETag"))
                        .delete(path);
        assertEquals(204, revoked.statusCode());
        assertEquals("credential-invalid", code(401, Api.with(secret).get("/v1/news?limit=1")));
    }

    @Test
    void a_weak_key_beside_a_strong_token_is_no_combination() {
        String two = Keys.with("news:write") + ", Bearer " + AccessToken.with("chief");
        assertEquals("credential-invalid", code(401, Api.with(two).get(KEYS)));
    }
}
