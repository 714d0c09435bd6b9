package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.ProblemCheck;
import org.openletter.support.Specimen;
import org.openletter.support.Wire;

/**
 * Every refusal is a problem, and no request brings a 500: decisions 16 to 18. That a problem is a
 * proper one is checked by {@link ProblemCheck}, in these tests and all others.
 */
@QuarkusTest
class ProblemsTest {

    private static final String UNKNOWN = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";
    private static final int MEBIBYTE = 1024 * 1024;

    private static JsonNode refused(int status, String code, Response answer) {
        JsonNode problem = Api.json(status, answer);
        assertEquals(code, problem.get("code").asText());
        return problem;
    }

    private static JsonNode checked(Wire.Answer answer) {
        return ProblemCheck.check(answer.status(), answer.contentType(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/v1",
                "/v1/nothing",
                "/v1/news/x/y/z",
                "/v1//news",
                "/v1/news/",
                "/v1/News"
            })
    void an_unknown_path_is_not_found(String path) {
        for (String method : List.of("GET", "POST", "DELETE")) {
            Wire.Answer answer = Wire.send(method, path, admin());
            assertEquals(404, answer.status(), path);
            assertEquals("not-found", checked(answer).get("code").asText());
        }
    }

    @EveryCollection
    void an_unknown_entry_is_not_found(Specimen some) {
        for (String path : List.of("/" + UNKNOWN, "/by-slug/nothing", "/by-external-id/a/b")) {
            refused(404, "not-found", Api.anonymous().get(some.path() + path));
        }
        String path = some.path() + "/" + UNKNOWN;
        refused(404, "not-found", Api.admin().header("If-Match", "*").delete(path));
        refused(404, "not-found", Api.admin().post(path + "/restoration"));
        refused(
                404,
                "not-found",
                Api.sending(Api.admin(), some.body("x")).header("If-Match", "*").put(path));
    }

    @EveryCollection
    void an_identifier_that_is_none_is_refused(Specimen some) {
        for (String id :
                List.of(
                        "1",
                        "x",
                        UNKNOWN + "0",
                        "null",
                        "%F0%9F%98%80",
                        "..%2F..",
                        "a".repeat(3000),
                        "'",
                        UNKNOWN.replace('-', '_'))) {
            JsonNode problem =
                    refused(400, "id-invalid", Api.anonymous().get(some.path() + "/" + id));
            assertEquals("id", problem.at("/errors/0/parameter").asText());
            Api.json(400, Api.admin().header("If-Match", "*").delete(some.path() + "/" + id));
        }
    }

    @EveryCollection
    void a_method_that_is_not_allowed_is_answered_with_those_that_are(Specimen some) {
        Response list = Api.admin().delete(some.path());
        refused(405, "method-not-allowed", list);
        assertEquals(
                Set.of("GET", "HEAD", "OPTIONS", "POST"), Set.of(list.header("Allow").split(", ")));
        Response one = Api.sending(Api.admin(), "{}").post(some.path() + "/" + UNKNOWN);
        refused(405, "method-not-allowed", one);
        assertEquals(
                Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"),
                Set.of(one.header("Allow").split(", ")));
        Response slug = Api.admin().delete(some.path() + "/by-slug/x");
        assertEquals("GET, HEAD, OPTIONS", slug.header("Allow"));
    }

    @EveryCollection
    void a_form_that_is_not_offered_is_refused(Specimen some) {
        refused(
                406,
                "not-acceptable",
                Api.anonymous().header("Accept", "application/xml").get(some.path()));
        for (String accept :
                List.of("*/*", "application/*", "text/html, */*;q=0.1", "application/json;q=0.5")) {
            assertEquals(
                    200, Api.anonymous().header("Accept", accept).get(some.path()).statusCode());
        }
        int status = Api.anonymous().header("Accept", "nonsense").get(some.path()).statusCode();
        assertTrue(status == 400 || status == 406 || status == 200, "got " + status);
    }

    @EveryCollection
    void a_body_of_another_media_type_is_refused(Specimen some) {
        for (String type :
                List.of("text/plain", "application/xml", "multipart/form-data", "nonsense")) {
            Response answer = Api.sending(Api.admin(), type, some.body("x")).post(some.path());
            assertTrue(
                    answer.statusCode() == 415
                            || type.equals("nonsense") && answer.statusCode() == 400,
                    type + answer.asString());
        }
        Wire.Answer none =
                Wire.send("POST", some.path(), "{}".getBytes(StandardCharsets.UTF_8), admin());
        assertTrue(none.status() == 415 || none.status() == 422, none.body());
        checked(none);
    }

    private static String admin() {
        return "Authorization: Bearer " + Api.ADMIN_KEY;
    }

    @EveryCollection
    void a_body_of_more_than_a_mebibyte_is_refused(Specimen some) {
        for (int size : List.of(MEBIBYTE + 1, 10 * MEBIBYTE)) {
            byte[] body = " ".repeat(size).getBytes(StandardCharsets.UTF_8);
            Wire.Answer answer =
                    Wire.send("POST", some.path(), body, admin(), "Content-Type: application/json");
            assertEquals(413, answer.status());
            assertEquals("body-too-large", checked(answer).get("code").asText());
        }
        String body = some.body(Api.unique());
        String large = body + " ".repeat(MEBIBYTE - body.length());
        assertEquals(201, some.post(large).statusCode(), "exactly a mebibyte is taken");
    }

    @EveryCollection
    void a_body_sent_in_chunks_may_not_be_larger_either(Specimen some) {
        for (int size : List.of(MEBIBYTE + 1, 3 * MEBIBYTE)) {
            String chunk = Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n0\r\n\r\n";
            Wire.Answer answer =
                    Wire.sendAsIs(
                            "POST",
                            some.path(),
                            chunk.getBytes(StandardCharsets.UTF_8),
                            admin(),
                            "Content-Type: application/json",
                            "Transfer-Encoding: chunked");
            assertEquals(413, answer.status());
            checked(answer);
        }
    }

    @EveryCollection
    void bodies_that_can_not_be_read_are_refused(Specimen some) {
        String deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);
        refused(400, "json-too-large", some.post(deep));
        refused(400, "json-too-large", some.post("{\"a\":" + "[".repeat(50_000) + "}"));
        refused(400, "json-too-large", some.post("{\"a\":" + "9".repeat(5_000) + "}"));
        refused(400, "json-duplicate-key", some.post("{\"a\":1,\"a\":1}"));
        refused(400, "text-invalid", some.post("{\"a\":\"x\\u0000\"}"));
        refused(400, "text-invalid", some.post("{\"a\":\"\\ud800\"}"));
        refused(400, "text-invalid", some.post("{\"a\":[{\"b\":\"\\udc00\\ud800\"}]}"));
        refused(400, "text-invalid", some.post("{\"\\u0000\":1}"));
        refused(400, "json-not-an-object", some.post("[]"));
        refused(400, "body-missing", some.post(""));
        refused(400, "json-invalid", some.post("{'a':1}"));
        refused(400, "json-invalid", some.post("{\"a\":NaN}"));
        refused(400, "json-invalid", some.post("{\"a\":\"\u0001\"}"));
        for (byte[] bytes :
                List.of(
                        new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
                        new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
                        new byte[] {(byte) 0xC0, (byte) 0x80})) {
            Wire.Answer answer =
                    Wire.send(
                            "POST", some.path(), bytes, admin(), "Content-Type: application/json");
            assertEquals("utf-8-invalid", checked(answer).get("code").asText());
        }
    }

    /** Every property of the collection, with every kind of nonsense: what fits, fits. */
    @EveryCollection
    void values_that_do_not_fit_are_refused_or_kept_and_never_break_anything(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        String long1 = "x".repeat(10_000);
        List<String> values =
                List.of(
                        "1",
                        "-1",
                        "1.5",
                        "1e400",
                        "9223372036854775808",
                        "123456789012345678901234567890",
                        "true",
                        "{}",
                        "[]",
                        "[[]]",
                        "[null]",
                        "[1]",
                        "{\"a\":1}",
                        "{\"\":\"\"}",
                        "\"\"",
                        "\" \"",
                        "\"" + long1 + "\"",
                        "[\"" + long1 + "\"]",
                        "\"2025-02-30\"",
                        "\"2025-02-30T00:00:00Z\"",
                        "\"+99999-01-01T00:00:00Z\"",
                        "\"-0001-01-01\"",
                        "\"" + UNKNOWN + "\"",
                        "[\"" + UNKNOWN + "\"]",
                        "\"\uD83D\uDE00\"",
                        "\"\\u202e\"",
                        "\"javascript:alert(1)\"",
                        "\"http://[\"",
                        "\"'; drop table news_item; --\"",
                        "\"%00\"",
                        "\"a\\nb\"",
                        "[\"a\",\"a\"]",
                        "{\"en\":\"x\",\"xx-yy-zz-99\":\"y\"}");
        for (String property : some.rules().fields()) {
            for (String value : values) {
                Response answer =
                        Api.sending(
                                        Api.admin(),
                                        Api.MERGE_PATCH,
                                        "{\"" + property + "\":" + value + "}")
                                .header("If-Match", "*")
                                .patch(made.path());
                assertTrue(
                        Set.of(200, 400, 422).contains(answer.statusCode()),
                        property + "=" + value + " " + answer.asString());
                if (answer.asString()
                        .contains(
                                "\"pointer\":\"/"
                                        + property
                                        + "\",\"code\":\"property-unknown\"")) {
                    break; // The service says this, no client.
                }
            }
        }
        assertEquals(200, Api.admin().get(made.path()).statusCode());
        assertEquals(200, Api.admin().get(some.path()).statusCode());
    }

    @EveryCollection
    void any_search_is_answered_or_refused(Specimen some) {
        List<String> nasty =
                List.of(
                        "\"",
                        "\"\"",
                        "\"a",
                        "-",
                        "--",
                        "-a",
                        "OR",
                        "a OR",
                        "OR a",
                        "a OR OR b",
                        "-OR",
                        "!",
                        "&",
                        "|",
                        "!!",
                        "a & | b",
                        "(",
                        ")",
                        "((((",
                        ":*",
                        "a:*",
                        "a:b",
                        "<->",
                        "a <-> b",
                        "<0>",
                        "\\",
                        "\\\\",
                        "'",
                        "''",
                        "';--",
                        "%",
                        "_",
                        "*",
                        "?",
                        "$1",
                        "$$",
                        ":q",
                        ":a",
                        "{}",
                        "[]",
                        "null",
                        "\uD83D\uDE00",
                        "\u200B",
                        "\u202E",
                        "\u0301",
                        "ﬀ",
                        "İ",
                        "ß",
                        "中文",
                        "日本語",
                        "العربية",
                        "\uE000",
                        "\uE001",
                        "<mark>",
                        "<script>",
                        "&amp;",
                        "\t",
                        "\n",
                        "a\nb",
                        "\u0001",
                        "-\"a b\"",
                        "\"a\"b\"c\"",
                        "the",
                        "and",
                        "a".repeat(500),
                        "a ".repeat(249),
                        "OR ".repeat(160),
                        "-a ".repeat(160),
                        "\"".repeat(500),
                        "(".repeat(500),
                        "'".repeat(500),
                        "\uD83D\uDE00".repeat(250),
                        "a".repeat(501),
                        "a".repeat(2000));
        if (some.rules().search() == null) {
            return;
        }
        for (String q : nasty) {
            String path =
                    some.path() + "?q=" + java.net.URLEncoder.encode(q, StandardCharsets.UTF_8);
            int status =
                    Api.anonymous()
                            .get(path + "&highlight=true&sort=createdAt,relevance")
                            .statusCode();
            assertTrue(status == 200 || status == 400, status + " for q=" + q);
            assertTrue(q.length() <= 500 || status == 400);
        }
    }

    @EveryCollection
    void a_thousand_parameters_are_refused_with_the_first_hundred(Specimen some) {
        String many =
                IntStream.range(0, 1000)
                        .mapToObj(i -> "a" + i + "=1")
                        .collect(Collectors.joining("&"));
        JsonNode problem = Api.json(400, Api.anonymous().get(some.path() + "?" + many));
        assertEquals(100, problem.get("errors").size());
        problem = Api.json(400, Api.anonymous().get(some.path() + "/" + UNKNOWN + "?" + many));
        assertEquals(100, problem.get("errors").size());
        assertEquals(200, Api.anonymous().get(some.marked(words(10))).statusCode());
        Api.json(400, Api.anonymous().get(some.marked(words(700))));
    }

    private static String[] words(int many) {
        return IntStream.range(0, many).mapToObj(i -> "x" + i).toArray(String[]::new);
    }

    @EveryCollection
    void escapes_that_are_no_text_are_refused(Specimen some) {
        for (String bad : List.of("%00", "%C3", "%ED%A0%80", "%FF")) {
            for (String target : targets(some, bad)) {
                assertEquals(400, checked(Wire.send("GET", target)).get("status").asInt(), target);
            }
        }
    }

    /** The framework refuses these before anything of the service is asked, and without a body. */
    @EveryCollection
    void half_an_escape_is_refused(Specimen some) {
        for (String bad : List.of("%zz", "%", "%4")) {
            for (String target : targets(some, bad)) {
                assertEquals(400, Wire.send("GET", target).status(), target);
            }
        }
    }

    private static List<String> targets(Specimen some, String bad) {
        return List.of(
                some.path() + "/" + bad,
                some.path() + "/by-slug/a" + bad,
                some.path() + "?q=" + bad,
                some.path() + "?" + bad + "=1",
                some.path() + "?" + some.mark() + "=a" + bad);
    }

    @EveryCollection
    void an_address_that_is_too_long_is_refused(Specimen some) {
        for (int length : List.of(8_001, 30_000, 100_000)) {
            Wire.Answer answer = Wire.send("GET", some.path() + "?q=" + "a".repeat(length));
            assertEquals(414, answer.status());
        }
        checked(Wire.send("GET", some.path() + "?q=" + "a".repeat(30_000)));
    }

    @EveryCollection
    void odd_parameters_do_not_break_a_list(Specimen some) {
        for (String query :
                List.of(
                        "=",
                        "=1",
                        "&",
                        "&&&",
                        "a",
                        "[",
                        "[gte]=1",
                        "createdAt[]=1",
                        "createdAt[gte=1",
                        "createdAt[GTE]=2020-01-01",
                        "createdAt[gte][lt]=1",
                        "limit[gte]=1",
                        "%5B%5D=1",
                        "sort=,",
                        "fields=,",
                        "facets=,",
                        "cursor=+",
                        "q=",
                        "q=+",
                        "sort=-",
                        "createdAt=,",
                        "createdAt[gte]=2020-01-01,2021-01-01")) {
            int status = Wire.send("GET", some.path() + "?" + query).status();
            assertTrue(status == 400 || status == 200, status + " for " + query);
        }
    }

    @EveryCollection
    void without_a_credential_nothing_is_written(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        var answers =
                List.of(
                        Api.sending(Api.anonymous(), some.body("x")).post(some.path()),
                        Api.sending(Api.anonymous(), "{}").put(made.path()),
                        Api.sending(Api.anonymous(), Api.MERGE_PATCH, "{}").patch(made.path()),
                        Api.anonymous().delete(made.path()),
                        Api.sending(Api.anonymous(), "{}").put(some.path() + "/by-external-id/a/b"),
                        Api.anonymous().get(made.path() + "/history"));
        for (Response answer : answers) {
            refused(401, "credential-missing", answer);
            assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
        }
        String weak = Keys.with("signatures:read");
        refused(
                403,
                "scope-missing",
                Api.sending(Api.with(weak), some.body("x")).post(some.path()));
        refused(403, "scope-missing", Api.with(weak).header("If-Match", "*").delete(made.path()));
        assertEquals(made.tag(), Api.admin().get(made.path()).header("ETag"));
    }

    @Test
    void a_problem_names_the_trace_that_the_caller_began() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        for (String path : List.of("/v1/news/x", "/v1/news?q=%00", "/nothing")) {
            Response answer =
                    Api.anonymous()
                            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                            .get(path);
            assertEquals(trace, Api.json(answer.asString()).get("traceId").asText(), path);
        }
    }

    @Test
    void what_is_no_http_at_all_is_refused() {
        assertTrue(Wire.send("GET", "/v1/news", "X-Long: " + "x".repeat(100_000)).status() >= 400);
        assertTrue(Wire.send("NONSENSE", "/v1/news").status() >= 400);
        Wire.Answer length =
                Wire.sendAsIs("POST", "/v1/news", new byte[0], admin(), "Content-Length: x");
        assertEquals(4, length.status() / 100);
        Wire.Answer trace = Wire.send("TRACE", "/v1/news");
        assertEquals(4, trace.status() / 100);
        checked(trace);
    }

    @Test
    void there_is_a_page_for_people_about_every_problem() {
        String all = Api.anonymous().get("/problems").asString();
        var codes =
                java.util.regex.Pattern.compile("/problems/([a-z0-9-]+)")
                        .matcher(all)
                        .results()
                        .map(m -> m.group(1))
                        .toList();
        assertTrue(codes.size() > 30);
        for (String code : codes) {
            Response page = Api.anonymous().header("Accept", "text/html").get("/problems/" + code);
            assertEquals(200, page.statusCode(), code);
            assertTrue(page.asString().contains(code));
        }
    }
}
