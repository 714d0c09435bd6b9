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
import org.jspecify.annotations.Nullable;
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

    @Test
    void who_wants_json_shares_answers_however_they_say_so() throws Exception {
        String path = prisoner("Shared");
        for (String address : List.of(path, "/v1/prisoners?sort=-createdAt&limit=1")) {
            read(first(), address);
            Thread.sleep(1_100);
            read(first(), address);
            // Of lists what is asked for once isn't kept.
            read(first(), address);
            execute("update prisoner set version = version + 1");
            for (String accepted :
                    List.of("*/*", "application/json", "application/json, text/plain")) {
                HttpResponse<String> shared =
                        first().send(request(first(), address).header("Accept", accepted));
                assertTrue(shared.body().contains("\"version\":1,"), accepted);
                assertTrue(
                        shared.headers().firstValue("Vary").orElse("").startsWith("Accept,"),
                        "caches of others may not share it");
            }
            var other = request(first(), address).header("Accept", "application/*");
            assertTrue(first().send(other).body().contains("\"version\":2,"));
            execute("update prisoner set version = 1");
            Thread.sleep(1_100);
        }
    }

    @Test
    void who_reads_another_language_gets_another_answer() throws Exception {
        UUID group = UUID.randomUUID();
        String english = news("en", group);
        news("ru", group);
        for (int i = 0; i < 2; i++) {
            assertEquals("en", language(english, null));
            assertEquals("ru", language(english, "ru, en;q=0.5"));
            assertEquals("en", language(english, "en"));
            Thread.sleep(i * 1_100L);
        }
        assertEquals("ru", language(english, "ru"));
        assertEquals("en", language(english, null));
    }

    private static String language(String path, @Nullable String wanted) {
        var request = request(first(), path);
        if (wanted != null) {
            request.header("Accept-Language", wanted);
        }
        return Running.json(first().send(request).body()).get("language").textValue();
    }

    private static String news(String language, UUID group) {
        String path =
                create(
                        "/v1/news",
                        "{\"title\":\"In %1$s\",\"kind\":\"news\",\"language\":\"%1$s\",\"body\":\"Text.\",\"translationGroup\":\"%2$s\"}"
                                .formatted(language, group));
        var publication =
                first().request(path + "/publication", Running.ADMIN_KEY)
                        .header("If-Match", "*")
                        .POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(201, first().send(publication).statusCode());
        return path;
    }

    private static String prisoner(String name) {
        return create(
                "/v1/prisoners",
                "{\"names\":[{\"full\":\"%s Somebody\",\"kind\":\"primary\"}]}".formatted(name));
    }

    private static String create(String path, String json) {
        HttpResponse<String> made = first().post(path, Running.ADMIN_KEY, json);
        assertEquals(201, made.statusCode(), made.body());
        return path + "/" + Running.json(made.body()).get("id").textValue();
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
