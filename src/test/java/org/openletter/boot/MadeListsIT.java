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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.embedded.EmbeddedDatabase;
import org.openletter.support.Eventually;

/**
 * Lists that the database puts together from what is kept of their entries, past the framework. Who
 * accepts {@code application/*} is answered by the framework, and so shows what is right.
 */
class MadeListsIT {

    /** In every statement of that way, and in no other. */
    private static final String PUT_TOGETHER = "%string_agg(p.content%";

    private static final String SIGNATURES = "%from unnest%with ordinality q(petition, rows, n)%";
    private static final String COUNTS = "%left join signature_tally t on%cast(%";

    private static final String PETITION =
            "{\"title\":\"%s\",\"text\":\"Release"
                    + " them.\",\"kind\":\"petition\",\"language\":\"en\"}";

    @TempDir static Path directory;
    private static EmbeddedDatabase database;
    private static Running service;
    private static final List<String> NEWS = new ArrayList<>();
    private static final List<String> PRISONERS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.keptIn(directory.resolve("data"));
        service =
                Running.packaged(
                        database,
                        database.jdbcUrl(),
                        directory.resolve("service.log"),
                        // Else nothing would be asked of the database twice.
                        Map.of("OPENLETTER_HOT_ANSWERS_AGE", "PT0S"));
        for (int i = 0; i < 7; i++) {
            PRISONERS.add(
                    create(
                            "/v1/prisoners",
                            "{\"names\":[{\"full\":\"Name %c Семён\",\"kind\":\"primary\"}],\"bornOn\":\"196%d\",\"nationalities\":[\"RU\"]}"
                                    .formatted('A' + i % 5, i)));
            NEWS.add(
                    news(i, i % 2 == 0 ? "" : ",\"prisoners\":[\"" + id(PRISONERS.get(i)) + "\"]"));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    private static String news(int i, String more) {
        String path =
                create(
                        "/v1/news",
                        "{\"title\":\"Über Item %c\",\"kind\":\"news\",\"language\":\"en\",\"body\":\"Text.\",\"tags\":[\"a\",\"t%d\"],\"publishedAt\":\"2020-01-0%dT10:00:00Z\"%s}"
                                .formatted('A' + i % 4, i % 3, 1 + i / 2, more));
        var publication =
                service.request(path + "/publication", Running.ADMIN_KEY)
                        .header("If-Match", "*")
                        .POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(201, service.send(publication).statusCode());
        return path;
    }

    @Test
    void every_page_is_the_same_by_both_ways() {
        for (String list :
                List.of(
                        "/v1/news",
                        "/v1/news?limit=1",
                        "/v1/news?limit=7",
                        "/v1/news?limit=3&count=none",
                        "/v1/news?count=bounded&limit=2",
                        "/v1/news?limit=2&sort=-publishedAt",
                        "/v1/news?limit=2&sort=publishedAt",
                        "/v1/news?sort=title&limit=3",
                        "/v1/news?sort=-title&limit=3",
                        "/v1/news?sort=-publishedAt,title&limit=2",
                        "/v1/news?sort=prominence&limit=2",
                        "/v1/news?publishedAt[lt]=2020-01-03T10:00:00Z&limit=2",
                        "/v1/news?publishedAt%5Blt%5D=2020-01-03T10%3a00%3A00Z&limit=2",
                        "/v1/news?publishedAt[gte]=2020-01-02T10:00:00Z&publishedAt[lt]=2020-01-04T00:00:00Z&limit=1",
                        "/v1/news?publishedAt[lt]=2001-01-03T10:00:00Z",
                        "/v1/news?tags=t1,t2&limit=2",
                        "/v1/news?tags=t1%2Ct2&limit=2",
                        "/v1/news?tags=a&tags=t1",
                        "/v1/news?kind=news&limit=4",
                        "/v1/news?prisoners=" + id(PRISONERS.get(1)),
                        "/v1/prisoners",
                        "/v1/prisoners?limit=3",
                        "/v1/prisoners?limit=2&sort=-createdAt",
                        "/v1/prisoners?nationalities=RU,BY&limit=4",
                        "/v1/prisoners?bornOn[gte]=1962&bornOn[lte]=1965&limit=2",
                        "/v1/prisoners?age[gte]=20&limit=3&certain=true",
                        "/v1/prisoners?status=unknown&limit=2")) {
            String uncounted = list + (list.contains("?") ? "&" : "?") + "count=none";
            awaitPutTogether(list.contains("count=") ? list.replace("bounded", "none") : uncounted);
            walk(list);
        }
    }

    /** To the end by the links to the next page, and back. */
    private static void walk(String list) {
        String page = list;
        int pages = 0;
        for (String way : List.of("next", "prev")) {
            for (String last = null; page != null; pages++) {
                JsonNode links = compared(page).at("/page");
                last = page;
                page = here(links.path(way));
                assertTrue(pages < 40, "it doesn't end: " + list);
                if (page == null) {
                    page = way.equals("next") ? last : null;
                    break;
                }
            }
        }
    }

    private static JsonNode compared(String page) {
        HttpResponse<String> right = service.send(request(page).header("Accept", "application/*"));
        assertEquals(200, right.statusCode(), right.body());
        HttpResponse<String> quick = read(page);
        assertEquals(right.body(), quick.body(), page);
        assertEquals(headers(right), headers(quick), page);
        return Running.json(quick.body());
    }

    /** What the page shows is kept once it was shown; then the database puts it together. */
    private static void awaitPutTogether(String page) {
        awaitQuick(page, PUT_TOGETHER);
    }

    /** Until it is answered by a statement like this. */
    private static void awaitQuick(String page, String statement) {
        read(page);
        Eventually.holds(
                () -> {
                    String before = value("clock_timestamp()");
                    read(page);
                    return !value(
                                    "(select count(*) from pg_stat_activity where query like '%s' and query_start >= '%s' and pid <> pg_backend_pid())"
                                            .formatted(statement, before))
                            .equals("0");
                });
    }

    private static String here(JsonNode link) {
        return link.isMissingNode() ? null : link.textValue().substring(service.address().length());
    }

    @Test
    void what_is_asked_wrongly_or_unusually_is_answered_as_ever() {
        String cursor = Running.json(read("/v1/news?limit=2").body()).at("/page/next").textValue();
        cursor = cursor.substring(cursor.indexOf("cursor="));
        for (String list :
                List.of(
                        "/v1/news?limit=0",
                        "/v1/news?limit=101",
                        "/v1/news?limit=2&limit=3",
                        "/v1/news?limit=",
                        "/v1/news?unknown=1",
                        "/v1/news?",
                        "/v1/news?&limit=2",
                        "/v1/news?limit=2&",
                        "/v1/news?limit",
                        "/v1/news?tags=%FF",
                        "/v1/news?tags=a+b",
                        "/v1/news?cursor=abc",
                        "/v1/news?sort=title&" + cursor,
                        "/v1/news?tags=a&" + cursor,
                        "/v1/news?limit=2&" + cursor.replaceAll(".$", "~"),
                        "/v1/news?publishedAt[lt]=tomorrow",
                        "/v1/news?publishedAt[lt]=99999-01-01T00:00:00Z",
                        "/v1/news?limit=2&facets=kind",
                        "/v1/news?limit=2&count=exact",
                        "/v1/news?limit=2&fields=title",
                        "/v1/news?limit=2&embed=prisoners",
                        "/v1/news?limit=2&q=text",
                        "/v1/news?limit=2&q=text&highlight=true",
                        "/v1/prisoners?asOf=2020-01-01&limit=2",
                        "/v1/petitions?limit=2",
                        "/v1/facilities?limit=2")) {
            HttpResponse<String> right =
                    service.send(request(list).header("Accept", "application/*"));
            HttpResponse<String> quick = read(list);
            assertEquals(right.statusCode(), quick.statusCode(), list);
            assertEquals(untraced(right), untraced(quick), list);
        }
        assertEquals(401, service.get("/v1/news", "ol_" + "0".repeat(40)).statusCode());
    }

    private static String untraced(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    @Test
    void nothing_is_shown_that_was_changed_hidden_or_has_run_out() throws Exception {
        String prisoner =
                create(
                        "/v1/prisoners",
                        "{\"names\":[{\"full\":\"Zz"
                                + " Linked\",\"kind\":\"primary\"}],\"nationalities\":[\"KZ\"]}");
        String item = news(9, ",\"prisoners\":[\"" + id(prisoner) + "\"]");
        String list = "/v1/news?tags=t0&sort=-createdAt&limit=1&count=none";
        awaitPutTogether(list);
        execute(
                "update news_item_listed set content = convert_to('\"MARKED\"', 'utf8') where entry_id = '%s'"
                        .formatted(id(item)));
        assertTrue(read(list).body().contains("[\"MARKED\"]"), "it isn't what is kept");
        execute("update news_item_listed set until = now() - interval '1 second'");
        assertTrue(read(list).body().contains(id(prisoner)), "a date has come");
        awaitPutTogether(list);
        patch(item, "{\"summary\":\"Changed.\"}");
        assertTrue(read(list).body().contains("Changed."), "it is stale");
        patch(prisoner, "{\"visibility\":\"hidden\"}");
        assertFalse(
                read(list).body().contains(id(prisoner)), "the link shows that there is somebody");
        assertFalse(read("/v1/prisoners?nationalities=KZ").body().contains("Linked"));
        execute(
                "update news_item_listed set made_by = 'another', content ="
                        + " convert_to('\"MARKED\"', 'utf8')");
        assertFalse(read(list).body().contains("MARKED"), "another release made it");
        var deletion = service.request(item, Running.ADMIN_KEY).header("If-Match", "*").DELETE();
        assertEquals(2, service.send(deletion).statusCode() / 100);
        assertFalse(read(list).body().contains(id(item)));
        execute("truncate news_item_listed");
    }

    @Test
    void many_at_once_get_each_their_own() throws Exception {
        awaitPutTogether("/v1/news?count=none");
        var threads = new ArrayList<Thread>();
        var wrong = new ConcurrentLinkedQueue<String>();
        for (int t = 0; t < 8; t++) {
            int day = t;
            threads.add(
                    new Thread(
                            () -> {
                                for (int i = 0; i < 40; i++) {
                                    String list =
                                            "/v1/news?publishedAt[lt]=2020-01-0%dT10:00:0%dZ"
                                                    .formatted(1 + (day + i) % 5, i % 3);
                                    String body = read(list).body();
                                    String right =
                                            service.send(
                                                            request(list)
                                                                    .header(
                                                                            "Accept",
                                                                            "application/*"))
                                                    .body();
                                    if (!body.equals(right)) {
                                        wrong.add(body + " is not " + right);
                                    }
                                }
                            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(wrong.isEmpty(), () -> wrong.peek());
    }

    @Test
    void what_hangs_at_petitions_is_the_same_by_both_ways() throws Exception {
        String petition = petition("Signed");
        String signatures = petition + "/signatures";
        sign(petition, 1, "'Anna \"A\" Ö'", "'DE'", "'Line\none \\ \ttwo'", "2020-01-01T10:00:00Z");
        sign(petition, 2, "'Семён'", "null", "null", "2020-01-01T10:00:00.120Z");
        sign(petition, 3, "null", "'FR'", "null", "2020-01-02T10:00:00Z");
        sign(petition, 4, "'B'", "'PL'", "null", "2020-01-01T10:00:00.000123Z");
        execute(
                "insert into signature_tally (petition_id, country, count) select petition_id, coalesce(country, ''), count(*)"
                        + " from signature where petition_id = '%s' group by 1, 2"
                                .formatted(id(petition)));
        awaitQuick(signatures + "?count=none", SIGNATURES);
        awaitQuick(signatures + "/count", COUNTS);
        for (String list :
                List.of(
                        "?count=none",
                        "?count=none&limit=1",
                        "?limit=2&count=none",
                        "",
                        "?limit=1")) {
            walk(signatures + list);
        }
        for (String count :
                List.of(
                        "/count",
                        "/count?fields=signatureCount",
                        "/count?fields=unknown,byCountry")) {
            alike(signatures + count, 200);
        }
        assertEquals(
                "{\"signatureCount\":4}", read(signatures + "/count?fields=signatureCount").body());
        assertEquals(3, Running.json(read(signatures + "?count=none").body()).get("items").size());
        execute(
                "update signature set status = 'withdrawn', ended_at = now() where shown_name = 'B'");
        assertEquals(2, Running.json(read(signatures + "?count=none").body()).get("items").size());
        String empty = petition("Unsigned");
        String draft = create("/v1/petitions", PETITION.formatted("Draft"));
        String deleted = petition("Deleted");
        sign(deleted, 5, "'C'", "'PL'", "null", "2020-01-01T10:00:00Z");
        var deletion = service.request(deleted, Running.ADMIN_KEY).header("If-Match", "*").DELETE();
        assertEquals(2, service.send(deletion).statusCode() / 100);
        String later = petition("Later");
        String removed = petition("Removed");
        for (String hidden : List.of(later, removed)) {
            sign(hidden, 6, "'D'", "'PL'", "null", "2020-01-01T10:00:00Z");
        }
        execute(
                "update petition set opens_at = now() + interval '1 day' where id = '%s'"
                        .formatted(id(later)));
        execute(
                "update petition set stage = 'removed', removal = '{\"reason\": \"x\", \"removedAt\": \"2020-01-01T10:00:00Z\", \"seen\": true}' where id = '%s'"
                        .formatted(id(removed)));
        for (String more : List.of("/signatures?count=none", "/signatures/count")) {
            alike(later + more, 404);
            alike(removed + more, 410);
            alike(empty + more, 200);
            alike(draft + more, 404);
            alike(deleted + more, 410);
            alike("/v1/petitions/" + UUID.randomUUID() + more, 404);
            alike("/v1/petitions/" + id(petition).toUpperCase(Locale.ROOT) + more, 200);
            alike(petition.replace("petitions", "news") + more, 404);
        }
        for (String wrong :
                List.of(
                        "?limit=0&count=none",
                        "?unknown=1",
                        "/count?fields=nothing",
                        "/count?a=1?fields=signatureCount")) {
            alike(signatures + wrong, 400);
        }
    }

    private static String petition(String title) {
        String path = create("/v1/petitions", PETITION.formatted(title));
        assertEquals(
                2, service.post(path + "/publication", Running.ADMIN_KEY, "").statusCode() / 100);
        return path;
    }

    private static void sign(
            String petition, int n, String name, String country, String comment, String time)
            throws SQLException {
        execute(
                ("insert into signature (petition_id, id, status, text_version, shown_name, country, language, comment, subscribed,"
                                + " secrets, mails, mailed_at, created_at, confirmed_at) values ('%s',"
                                + " '019a0000-0005-7000-8000-%012d', 'confirmed', 1, %s, %s, 'en', %s, false, '', 1, now(), now(), '%s')")
                        .formatted(id(petition), n, name, country, comment, time));
    }

    /** But for the moment of which it is true. */
    private static void alike(String path, int status) {
        HttpResponse<String> right = service.send(request(path).header("Accept", "application/*"));
        HttpResponse<String> quick = read(path);
        assertEquals(status, right.statusCode(), right.body());
        assertEquals(status, quick.statusCode(), path);
        assertEquals(untimed(right), untimed(quick), path);
        if (status == 200) {
            assertEquals(headers(right), headers(quick), path);
        }
    }

    private static String untimed(HttpResponse<String> answer) {
        return untraced(answer).replaceAll("\"asOf\":\"[^\"]*\"", "");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String create(String path, String json) {
        HttpResponse<String> made = service.post(path, Running.ADMIN_KEY, json);
        assertEquals(201, made.statusCode(), made.body());
        return path + "/" + Running.json(made.body()).get("id").textValue();
    }

    private static void patch(String path, String json) {
        var request =
                service.request(path, Running.ADMIN_KEY)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "*")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(json));
        assertEquals(200, service.send(request).statusCode());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create(service.address() + path.replace("[", "%5B").replace("]", "%5D")));
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

    private static String value(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + sql)) {
            rows.next();
            return rows.getString(1);
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
