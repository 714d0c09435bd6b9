package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;
import org.openletter.support.Statements;

/** A list as a file is the list, whole. */
@QuarkusTest
class ExportTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private static Response file(RequestSpecification caller, String type, String path) {
        return caller.header("Accept", type).get(path);
    }

    private static List<JsonNode> lines(Response file) {
        assertEquals(200, file.statusCode(), file.asString());
        return file.asString().lines().map(Api::json).toList();
    }

    /** All pages of the list, one after another. */
    private static List<JsonNode> pages(Supplier<RequestSpecification> caller, String list) {
        var items = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page = Api.json(200, caller.get().get(list + "&limit=7" + cursor));
            page.get("items").forEach(items::add);
            String next = page.at("/page/next").asText();
            cursor = next.isEmpty() ? "" : "&cursor=" + next.replaceFirst(".*cursor=", "");
        } while (!cursor.isEmpty());
        return items;
    }

    @EveryCollection
    void the_lines_are_the_items_of_the_pages_for_readers_and_for_editors(Specimen some) {
        String word = Api.unique();
        Specimen.Made shown = some.make(word);
        some.draft(word);
        Rows.multiply(some.table(), shown.id(), 20, Map.of());
        for (String more : List.of("", "&sort=-createdAt", "&fields=slug,version")) {
            String list = some.marked(word) + more;
            assertEquals(
                    pages(Api::anonymous, list), lines(file(Api.anonymous(), NDJSON, list)), list);
            assertEquals(pages(Api::admin, list), lines(file(Api.admin(), NDJSON, list)), list);
        }
        int readers = lines(file(Api.anonymous(), NDJSON, some.marked(word))).size();
        int editors = lines(file(Api.admin(), NDJSON, some.marked(word))).size();
        assertEquals(some.hasDrafts() ? 21 : 22, readers);
        assertEquals(22, editors);
    }

    @Test
    void a_link_to_what_is_hidden_is_in_no_file() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        String hidden = Specimens.named("prisoners").draft(word).id();
        ObjectNode body = (ObjectNode) Api.json(news.body(word));
        body.putArray("prisoners").add(hidden);
        String id = Api.json(news.post(body.toString()).asString()).get("id").asText();
        Api.json(201, Api.admin().post(news.path() + "/" + id + "/publication"));
        for (String type : List.of(NDJSON, CSV)) {
            String readers = file(Api.anonymous(), type, news.marked(word)).asString();
            assertTrue(readers.contains(id), readers);
            assertFalse(readers.contains(hidden), readers);
            assertTrue(file(Api.admin(), type, news.marked(word)).asString().contains(hidden));
        }
    }

    @Test
    void what_a_privileged_caller_takes_away_is_in_the_access_log() {
        String word = Api.unique();
        Specimen prisoners = Specimens.named("prisoners");
        String id = prisoners.make(word).id();
        for (String type : List.of(NDJSON, CSV)) {
            file(Api.anonymous(), type, prisoners.marked(word));
            file(Api.admin(), type, prisoners.marked(word));
        }
        assertEquals(
                List.of("exported", "exported"),
                Rows.column(
                        "select action from access_entry where action <> 'read' and cast(? as uuid) = any(entry_ids)",
                        id));
    }

    @EveryCollection
    void a_table_has_the_same_columns_whatever_is_in_it(Specimen some) {
        String word = Api.unique();
        String empty = file(Api.anonymous(), CSV, some.marked(word)).asString();
        Specimen.Made made = some.make(word);
        Response file = file(Api.anonymous(), CSV, some.marked(word));
        assertEquals("text/csv;charset=UTF-8", file.contentType());
        assertTrue(file.asString().startsWith(empty), file.asString());
        assertTrue(empty.startsWith("id,slug,version,createdAt,updatedAt,externalKey.source,"));
        assertTrue(file.asString().contains("\r\n" + made.id() + ","), file.asString());
        String brief = file(Api.anonymous(), CSV, some.marked(word) + "&fields=slug").asString();
        assertEquals(
                "id,slug\r\n%s,%s\r\n".formatted(made.id(), made.json().get("slug").asText()),
                brief);
    }

    @Test
    void what_a_spreadsheet_would_run_is_shown_instead() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        for (String title : List.of("=1+1", "+1", "-1", "@SUM(A1)", "Say \\\"no\\\", twice")) {
            Api.json(201, news.post(news.body(word, title)));
        }
        String file =
                file(Api.admin(), CSV, news.marked(word) + "&fields=title&sort=createdAt")
                        .asString()
                        .replaceAll("(?m)^[0-9a-f-]{36}", "");
        assertEquals(
                "id,title\r\n,'=1+1\r\n,'+1\r\n,'-1\r\n,'@SUM(A1)\r\n,\"Say \"\"no\"\", twice\"\r\n",
                file);
    }

    @EveryCollection
    void a_file_says_what_it_is_and_need_not_be_sent_twice(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        Response file = file(Api.anonymous(), CSV, some.marked(word));
        assertEquals(
                "attachment; filename=\"%s.csv\"".formatted(some.name()),
                file.header("Content-Disposition"));
        List<String> links = file.headers().getValues("Link");
        assertTrue(links.get(0).endsWith("rel=\"license\""), links.toString());
        assertEquals("</openapi.json>; rel=\"describedby\"", links.get(1));
        assertEquals(
                Api.json(Api.anonymous().get("/openapi.json").asString())
                        .at("/info/version")
                        .asText(),
                file.header("Schema-Version"));
        String tag = file.header("ETag");
        Response again = file(Api.anonymous().header("If-None-Match", tag), CSV, some.marked(word));
        assertEquals(304, again.statusCode());
        assertEquals("", again.asString());
        Response head = Api.anonymous().header("Accept", CSV).head(some.marked(word));
        assertEquals(200, head.statusCode());
        assertEquals(tag, head.header("ETag"));
        assertNotEquals(tag, file(Api.anonymous(), NDJSON, some.marked(word)).header("ETag"));
        assertNotEquals(tag, file(Api.admin(), CSV, some.marked(word)).header("ETag"));
        assertEquals(200, some.patch(made, some.patch("changed")).statusCode());
        assertEquals(
                200,
                file(Api.anonymous().header("If-None-Match", tag), CSV, some.marked(word))
                        .statusCode());
    }

    @EveryCollection
    void what_a_file_can_not_have_is_refused_before_it_begins(Specimen some) {
        for (String wrong : List.of("cursor=a", "count=none", "limit=0", "sort=nothing", "a=b")) {
            Response refused = file(Api.anonymous(), NDJSON, some.path() + "?" + wrong);
            JsonNode problem = Api.json(400, refused);
            assertEquals(wrong.replaceFirst("=.*", ""), problem.at("/errors/0/parameter").asText());
        }
        Api.json(406, file(Api.anonymous(), "application/vnd.ms-excel", some.path()));
        assertEquals(
                "application/json",
                file(Api.anonymous(), "text/csv;q=0.5, application/json", some.path() + "?limit=1")
                        .contentType());
    }

    @Test
    void ten_thousand_rows_cost_statements_by_the_batch() {
        String word = Api.unique();
        Specimen prisoners = Specimens.named("prisoners");
        Rows.multiply(prisoners.table(), prisoners.make(word).id(), 9_999, Map.of());
        String list = prisoners.marked(word) + "&sort=createdAt";
        Response file = file(Api.anonymous(), NDJSON, list);
        assertEquals(
                10_000,
                file.asString()
                        .lines()
                        .map(line -> Api.json(line).get("id").asText())
                        .distinct()
                        .count());
        long few = Statements.of(() -> file(Api.anonymous(), NDJSON, list + "&limit=500"));
        long all = Statements.of(() -> file(Api.anonymous(), NDJSON, list));
        // One of three is for what the service does each second beside it.
        assertTrue(all - few <= 3 * 20, few + " for a batch, " + all + " for twenty");
        assertEquals(1_234, lines(file(Api.anonymous(), NDJSON, list + "&limit=1234")).size());
    }
}
