package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Statements;
import org.openletter.support.Wire;

/** The tests' own address is free of these limits, so here they come from others. */
@QuarkusTest
class RequestLimitsTest {

    private static final int BY_ADDRESS = 12;
    private static final int BY_KEY = 12;
    private static final int GUESSES = 5;

    @ParameterizedTest
    @CsvSource({
        "/v1/news?limit=1, 200",
        "/v1/news?limit=x, 400",
        "/v1/news/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10, 404",
        "/v1/api-keys, 401",
        "/v1/nothing, 404",
        "/nothing, 404",
        "//, 404",
        "/problems, 200",
        "/docs/swagger-ui-bundle.js, 200",
        "/openapi.json, 200",
        "/.well-known/api-catalog, 200"
    })
    void every_answer_says_how_it_stands(String path, int status) {
        Response answer = from(unused()).get(path);
        assertEquals(status, answer.statusCode());
        assertEquals("\"requests-per-address\";q=12;w=60", answer.header("RateLimit-Policy"));
        assertEquals("\"requests-per-address\";r=11;t=5", answer.header("RateLimit"));
    }

    @Test
    void also_what_has_not_changed_and_what_no_resource_refuses() {
        String path =
                Api.sending(
                                Api.admin(),
                                "{\"names\":[{\"full\":\"Edge\"}],\"kind\":\"colony\",\"country\":\"RU\"}")
                        .post("/v1/facilities")
                        .header("Location")
                        .replaceFirst("https?://[^/]+", "");
        String tag = Api.anonymous().get(path).header("ETag");
        String network = unused();
        assertEquals(304, from(network).header("If-None-Match", tag).get(path).statusCode());
        Response second = from(network).header("If-None-Match", tag).get(path);
        assertTrue(second.header("RateLimit").startsWith("\"requests-per-address\";r=10;"));
        Wire.Answer malformed =
                Wire.send("GET", "/v1/news?q=" + "a".repeat(8_000), "X-Forwarded-For: " + unused());
        assertEquals(414, malformed.status());
        assertTrue(malformed.headers().get("ratelimit").contains(";r=11;"));
        assertNull(Api.anonymous().get("/v1/news?limit=1").header("RateLimit"), "free of it");
    }

    @Test
    void too_many_from_one_address_are_refused_and_nobody_else() {
        String network = unused();
        for (int i = 0; i < BY_ADDRESS; i++) {
            assertEquals(404, from(network).get("/nothing").statusCode());
        }
        Response refused = from(network).header("Origin", "https://a.example").get("/v1/news");
        assertEquals(429, refused.statusCode());
        assertTrue(refused.header("Retry-After").matches("[1-5]"), "a twelfth of a minute");
        assertEquals("\"requests-per-address\";q=12;w=60", refused.header("RateLimit-Policy"));
        assertTrue(refused.header("RateLimit").startsWith("\"requests-per-address\";r=0;t="));
        assertEquals("https://a.example", refused.header("Access-Control-Allow-Origin"));
        assertEquals("too-many-requests", refused.jsonPath().getString("code"));
        assertEquals(429, from(network).get("/openapi.json").statusCode());
        assertEquals(200, from(unused()).get("/v1/news?limit=1").statusCode());
        assertEquals(200, from(network).get("/q/health/live").statusCode());
    }

    /** Else they would be judged by one path, and answered by another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/../v1/news",
                "/q/%2e%2e/v1/news",
                "/q/%2E./v1/news",
                "/v1/./news",
                "/v1/news/.."
            })
    void steps_up_lead_nowhere_and_are_counted(String path) {
        Wire.Answer answer = Wire.send("GET", path, "X-Forwarded-For: " + unused());
        assertEquals(404, answer.status());
        assertTrue(answer.headers().get("ratelimit").contains(";r=11;"));
    }

    @Test
    void a_key_is_the_same_key_however_it_is_announced() {
        String key = Keys.with("news:write");
        String network = unused();
        with(key, network).get("/v1/news?limit=1");
        for (int i = 0; i < BY_KEY; i++) {
            with(key, network).get("/v1/news?limit=1");
        }
        for (String spelling : new String[] {"Bearer  ", "bEARER ", " bearer   "}) {
            assertEquals(
                    429,
                    from(network)
                            .header("Authorization", spelling + key)
                            .get("/v1/news?limit=1")
                            .statusCode(),
                    spelling);
        }
    }

    @Test
    void nothing_is_read_for_what_is_refused() {
        String network = unused();
        exhaust(network);
        assertEquals(
                0,
                Statements.of(() -> assertEquals(429, from(network).get("/v1/news").statusCode())));
        String key = Keys.with("news:write");
        assertEquals(
                0,
                Statements.of(
                        () ->
                                assertEquals(
                                        429,
                                        with(key, network).get("/v1/news?limit=1").statusCode())));
    }

    @Test
    void a_household_of_IPv6_is_one_address() {
        String household = "2001:db8:" + hex() + ":" + hex() + ":";
        for (int i = 0; i < BY_ADDRESS; i++) {
            from(household + ":" + hex()).get("/nothing");
        }
        assertEquals(429, from(household + "1:2:3:4").get("/nothing").statusCode());
        assertEquals(
                404, from("2001:db8:" + hex() + ":" + hex() + "::1").get("/nothing").statusCode());
    }

    @Test
    void a_key_counts_for_itself_wherever_it_is_used() {
        String key = Keys.with("news:write");
        String network = unused();
        assertEquals(200, with(key, network).get("/v1/news?limit=1").statusCode());
        exhaust(network);
        for (int i = 0; i < BY_KEY; i++) {
            Response answer = with(key, i % 2 == 0 ? network : unused()).get("/v1/news?limit=1");
            assertEquals(200, answer.statusCode(), "request " + i);
            assertEquals("\"requests-per-key\";q=12;w=60", answer.header("RateLimit-Policy"));
        }
        Response refused = with(key, unused()).get("/v1/news?limit=1");
        assertEquals(429, refused.statusCode());
        assertTrue(refused.header("Retry-After").matches("[1-5]"), "a twelfth of a minute");
        assertEquals(
                200, with(Keys.with("news:write"), unused()).get("/v1/news?limit=1").statusCode());
    }

    @Test
    void guesses_are_soon_refused_without_asking_the_database() {
        String network = unused();
        String known = Keys.with("news:write");
        assertEquals(200, with(known, network).get("/v1/news?limit=1").statusCode());
        for (int i = 0; i < GUESSES; i++) {
            assertEquals(401, with(Token.random(), network).get("/v1/news?limit=1").statusCode());
        }
        String guess = Token.random();
        assertEquals(
                0,
                Statements.of(
                        () -> {
                            Response refused = with(guess, network).get("/v1/news?limit=1");
                            assertEquals(429, refused.statusCode());
                            assertTrue(refused.header("Retry-After").matches("1[0-2]|[1-9]"));
                            assertEquals(
                                    "\"wrong-credentials\";q=5;w=60",
                                    refused.header("RateLimit-Policy"));
                        }));
        assertEquals(200, with(known, network).get("/v1/news?limit=1").statusCode());
        assertEquals(200, from(network).get("/v1/news?limit=1").statusCode());
    }

    @Test
    void a_revoked_key_falls_back_to_its_address() {
        Response made =
                Api.sending(Api.admin(), "{\"name\":\"edge\",\"scopes\":[\"news:write\"]}")
                        .post("/v1/api-keys");
        String key = made.jsonPath().getString("secret");
        String network = unused();
        assertEquals(200, with(key, network).get("/v1/news?limit=1").statusCode());
        Api.admin()
                .header("If-Match", "*")
                .delete("/v1/api-keys/" + made.jsonPath().getString("id"));
        assertEquals(401, with(key, network).get("/v1/news?limit=1").statusCode());
        Response again = with(key, network).get("/v1/news?limit=1");
        assertEquals(401, again.statusCode());
        assertTrue(again.header("RateLimit").startsWith("\"requests-per-address\""));
    }

    @Test
    void where_two_limits_apply_both_are_told() {
        Response answer =
                Api.sending(from(unused()), "{}")
                        .post(
                                "/v1/prisoners/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10/correction-requests");
        assertEquals(
                "\"corrections\";q=10;w=3600, \"requests-per-address\";q=12;w=60",
                answer.header("RateLimit-Policy"));
        assertTrue(
                answer.header("RateLimit")
                        .matches("\"corrections\";r=9;t=\\d+, \"requests-per-address\";r=11;t=5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "'",
                "\"",
                ",,,",
                "for=;;",
                "[::",
                "1.2.3.4:99999999999",
                "%00",
                "fe80::1%eth0"
            })
    void what_is_no_address_breaks_nothing(String garbage) {
        for (String header : new String[] {"X-Forwarded-For", "Forwarded", "X-Forwarded-Proto"}) {
            Wire.Answer answer = Wire.send("GET", "/v1/news?limit=1", header + ": " + garbage);
            assertEquals(200, answer.status(), header + " " + answer.body());
        }
    }

    @Test
    void links_keep_up_the_encryption_that_a_proxy_began() {
        Response answer =
                Api.anonymous()
                        .header("X-Forwarded-Proto", "https")
                        .get("/v1/news?limit=1&count=none");
        assertTrue(
                answer.jsonPath().getString("page.self").startsWith("https://"), answer.asString());
        Response plain =
                Api.anonymous().header("X-Forwarded-Proto", "gopher").get("/v1/news?limit=1");
        assertTrue(plain.jsonPath().getString("page.self").startsWith("http://"), plain.asString());
    }

    private void exhaust(String network) {
        int status = 0;
        while (status != 429) {
            status = from(network).get("/nothing").statusCode();
        }
    }

    private static RequestSpecification from(String network) {
        return Api.anonymous().header("X-Forwarded-For", "1.1.1.1, " + network + ", 198.51.100.7");
    }

    private static RequestSpecification with(String key, String network) {
        return from(network).header("Authorization", "Bearer " + key);
    }

    private static String unused() {
        return "2001:db8:" + hex() + ":" + hex() + "::1";
    }

    private static String hex() {
        return Integer.toHexString(new Random().nextInt(1, 0x10000));
    }
}
