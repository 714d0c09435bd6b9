package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.openletter.support.Eventually;

/**
 * Answers that are kept in the database as long as nobody changes the entry. What is kept is
 * written over here, behind the service's back, to tell it from what is made.
 */
class MadeAnswersIT {

    private static final long PATIENCE = 10_000_000_000L;

    @TempDir static Path directory;
    private static EmbeddedDatabase database;
    private static Running service;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.keptIn(directory.resolve("data"));
        service =
                Running.packaged(
                        database,
                        database.jdbcUrl(),
                        directory.resolve("service.log"),
                        // Else nothing would be asked of the database twice in a second.
                        Map.of("OPENLETTER_HOT_ANSWERS_AGE", "PT0S"));
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void it_is_the_same_answer_with_the_same_headers() throws Exception {
        for (String path : List.of(prisoner("Same", ""), news("same"))) {
            HttpResponse<String> made = read(path);
            awaitKept(path);
            HttpResponse<String> kept = read(path);
            assertEquals(200, kept.statusCode());
            assertEquals(made.body(), kept.body());
            assertEquals(headers(made), headers(kept));
            String tag = kept.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> unchanged =
                    service.send(request(path).header("If-None-Match", tag));
            assertEquals(304, unchanged.statusCode());
            assertEquals("", unchanged.body());
        }
    }

    @Test
    void what_is_kept_is_given_until_somebody_changes_the_entry() throws Exception {
        for (String path : List.of(prisoner("Marked", ""), news("Marked"))) {
            keep(path);
            mark(path);
            assertTrue(read(path).body().contains("MARKED"), "it wasn't kept");
            patch(path, "{\"tags\":[\"x\"]}", "{\"gender\":\"female\"}");
            assertEquals(0, kept(path), "what was changed is still there");
            assertFalse(read(path).body().contains("MARKED"), "it is stale");
        }
    }

    @Test
    void what_a_credential_or_another_question_is_answered_is_not_what_is_kept() throws Exception {
        String path = prisoner("Other", "");
        keep(path);
        mark(path);
        assertFalse(service.get(path, Running.ADMIN_KEY).body().contains("MARKED"));
        assertFalse(read(path + "?fields=name").body().contains("MARKED"));
        assertEquals(401, service.get(path, "ol_" + "0".repeat(40)).statusCode());
        assertEquals(404, read("/v1/prisoners/" + UUID.randomUUID()).statusCode());
    }

    @Test
    void a_list_is_the_same_whether_its_entries_are_kept_or_made() throws Exception {
        String prisoner = prisoner("Listed", "");
        String linking = ",\"prisoners\":[\"" + prisoner.substring(prisoner.lastIndexOf('/') + 1);
        String first = news("Uncommonword one", linking + "\"]");
        String second = news("Uncommonword two", "");
        for (String list :
                List.of(
                        "/v1/news?limit=2&sort=title&q=uncommonword&facets=kind",
                        "/v1/news?limit=1&q=uncommonword",
                        "/v1/prisoners?sort=-createdAt&limit=2&count=exact&facets=status",
                        prisoner + "/news")) {
            execute("truncate news_item_listed; truncate prisoner_listed");
            HttpResponse<String> made = read(list);
            assertEquals(200, made.statusCode(), made.body());
            assertTrue(made.body().contains("isted") || made.body().contains("ncommon"), list);
            Eventually.holds(() -> count("news_item_listed") + count("prisoner_listed") > 0);
            Thread.sleep(100);
            HttpResponse<String> kept = read(list);
            assertEquals(made.body(), kept.body());
            assertEquals(headers(made), headers(kept));
        }
        read("/v1/news?q=uncommonword");
        Eventually.holds(() -> count("news_item_listed") == 2);
        execute("update news_item_listed set content = convert_to('\"MARKED\"', 'utf8')");
        assertTrue(
                read("/v1/news?q=uncommonword").body().contains("[\"MARKED\",\"MARKED\"]"),
                "not kept");
        patch(first, "{\"tags\":[\"x\"]}", "");
        JsonNode items =
                Running.json(read("/v1/news?q=uncommonword&sort=title").body()).get("items");
        assertEquals("Uncommonword one", items.get(0).get("title").textValue(), "it is stale");
        assertEquals("MARKED", items.get(1).textValue(), "one that is missing costs all");
        var deletion = service.request(second, Running.ADMIN_KEY).header("If-Match", "*").DELETE();
        assertEquals(2, service.send(deletion).statusCode() / 100);
        assertEquals(1, Running.json(read("/v1/news?q=uncommonword").body()).get("items").size());
    }

    @Test
    void who_a_name_finds_is_the_same_whether_kept_or_made() throws Exception {
        prisoner("Rankedly", "");
        for (int i = 0; i < 201; i++) {
            prisoner("Crowdedly", "");
        }
        for (String q : List.of("Rankedly%20Somebody", "Rankedlo%20Somebody", "Crowdedly")) {
            String list = "/v1/prisoners?limit=5&q=" + q;
            execute("truncate prisoner_listed");
            HttpResponse<String> made = read(list);
            Eventually.holds(() -> count("prisoner_listed") > 0);
            Thread.sleep(100);
            HttpResponse<String> kept = read(list);
            assertEquals(made.body(), kept.body());
            // What marks the words is read whole.
            String marked = read(list + "&highlight=true").body();
            assertEquals(
                    items(marked.replaceAll("\"highlights\":\\{[^}]*\\},", "")),
                    items(kept.body()));
            execute("update prisoner_listed set content = convert_to('{\"id\":1}', 'utf8')");
            assertTrue(read(list).body().contains("{\"id\":1,\"score\":"), "it isn't copied");
        }
    }

    private static String items(String page) {
        JsonNode items = Running.json(page).get("items");
        assertTrue(items.size() > 0 && items.get(0).has("explanation"), page);
        return items.toString();
    }

    @Test
    void a_file_is_the_same_whether_its_entries_are_kept_or_made() throws Exception {
        prisoner("Filed", ",\"diedOn\":\"1999\"");
        news("Filedword", ",\"tags\":[\"a,\\\"b\\\"}\",\"=c]\"]");
        for (String list :
                List.of(
                        "/v1/prisoners",
                        "/v1/prisoners?sort=-createdAt&limit=1&fields=name,updatedAt,custody",
                        "/v1/news?q=filedword",
                        "/v1/news?q=filedword&fields=tags,title")) {
            for (String type : List.of("application/x-ndjson", "text/csv")) {
                execute("truncate news_item_listed; truncate prisoner_listed");
                String made = file(type, list, null);
                assertTrue(made.contains("Filed"), made);
                Eventually.holds(() -> count("news_item_listed") + count("prisoner_listed") > 0);
                Thread.sleep(100);
                assertEquals(made, file(type, list, null), list);
                // Of people admins are shown more.
                if (list.startsWith("/v1/news")) {
                    assertEquals(made, file(type, list, Running.ADMIN_KEY), "made otherwise");
                }
            }
        }
    }

    @Test
    void a_file_copies_only_what_anybody_is_shown_of_whole_entries() throws Exception {
        prisoner("Copied", "");
        String news = news("Copiedword", "");
        String list = "/v1/news?q=copiedword";
        file("application/x-ndjson", list, null);
        Eventually.holds(() -> count("news_item_listed") > 0);
        Thread.sleep(100);
        execute("update news_item_listed set content = convert_to('{\"id\":\"MARKED\"}', 'utf8')");
        for (String type : List.of("application/x-ndjson", "text/csv")) {
            assertTrue(file(type, list, null).contains("MARKED"), "it isn't copied");
            assertTrue(file(type, list + "&fields=slug", null).contains("MARKED"));
            assertFalse(file(type, list + "&fields=bodyHtml", null).contains("MARKED"));
            assertFalse(file(type, list, Running.ADMIN_KEY).contains("MARKED"));
        }
        patch(news, "{\"tags\":[\"x\"]}", "");
        assertFalse(file("text/csv", list, null).contains("MARKED"), "it is stale");
    }

    private static String file(String type, String path, @Nullable String key) {
        var request =
                HttpRequest.newBuilder(URI.create(service.address() + path)).header("Accept", type);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> file = service.send(request);
        assertEquals(200, file.statusCode(), file.body());
        return file.body();
    }

    @Test
    void a_list_shows_no_link_to_what_was_hidden() throws Exception {
        String prisoner = prisoner("Linkedinlist", "");
        String id = prisoner.substring(prisoner.lastIndexOf('/') + 1);
        execute("truncate news_item_listed");
        news("Otherword", ",\"prisoners\":[\"" + id + "\"]");
        String list = "/v1/news?q=otherword";
        assertTrue(read(list).body().contains(id));
        Eventually.holds(() -> count("news_item_listed") == 1);
        execute("update news_item_listed set content = convert_to('\"MARKED\"', 'utf8')");
        assertTrue(read(list).body().contains("MARKED"), "it isn't kept");
        patch(prisoner, "", "{\"visibility\":\"hidden\"}");
        String after = read(list).body();
        assertTrue(after.contains("Otherword"), after);
        assertFalse(after.contains(id), "the link shows that there is somebody");
    }

    @Test
    void who_is_hidden_is_not_found_at_once() throws Exception {
        String path = prisoner("Hidden", "");
        keep(path);
        patch(path, "{}", "{\"visibility\":\"hidden\"}");
        assertEquals(404, read(path).statusCode());
        assertEquals(0, kept(path));
    }

    @Test
    void a_link_goes_when_what_it_leads_to_does() throws Exception {
        String prisoner = prisoner("Linked", "");
        String id = prisoner.substring(prisoner.lastIndexOf('/') + 1);
        String path = news("linked", ",\"prisoners\":[\"" + id + "\"]");
        keep(path);
        assertTrue(read(path).body().contains(id));
        patch(prisoner, "{}", "{\"visibility\":\"hidden\"}");
        assertFalse(read(path).body().contains(id), "the link shows that there is somebody");
    }

    @Test
    void it_is_made_anew_at_the_next_date_that_the_entry_names() throws Exception {
        String path = prisoner("Dated", ",\"summary\":{\"en\":\"2190-07\"}");
        keep(path);
        assertEquals("2190-07-01", value(path, "until at time zone 'utc'").substring(0, 10));
        mark(path);
        execute(
                "update prisoner_answer set until = now() - interval '1 second' where entry_id = '"
                        + path.substring(path.lastIndexOf('/') + 1)
                        + "'");
        assertFalse(read(path).body().contains("MARKED"), "it is over");
    }

    @Test
    void what_another_release_made_is_not_given() throws Exception {
        String path = prisoner("Release", "");
        keep(path);
        mark(path);
        execute("update prisoner_answer set made_by = 'another'");
        assertFalse(read(path).body().contains("MARKED"));
    }

    @Test
    void requests_are_counted_by_the_path_of_their_resource() throws Exception {
        String path = prisoner("Counted", "");
        keep(path);
        read(path);
        assertEquals(400, read("/v1/prisoners/%FFrefused").statusCode());
        URI figures = URI.create(service.address() + "/q/metrics");
        String metrics = service.send(HttpRequest.newBuilder(figures)).body();
        assertFalse(metrics.contains(path), "each entry is counted by itself");
        assertFalse(metrics.contains("FFrefused"), "each refusal is counted by itself");
        assertTrue(metrics.contains("uri=\"/refused\""), metrics);
        assertTrue(metrics.contains("uri=\"/v1/prisoners/{id}\""), metrics);
    }

    /** Lets it be read, and so kept. */
    private static void keep(String path) throws Exception {
        assertEquals(200, read(path).statusCode());
        awaitKept(path);
    }

    private static void awaitKept(String path) throws Exception {
        long begun = System.nanoTime();
        while (kept(path) == 0) {
            assertTrue(System.nanoTime() - begun < PATIENCE, "it isn't kept");
            Thread.sleep(20);
        }
    }

    private static int kept(String path) throws SQLException {
        return Integer.parseInt(value(path, "count(*)"));
    }

    private static void mark(String path) throws SQLException {
        execute(
                "update %s set content = convert_to('\"MARKED\"', 'utf8') where %s"
                        .formatted(table(path), which(path)));
    }

    private static String value(String path, String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select %s from %s where %s"
                                        .formatted(sql, table(path), which(path)))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String table(String path) {
        return path.startsWith("/v1/news") ? "news_item_answer" : "prisoner_answer";
    }

    private static String which(String path) {
        return "entry_id = '" + path.substring(path.lastIndexOf('/') + 1) + "'";
    }

    private static String prisoner(String name, String more) {
        return create(
                "/v1/prisoners",
                "{\"names\":[{\"full\":\"%s Somebody\",\"kind\":\"primary\"}],\"bornOn\":\"1961\"%s}"
                        .formatted(name, more));
    }

    private static String news(String title) {
        return news(title, "");
    }

    private static String news(String title, String more) {
        String path =
                create(
                        "/v1/news",
                        "{\"title\":\"%s\",\"kind\":\"news\",\"language\":\"en\",\"body\":\"Text.\"%s}"
                                .formatted(title, more));
        var publication =
                service.request(path + "/publication", Running.ADMIN_KEY)
                        .header("If-Match", "*")
                        .POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(201, service.send(publication).statusCode());
        return path;
    }

    private static String create(String path, String json) {
        HttpResponse<String> made = service.post(path, Running.ADMIN_KEY, json);
        assertEquals(201, made.statusCode(), made.body());
        return path + "/" + Running.json(made.body()).get("id").textValue();
    }

    private static void patch(String path, String ofNews, String ofPrisoner) {
        String json = path.startsWith("/v1/news") ? ofNews : ofPrisoner;
        var request =
                service.request(path, Running.ADMIN_KEY)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "*")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(json));
        assertEquals(200, service.send(request).statusCode());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path));
    }

    private static HttpResponse<String> read(String path) {
        return service.send(request(path));
    }

    /** But for those that count requests. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("ratelimit");
        return headers;
    }

    private static int count(String table) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }
}
