package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Specimen;
import org.openletter.support.Wire;

/** How answers travel: HEAD, compression, caches, other sites. Decisions 21 and 22. */
@QuarkusTest
class AnswersTest {

    @EveryCollection
    void head_is_wherever_get_is(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        for (String path :
                List.of(
                        some.path(),
                        made.path(),
                        some.path() + "/" + "x",
                        made.path() + "?nothing=1")) {
            Response get = Api.anonymous().get(path);
            Response head = Api.anonymous().head(path);
            assertEquals(get.statusCode(), head.statusCode(), path);
            assertEquals("", head.asString());
            for (String header :
                    List.of(
                            "ETag",
                            "Content-Type",
                            "Cache-Control",
                            "Last-Modified",
                            "Vary",
                            "Link")) {
                assertEquals(get.header(header), head.header(header), path + " " + header);
            }
        }
        String tag = Api.anonymous().get(made.path()).header("ETag");
        assertEquals(
                304, Api.anonymous().header("If-None-Match", tag).head(made.path()).statusCode());
    }

    @EveryCollection
    void json_and_problems_are_compressed_for_who_can_read_that(Specimen some) {
        String word = Api.unique();
        for (int i = 0; i < 6; i++) {
            some.make(word);
        }
        for (String path : List.of(some.marked(word), some.path() + "?nothing=1&nought=2&nil=3")) {
            Wire.Answer packed = Wire.send("GET", path, "Accept-Encoding: gzip");
            assertEquals("gzip", packed.headers().get("content-encoding"), path);
            assertTrue(
                    packed.headers().get("vary").toLowerCase().contains("accept-encoding"), path);
            Wire.Answer plain = Wire.send("GET", path);
            assertNull(plain.headers().get("content-encoding"));
            assertTrue(plain.headers().get("vary").toLowerCase().contains("accept-encoding"), path);
        }
    }

    @EveryCollection
    void what_everybody_may_see_is_kept_by_caches_for_a_moment(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        for (String path : List.of(made.path(), some.path())) {
            String cache = Api.anonymous().get(path).header("Cache-Control");
            assertTrue(
                    cache.matches(
                            "public, max-age=\\d+, (stale-while-revalidate=\\d+|must-revalidate)"),
                    cache);
            String vary = Api.anonymous().get(path).header("Vary");
            assertTrue(Set.of(vary.split(", ")).contains("Authorization"), vary);
        }
    }

    @EveryCollection
    void what_a_credential_was_shown_for_is_kept_by_nobody(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        var answers =
                List.of(
                        Api.admin().get(made.path()),
                        Api.admin().get(some.path()),
                        Api.with(Keys.with("signatures:read")).get(made.path()),
                        Api.admin().get(made.path() + "/history"),
                        some.patch(made, "{}"),
                        some.post(some.body(Api.unique())),
                        Api.anonymous().get(some.path() + "/x"),
                        Api.anonymous().get(some.path() + "?nothing=1"),
                        Api.anonymous().get(some.path() + "?q=%00"));
        for (Response answer : answers) {
            assertEquals("private, no-store", answer.header("Cache-Control"), answer.statusLine());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.openletter.support.Specimens#withDrafts")
    void a_draft_is_kept_by_nobody(Specimen some) {
        Specimen.Made draft = some.draft(Api.unique());
        assertEquals("private, no-store", Api.admin().get(draft.path()).header("Cache-Control"));
        assertEquals(
                "private, no-store", Api.anonymous().get(draft.path()).header("Cache-Control"));
    }

    @EveryCollection
    void other_sites_may_read_and_see_the_headers_that_matter(Specimen some) {
        Response answer = Api.anonymous().header("Origin", "https://example.org").get(some.path());
        assertTrue(
                Set.of("*", "https://example.org")
                        .contains(answer.header("Access-Control-Allow-Origin")));
        var exposed =
                new HashSet<>(
                        Arrays.asList(
                                answer.header("Access-Control-Expose-Headers")
                                        .toLowerCase()
                                        .split(",\\s*")));
        assertTrue(
                exposed.containsAll(
                        List.of(
                                "etag",
                                "link",
                                "location",
                                "retry-after",
                                "ratelimit",
                                "ratelimit-policy",
                                "content-language")),
                exposed.toString());
        assertNotEquals("true", answer.header("Access-Control-Allow-Credentials"));
    }

    @EveryCollection
    void other_sites_may_ask_before_they_write(Specimen some) {
        Response answer =
                Api.anonymous()
                        .header("Origin", "https://example.org")
                        .header("Access-Control-Request-Method", "PATCH")
                        .header(
                                "Access-Control-Request-Headers",
                                "authorization,if-match,content-type,idempotency-key")
                        .options(some.path() + "/x");
        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 204, answer.statusLine());
        assertTrue(answer.header("Access-Control-Allow-Methods").contains("PATCH"));
        String headers = answer.header("Access-Control-Allow-Headers").toLowerCase();
        for (String header :
                List.of("authorization", "if-match", "content-type", "idempotency-key")) {
            assertTrue(headers.contains(header), headers);
        }
        assertTrue(Long.parseLong(answer.header("Access-Control-Max-Age")) > 0);
    }

    @EveryCollection
    void an_answer_is_not_to_be_guessed_at(Specimen some) {
        for (String path : List.of(some.path(), some.path() + "/x")) {
            assertEquals("nosniff", Api.anonymous().get(path).header("X-Content-Type-Options"));
        }
        byte[] twice = Api.anonymous().get(some.path() + "?limit=1").asByteArray();
        assertArrayEquals(twice, Api.anonymous().get(some.path() + "?limit=1").asByteArray());
    }
}
