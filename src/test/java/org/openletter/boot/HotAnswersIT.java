package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.embedded.EmbeddedDatabase;

/** Two instances that keep what they answered for a second. */
class HotAnswersIT {

    private static final long SECOND = 1_000_000_000;

    @TempDir static Path directory;
    private static EmbeddedDatabase database;
    private static final List<Running> INSTANCES = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.keptIn(directory.resolve("data"));
        for (int i = 0; i < 2; i++) {
            Path log = directory.resolve("service-" + i + ".log");
            INSTANCES.add(Running.packaged(database, database.jdbcUrl(), log));
        }
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(Running::close);
        database.close();
    }

    private static Running first() {
        return INSTANCES.get(0);
    }

    @Test
    void an_answer_is_given_again_for_a_second_and_no_longer() throws Exception {
        String path = facility("before");
        assertTrue(read(first(), path).body().contains("before"));
        long kept = System.nanoTime();
        execute("update facility set names = replace(names::text, 'before', 'after')::jsonb");
        assertTrue(read(first(), path).body().contains("before"), "it wasn't kept");
        while (!read(first(), path).body().contains("after")) {
            assertTrue(System.nanoTime() - kept < 3 * SECOND / 2, "it is stale");
            Thread.sleep(20);
        }
    }

    @Test
    void who_writes_is_shown_what_they_wrote_and_the_other_instance_follows_in_a_second()
            throws Exception {
        for (int i = 0; i < 5; i++) {
            String path = facility("old");
            INSTANCES.forEach(instance -> read(instance, path));
            patch(path, "new");
            long written = System.nanoTime();
            assertTrue(read(first(), path).body().contains("new"), "the editor is shown the past");
            while (!read(INSTANCES.get(1), path).body().contains("new")) {
                assertTrue(System.nanoTime() - written < 3 * SECOND / 2, "the other is stale");
                Thread.sleep(20);
            }
        }
    }

    @Test
    void it_is_the_same_answer_with_the_same_headers() {
        String path = facility("same");
        for (String address : List.of(path, "/v1/facilities?limit=2&q=same", "/v1/prisoners")) {
            HttpResponse<String> made = read(first(), address);
            HttpResponse<String> kept = read(first(), address);
            assertEquals(200, kept.statusCode());
            assertEquals(made.body(), kept.body());
            assertEquals(headers(made), headers(kept));
        }
        String tag = read(first(), path).headers().firstValue("ETag").orElseThrow();
        var again = request(first(), path).header("If-None-Match", "\"x\", " + tag);
        HttpResponse<String> unchanged = first().send(again);
        assertEquals(304, unchanged.statusCode());
        assertEquals("", unchanged.body());
        assertEquals(tag, unchanged.headers().firstValue("ETag").orElseThrow());
        assertTrue(unchanged.headers().firstValue("Cache-Control").isPresent());
        assertEquals(
                200,
                first().send(request(first(), path).header("If-None-Match", "\"x\"")).statusCode());
    }

    @Test
    void what_is_known_from_a_revalidation_serves_those_who_have_it_and_nobody_else()
            throws Exception {
        String path = facility("known");
        String tag = read(first(), path).headers().firstValue("ETag").orElseThrow();
        Thread.sleep(1_100);
        var unchanged = request(first(), path).header("If-None-Match", tag);
        assertEquals(304, first().send(unchanged).statusCode());
        execute("update facility set version = version + 1");
        HttpResponse<String> again = first().send(unchanged);
        assertEquals(304, again.statusCode(), "it wasn't kept");
        assertEquals(tag, again.headers().firstValue("ETag").orElseThrow());
        HttpResponse<String> whole = read(first(), path);
        assertEquals(200, whole.statusCode());
        assertTrue(whole.body().contains("known"));
        assertFalse(tag.equals(whole.headers().firstValue("ETag").orElseThrow()), "it is stale");
    }

    /** By HTTP/2, which has no Host header. */
    @Test
    void links_lead_to_where_each_reader_asked() {
        for (int i = 0; i < 4; i++) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                String address = first().address().replace("127.0.0.1", host);
                HttpResponse<String> page =
                        first().send(
                                        HttpRequest.newBuilder(
                                                        URI.create(address + "/v1/news?limit=3"))
                                                .version(HttpClient.Version.HTTP_2));
                assertTrue(i == 0 || page.version() == HttpClient.Version.HTTP_2);
                assertTrue(
                        Running.json(page.body())
                                .at("/page/self")
                                .textValue()
                                .startsWith(address + "/"),
                        page.body());
            }
        }
    }

    @Test
    void what_is_refused_makes_nobody_ask_anew() throws Exception {
        String path = facility("kept");
        read(first(), path);
        execute("update facility set names = replace(names::text, 'kept', 'gone')::jsonb");
        assertEquals(401, first().post("/v1/news", "ol_" + "0".repeat(40), "{}").statusCode());
        assertTrue(read(first(), path).body().contains("kept"));
    }

    @Test
    void what_is_shown_to_a_credential_is_kept_for_nobody() throws Exception {
        String path = facility("seen");
        String asAdmin = first().get(path, Running.ADMIN_KEY).body();
        read(first(), path);
        execute("update facility set names = replace(names::text, 'seen', 'changed')::jsonb");
        assertTrue(first().get(path, Running.ADMIN_KEY).body().contains("changed"));
        assertEquals(401, first().get(path, "ol_" + "0".repeat(40)).statusCode());
        assertFalse(asAdmin.isEmpty());
    }

    @Test
    void each_kind_of_question_has_its_own_answer() {
        read(first(), "/v1/facilities?limit=1");
        var html = request(first(), "/v1/facilities?limit=1").header("Accept", "text/csv");
        assertTrue(
                first().send(html).headers().firstValue("Content-Type").orElse("").contains("csv"));
        read(first(), "/v1/prisoners");
        assertEquals(
                406,
                first().send(request(first(), "/v1/prisoners").header("Accept", "image/png"))
                        .statusCode());
        assertEquals(404, read(first(), "/v1/facilities/" + UUID.randomUUID()).statusCode());
    }

    private static String facility(String name) {
        HttpResponse<String> made =
                first().post(
                                "/v1/facilities",
                                Running.ADMIN_KEY,
                                "{\"names\":[{\"full\":\"%s %s\"}],\"kind\":\"prison\",\"country\":\"RU\"}"
                                        .formatted(name, UUID.randomUUID()));
        assertEquals(201, made.statusCode(), made.body());
        return "/v1/facilities/" + Running.json(made.body()).get("id").textValue();
    }

    private static void patch(String path, String name) {
        var request =
                first().request(path, Running.ADMIN_KEY)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "*")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"names\":[{\"full\":\"" + name + "\"}]}"));
        assertEquals(200, first().send(request).statusCode());
    }

    private static HttpRequest.Builder request(Running instance, String path) {
        return HttpRequest.newBuilder(URI.create(instance.address() + path));
    }

    private static HttpResponse<String> read(Running instance, String path) {
        return instance.send(request(instance, path));
    }

    /** But for those that count requests. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("ratelimit");
        return headers;
    }

    /** As another program would, of which the service can't know. */
    private static void execute(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
