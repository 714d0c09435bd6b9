package org.openletter.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;

/** Files into collections. */
@QuarkusTest
class FilesTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int PATIENCE_MILLIS = 60_000;

    private static Response send(
            RequestSpecification caller, String type, String query, String file) {
        return Api.sending(caller, type, file).post("/v1/imports?" + query);
    }

    /** The import when it has ended. */
    private static JsonNode ended(RequestSpecification ignored, Response answer) {
        JsonNode job = Api.json(202, answer);
        String path = "/v1/imports/" + job.get("id").asText();
        assertTrue(answer.header("Location").endsWith(path));
        return ended(path);
    }

    private static JsonNode ended(String path) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode job = Api.adminReads(path);
        while (List.of("queued", "running").contains(job.get("status").asText())) {
            assertTrue(System.currentTimeMillis() < end, "still " + job);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            job = Api.adminReads(path);
        }
        return job;
    }

    private static JsonNode imported(String type, String query, String file) {
        return ended(null, send(Api.admin(), type, query, file));
    }

    private static JsonNode errors(JsonNode job) {
        return Api.adminReads("/v1/imports/%s/errors?limit=100".formatted(job.get("id").asText()))
                .get("items");
    }

    private static void counts(JsonNode job, int created, int updated, int unchanged, int failed) {
        assertEquals(
                List.of("succeeded", created, updated, unchanged, failed),
                List.of(
                        job.get("status").asText(),
                        job.get("created").asInt(),
                        job.get("updated").asInt(),
                        job.get("unchanged").asInt(),
                        job.get("failed").asInt()),
                job.toString());
        assertEquals(created + updated + unchanged + failed, job.get("processed").asInt());
    }

    private static String line(String id, String body) {
        ObjectNode json = (ObjectNode) Api.json(body);
        json.put("externalId", id);
        return json + "\n";
    }

    private static String lines(Specimen some, String word, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> line(word + "-" + i, some.body(word, "Title " + word + " " + i)))
                .collect(Collectors.joining());
    }

    @EveryCollection
    void a_file_creates_then_changes_nothing_then_replaces(Specimen some) {
        String word = Api.unique();
        String query = "collection=%s&source=%s".formatted(some.name(), word);
        String file = lines(some, word, 0, 450);
        JsonNode first = imported(NDJSON, query, file);
        counts(first, 450, 0, 0, 0);
        assertEquals(450, first.get("total").asInt());
        counts(imported(NDJSON, query, file), 0, 0, 450, 0);
        String changed =
                line(word + "-7", some.body(word, "Other " + word)) + lines(some, word, 8, 10);
        counts(imported(NDJSON, query, changed), 0, 1, 2, 0);
        assertEquals(450, Api.adminReads(some.marked(word)).at("/page/total").asInt());
        assertEquals("450", Rows.column("select count(distinct slug) " + some.rows(word)).get(0));

        JsonNode entry =
                Api.adminReads(some.path() + "/by-external-id/%s/%s-7".formatted(word, word));
        assertEquals(2, entry.get("version").asInt());
        String id = entry.get("id").asText();
        JsonNode history = Api.adminReads(some.path() + "/" + id + "/history").get("items");
        assertEquals("replaced", history.at("/0/action").asText());
        assertEquals("created", history.at("/1/action").asText());
        assertEquals(2, history.size());
        JsonNode posted = Api.json(some.post(some.body(word)).asString());
        assertEquals(posted.path("status"), entry.path("status"), "as POST makes it");
    }

    @Test
    void who_becomes_public_by_an_import_gets_a_plain_slug() {
        String word = Api.unique();
        Specimen prisoners = Specimens.named("prisoners");
        String query = "collection=prisoners&source=" + word;
        counts(imported(NDJSON, query, line("1", prisoners.hidden(word))), 1, 0, 0, 0);
        counts(imported(NDJSON, query, line("1", prisoners.body(word))), 0, 1, 0, 0);

        assertEquals(
                "title-" + word,
                Api.read("/v1/prisoners/by-external-id/" + word + "/1").get("slug").asText());
    }

    @EveryCollection
    void what_is_wrong_is_said_by_line_and_place_and_the_rest_gets_in(Specimen some) {
        String word = Api.unique();
        String good = some.body(word);
        String file =
                line(word + 1, good)
                        + "\n"
                        + line(
                                word + 2,
                                good.replaceFirst("\\{\"", "{\"secret-" + word + "\": 1, \""))
                        + "{\"externalId\": \""
                        + word
                        + 3
                        + "\"}\n"
                        + "no json\n"
                        + Api.json(good)
                        + "\n"
                        + line("a\\u0000b".replace("\\u0000", "\t") + word, good)
                        + line(word + 8, good).stripTrailing();
        JsonNode job = imported(NDJSON, "source=a&collection=" + some.name(), file);
        counts(job, 2, 0, 0, 5);
        assertEquals(7, job.get("total").asInt());
        JsonNode errors = errors(job);
        assertEquals(List.of(3, 4, 5, 6, 7), distinct(errors, "line"));
        assertEquals("property-unknown", errors.at("/0/code").asText());
        assertTrue(errors.at("/0/pointer").asText().startsWith("/secret-"));
        assertEquals(word + 2, errors.at("/0/externalId").asText());
        assertEquals("required", errors.at("/1/code").asText());
        List<String> codes = errors.findValuesAsText("code");
        assertTrue(codes.contains("json-invalid"), codes.toString());
        assertEquals("/externalId", errors.get(errors.size() - 1).get("pointer").asText());
        assertEquals("/externalId", errors.get(errors.size() - 2).get("pointer").asText());
    }

    private static List<Integer> distinct(JsonNode items, String property) {
        var all = new ArrayList<Integer>();
        items.forEach(item -> all.add(item.get(property).asInt()));
        return all.stream().distinct().toList();
    }

    @EveryCollection
    void a_dry_run_tells_all_and_writes_nothing(Specimen some) {
        String word = Api.unique();
        String file = lines(some, word, 0, 250) + "{}\n";
        String query = "source=%s&dryRun=true&collection=%s".formatted(word, some.name());
        JsonNode job = imported(NDJSON, query, file);
        counts(job, 250, 0, 0, 1);
        assertTrue(job.get("dryRun").asBoolean());
        assertEquals(1, errors(job).size());
        assertEquals(0, Api.adminReads(some.marked(word)).at("/page/total").asInt());
        assertEquals(
                "0",
                Rows.column("select count(*) from slug where slug like '%" + word + "%'").get(0));
    }

    @Test
    void a_table_names_its_columns_like_properties() {
        String word = Api.unique();
        String file =
                "\uFEFFexternalId,names.0.full,names.0.kind,names.1.full,names.1.kind,bornOn,occupations,support.canWrite\r\n"
                        + "1,\"Last, First\",primary,,,1961,%s; poet;,true\r\n".formatted(word)
                        + "2,\"Two\nlines\",primary,,,1961,%s,\r\n".formatted(word)
                        + "3,Short,primary\r\n"
                        + "4,\"The \"\"Fourth\"\"\",primary,Other,alias,19612,%s,perhaps\r\n"
                                .formatted(word)
                        + "\r\n"
                        + "5,Fifth,primary,Other,alias,,%s,false".formatted(word);
        JsonNode job = imported(CSV, "collection=prisoners&source=" + word, file);
        counts(job, 2, 0, 0, 3);
        JsonNode errors = errors(job);
        assertEquals(List.of(3, 5, 6), distinct(errors, "line"));
        assertEquals("/names/0/full", errors.at("/0/pointer").asText());
        assertEquals("names.0.full", errors.at("/0/column").asText());
        assertEquals("row-uneven", errors.at("/1/code").asText());
        assertEquals("support.canWrite", errors.at("/2/column").asText());
        assertFalse(errors.toString().contains("perhaps"), "the value");
        JsonNode first = Api.adminReads("/v1/prisoners/by-external-id/%s/1".formatted(word));
        assertEquals("Last, First", first.at("/names/0/full").asText());
        assertEquals(1, first.get("names").size());
        assertEquals("[\"%s\",\"poet\"]".formatted(word), first.get("occupations").toString());
        assertTrue(first.at("/support/canWrite").asBoolean());
        JsonNode last = Api.adminReads("/v1/prisoners/by-external-id/%s/5".formatted(word));
        assertEquals("alias", last.at("/names/1/kind").asText());
        assertFalse(last.at("/support/canWrite").asBoolean(true));
    }

    @Test
    void a_mapping_reads_what_others_have_made() {
        String word = Api.unique();
        String mapping =
                """
                [{"column":"No","path":"externalId"},{"column":"Name","path":"names.0.full"},
                 {"path":"names.0.kind","constant":"primary"},{"column":"Born","path":"bornOn"},
                 {"column":"Sex","path":"gender","values":{"f":"female","?":null}},
                 {"column":"Work","path":"occupations","split":"/"}]
                """
                        .replaceAll("\\s+", "");
        String file =
                "No,Name,Sex,Born,Work,Of no use\n"
                        + "1,Somebody,f,1961,a/%s,x\n2,Other,?,1962,%s,x\n3,Third,m,1963,%s,x\n4,Fourth,f,19812,%s,x\n"
                                .formatted(word, word, word, word);
        String query = "collection=prisoners&source=" + word + "&mapping=" + encoded(mapping);
        JsonNode job = imported(CSV, query, file);
        counts(job, 2, 0, 0, 2);
        JsonNode errors = errors(job);
        assertEquals("value-unmapped", errors.at("/0/code").asText());
        assertEquals("/gender", errors.at("/0/pointer").asText());
        assertEquals("Born", errors.at("/1/column").asText());
        assertFalse(errors.toString().contains("19812"), "the value");
        JsonNode first = Api.adminReads("/v1/prisoners/by-external-id/%s/1".formatted(word));
        assertEquals("female", first.get("gender").asText());
        assertFalse(
                Api.adminReads("/v1/prisoners/by-external-id/%s/2".formatted(word)).has("gender"));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void columns_that_have_no_place_are_refused_at_once() {
        Response refused =
                send(
                        Api.admin(),
                        CSV,
                        "collection=prisoners&source=a",
                        "names.0.ful,born,names.x,bornOn,bornOn\n1,2,3,4,5\n");
        JsonNode problem = Api.json(422, refused);
        assertEquals("columns-invalid", problem.get("code").asText());
        List<String> pointers = problem.get("errors").findValuesAsText("pointer");
        assertEquals(
                List.of("/names.0.ful", "/born", "/names.x", "/bornOn", "/bornOn", "/externalId"),
                pointers);
        Api.json(
                400,
                send(Api.admin(), CSV, "collection=prisoners&source=a&mapping=%5B1%5D", "a\n"));
    }

    @Test
    void what_makes_no_sense_is_refused_before_the_file_is_read() {
        JsonNode problem =
                Api.json(400, send(Api.admin(), NDJSON, "collection=stones&source=a%20b", "{}"));
        assertEquals(2, problem.get("errors").size());
        Api.json(400, send(Api.admin(), NDJSON, "collection=news&source=a&dryRun=yes", "{}"));
        Api.json(400, send(Api.admin(), NDJSON, "collection=news&source=a", ""));
        Api.json(415, send(Api.admin(), "application/json", "collection=news&source=a", "{}"));
        Api.json(401, send(Api.anonymous(), NDJSON, "collection=news&source=a", "{}"));
        String news = Keys.with("news:write");
        Api.json(403, send(Api.with(news), NDJSON, "collection=prisoners&source=a", "{}"));
        String none = Keys.with("signatures:read");
        Api.json(403, send(Api.with(none), NDJSON, "collection=news&source=a", "{}"));
    }

    @Test
    void importers_see_their_own_and_admins_all() {
        String mine = Keys.with("news:write");
        String path =
                "/v1/imports/"
                        + Api.json(
                                        202,
                                        send(
                                                Api.with(mine),
                                                NDJSON,
                                                "collection=news&source=a",
                                                "{}"))
                                .get("id")
                                .asText();
        assertEquals("failed", ended(path).get("failed").asInt() == 1 ? "failed" : "?");
        assertEquals(1, Api.json(200, Api.with(mine).get("/v1/imports")).get("items").size());
        assertEquals(1, Api.json(200, Api.with(mine).get(path + "/errors")).get("items").size());
        assertEquals(
                0, Api.json(200, Api.with(mine).get(path + "/duplicates")).get("items").size());
        String other = Keys.with("news:write");
        assertEquals(0, Api.json(200, Api.with(other).get("/v1/imports")).get("items").size());
        for (String more : List.of("", "/errors", "/duplicates")) {
            Api.json(404, Api.with(other).get(path + more));
            Api.json(200, Api.admin().get(path + more));
        }
        Api.json(404, Api.with(other).post(path + "/cancellation"));
        Api.json(409, Api.admin().post(path + "/cancellation"));
    }

    @Test
    void a_file_far_larger_than_a_body_is_kept_in_pieces_and_taken_away_at_the_end() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        String text = "Some *text*. ".repeat(300);
        String file =
                IntStream.range(0, 900)
                        .mapToObj(
                                i ->
                                        line(
                                                word + i,
                                                news.body(word, word + " " + i)
                                                        .replace("Some *text*.", text)))
                        .collect(Collectors.joining());
        assertTrue(file.length() > 3 * 1024 * 1024);
        JsonNode job = imported(NDJSON, "collection=news&source=" + word, file);
        counts(job, 900, 0, 0, 0);
        assertEquals(
                "0",
                Rows.column(
                                "select count(*) from import_chunk where job_id = cast(? as uuid)",
                                job.get("id").asText())
                        .get(0));
    }

    @EveryCollection
    void what_a_crash_left_half_done_is_gone_on_with_and_nothing_is_doubled(Specimen some) {
        String word = Api.unique();
        String query = "source=%s&collection=%s".formatted(word, some.name());
        String done = lines(some, word, 0, 300);
        counts(imported(NDJSON, query, done), 300, 0, 0, 0);
        String all = done + lines(some, word, 300, 700);
        String id = left(some, word, all, done.getBytes(StandardCharsets.UTF_8).length, 300);
        JsonNode job = ended("/v1/imports/" + id);
        counts(job, 700, 0, 0, 0);
        assertEquals(700, Api.adminReads(some.marked(word)).at("/page/total").asInt());
        assertEquals(
                "700",
                Rows.column(
                                "select count(*) from audit_entry a where exists (select %s and e.id = a.entry_id)"
                                        .formatted(some.rows(word)))
                        .get(0));
    }

    /** A job as an instance leaves it that dies: some of it committed, the lease running out. */
    static String left(Specimen some, String source, String file, int position, int line) {
        String id = UUID.randomUUID().toString();
        Rows.execute(
                "insert into import_chunk (job_id, number, bytes) values ('%s', 0, convert_to('%s', 'UTF8'))"
                        .formatted(id, file.replace("'", "''")));
        Rows.execute(
                """
                insert into import_job (id, collection, source, format, dry_run, key_id, created_by, scopes, trace_id,
                  position, line, processed, created, status, created_at, started_at, worker, lease_until, attempts)
                values ('%s', '%s', '%s', 'NDJSON', false, gen_random_uuid(), 'test', '{admin}', '%s',
                  %d, %d, %d, %d, 'running', now(), now(), gen_random_uuid(), now() - interval '1 second', 1)
                """
                        .formatted(
                                id,
                                some.name(),
                                source,
                                "0".repeat(32),
                                position,
                                line + 1,
                                line,
                                line));
        return id;
    }

    @Test
    void a_job_that_failed_five_times_at_one_place_is_given_up() {
        String id = left(Specimens.named("news"), "a", "{}", 0, 0);
        Rows.execute("update import_job set attempts = 5 where id = '%s'".formatted(id));
        JsonNode job = ended("/v1/imports/" + id);
        assertEquals("failed", job.get("status").asText());
        assertFalse(job.get("error").asText().isEmpty());
    }

    @Test
    void who_stops_an_import_keeps_what_was_written() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        String file = lines(news, word, 0, 5_000);
        Response sent = send(Api.admin(), NDJSON, "collection=news&source=" + word, file);
        String path = "/v1/imports/" + Api.json(202, sent).get("id").asText();
        Api.json(202, Api.admin().post(path + "/cancellation"));
        JsonNode job = ended(path);
        assertEquals("cancelled", job.get("status").asText());
        int written = job.get("created").asInt();
        assertTrue(written < 5_000, job.toString());
        assertEquals(
                written,
                Api.adminReads(news.marked(word) + "&count=exact").at("/page/total").asInt());
        Api.json(202, Api.admin().post(path + "/cancellation"));
    }

    @Test
    void links_are_followed_with_what_the_importer_may_see() {
        String word = Api.unique();
        String hidden = Specimens.named("prisoners").draft(word).id();
        String shown = Specimens.named("prisoners").make(word).id();
        Specimen news = Specimens.named("news");
        ObjectNode one = (ObjectNode) Api.json(news.body(word));
        one.putArray("prisoners").add(shown);
        ObjectNode other = (ObjectNode) Api.json(news.body(word));
        other.putArray("prisoners").add(shown).add(hidden);
        String file = line("1", one.toString()) + line("2", other.toString());
        String query = "collection=news&source=" + word;
        String key = Keys.with("news:write");
        JsonNode job = ended(null, send(Api.with(key), NDJSON, query, file));
        counts(job, 1, 0, 0, 1);
        assertEquals("/prisoners/1", errors(job).at("/0/pointer").asText());
        counts(imported(NDJSON, query, file), 1, 0, 1, 0);
    }

    @Test
    void who_comes_twice_in_a_file_replaces_what_came_first() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        String file = line("1", news.body(word, "First")) + line("1", news.body(word, "Second"));
        counts(imported(NDJSON, "collection=news&source=" + word, file), 1, 1, 0, 0);
        assertEquals(
                "Second",
                Api.adminReads("/v1/news/by-external-id/%s/1".formatted(word))
                        .get("title")
                        .asText());
    }
}
