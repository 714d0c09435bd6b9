package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Rows;
import org.openletter.support.Site;
import org.openletter.support.Together;

/**
 * Runs of sources whose publisher behaves well; what others do is in {@link MisbehavingFeedsTest}.
 */
@QuarkusTest
class FeedRunsTest {

    private static final String JULY_3 = "Thu, 03 Jul 2025 10:00:00 GMT";
    private static final String JULY_4 = "Fri, 04 Jul 2025 10:00:00 GMT";

    private final String word = Api.unique();
    private final Site site = Site.open();
    private final Publisher publisher = new Publisher(site, word);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void entries_become_drafts_and_are_known_again() {
        publisher.rss(publisher.item("1", "First"), publisher.item("2", "Second"));
        String source = publisher.source("/feed");
        JsonNode run = Publisher.run(source);
        assertEquals("succeeded", run.get("status").asText());
        assertEquals("2 0 0 0 0", Publisher.counts(run));
        String news = run.at("/entries/0/newsId").asText();
        assertEquals(404, Api.anonymous().get("/v1/news/" + news).statusCode());
        JsonNode item = Api.adminReads("/v1/news/" + news);
        assertEquals("draft", item.get("status").asText());
        assertEquals("First " + word, item.get("title").asText());
        assertEquals(site.url("/a/1"), item.get("originalUrl").asText());
        assertEquals("feed." + source, item.at("/externalKey/source").asText());
        assertEquals("0 0 2 0 0", Publisher.counts(Publisher.run(source)));
        assertTrue(publisher.last("/feed").header("user-agent").startsWith("OpenLetter/"));
    }

    @Test
    void items_are_published_where_the_source_says_so() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed", "\"publishes\": true,");
        String news = Publisher.run(source).at("/entries/0/newsId").asText();
        JsonNode item = Api.read("/v1/news/" + news);
        assertEquals("published", item.get("status").asText());
        assertEquals("2025-07-03T10:00:00Z", item.get("publishedAt").asText());
    }

    @Test
    void a_feed_that_has_not_changed_is_not_sent_again() {
        String source = publisher.source("/feed");
        publisher.tagged("\"a\"", JULY_3, publisher.item("1", "First"));
        Publisher.run(source);
        JsonNode again = Publisher.run(source);
        assertTrue(again.get("notModified").asBoolean());
        assertEquals("0 0 1 0 0", Publisher.counts(again));
        assertEquals("\"a\"", publisher.last("/feed").header("if-none-match"));
        assertEquals(JULY_3, publisher.last("/feed").header("if-modified-since"));
    }

    @Test
    void a_tag_that_changes_alone_is_taken_over_and_so_is_a_date() {
        String source = publisher.source("/feed");
        publisher.tagged("\"a\"", JULY_3, publisher.item("1", "First"));
        Publisher.run(source);
        publisher.tagged(
                "\"b\"", JULY_3, publisher.item("1", "First"), publisher.item("2", "Second"));
        assertEquals("1 0 1 0 0", Publisher.counts(Publisher.run(source)));
        assertTrue(Publisher.run(source).get("notModified").asBoolean());
        publisher.tagged(
                "\"b\"", JULY_4, publisher.item("2", "Second"), publisher.item("3", "Third"));
        assertEquals("1 0 1 0 0", Publisher.counts(Publisher.run(source)));
        assertTrue(Publisher.run(source).get("notModified").asBoolean());
    }

    @Test
    void a_change_under_the_same_guid_changes_the_item() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed", "\"publishes\": true,");
        String news = Publisher.run(source).at("/entries/0/newsId").asText();
        publisher.rss(publisher.item("1", "Changed"));
        JsonNode run = Publisher.run(source);
        assertEquals("0 1 0 0 0", Publisher.counts(run));
        assertEquals(news, run.at("/entries/0/newsId").asText());
        assertEquals("Changed " + word, Api.read("/v1/news/" + news).get("title").asText());
        JsonNode history = Api.adminReads("/v1/news/" + news + "/history");
        assertEquals("replaced", history.at("/items/0/action").asText());
        assertEquals("feed Publisher " + word, history.at("/items/0/actor").asText());
    }

    @Test
    void what_an_editor_adds_beside_the_text_survives_a_change() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed");
        String news = Publisher.run(source).at("/entries/0/newsId").asText();
        patch(news, "{\"tags\": [\"own\"], \"places\": [\"Minsk\"]}");
        publisher.rss(publisher.item("1", "Changed"));
        assertEquals("0 1 0 0 0", Publisher.counts(Publisher.run(source)));
        JsonNode item = Api.adminReads("/v1/news/" + news);
        assertEquals("Changed " + word, item.get("title").asText());
        assertEquals("[\"own\"]", item.get("tags").toString());
        assertEquals("[\"Minsk\"]", item.get("places").toString());
    }

    @Test
    void what_an_editor_wrote_is_not_overwritten() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed");
        String news = Publisher.run(source).at("/entries/0/newsId").asText();
        patch(news, "{\"title\": \"Better\"}");
        publisher.rss(publisher.item("1", "Changed"));
        JsonNode run = Publisher.run(source);
        assertEquals("0 0 1 0 0", Publisher.counts(run));
        assertTrue(run.at("/entries/0/reason").asText().contains("editor"));
        assertEquals("Better", Api.adminReads("/v1/news/" + news).get("title").asText());
    }

    @Test
    void what_an_editor_published_changes_only_where_the_source_publishes() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed");
        String news = Publisher.run(source).at("/entries/0/newsId").asText();
        Api.admin()
                .header("If-Match", "*")
                .post("/v1/news/" + news + "/publication")
                .then()
                .statusCode(201);
        publisher.rss(publisher.item("1", "Changed"));
        JsonNode run = Publisher.run(source);
        assertEquals("0 0 1 0 0", Publisher.counts(run));
        assertTrue(run.at("/entries/0/reason").asText().contains("draft"));
        assertEquals("First " + word, Api.read("/v1/news/" + news).get("title").asText());
    }

    @Test
    void what_was_retracted_or_deleted_does_not_come_back() {
        publisher.rss(publisher.item("1", "First"), publisher.item("2", "Second"));
        String source = publisher.source("/feed", "\"publishes\": true,");
        JsonNode first = Publisher.run(source);
        String retracted = first.at("/entries/0/newsId").asText();
        String deleted = first.at("/entries/1/newsId").asText();
        Api.sending(Api.admin(), "{\"reason\": \"Wrong\"}")
                .post("/v1/news/" + retracted + "/retraction")
                .then()
                .statusCode(201);
        Api.admin().header("If-Match", "*").delete("/v1/news/" + deleted).then().statusCode(204);
        publisher.rss(publisher.item("1", "Changed"), publisher.item("2", "Changed too"));
        JsonNode run = Publisher.run(source);
        assertEquals("0 0 2 0 0", Publisher.counts(run));
        assertTrue(run.at("/entries/0/reason").asText().contains("retracted"));
        // Not through another source either.
        String other = publisher.source("/feed", "\"publishes\": true,");
        assertEquals("0 0 0 2 0", Publisher.counts(Publisher.run(other)));
        assertEquals(410, Api.anonymous().get("/v1/news/" + retracted).statusCode());
        assertEquals(410, Api.anonymous().get("/v1/news/" + deleted).statusCode());
    }

    @Test
    void the_same_article_comes_once_whatever_its_guid() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed");
        String news = Publisher.run(source).at("/entries/0/newsId").asText();
        publisher.rss(
                publisher
                        .item("1", "Another headline")
                        .replace("<guid isPermaLink=\"false\">", "<guid isPermaLink=\"false\">new-")
                        .replace("</link>", "?utm_source=rss&amp;fbclid=x#top</link>"));
        JsonNode run = Publisher.run(source);
        assertEquals("0 0 0 1 0", Publisher.counts(run));
        assertEquals("same link as " + news, run.at("/entries/0/reason").asText());
        assertEquals(news, run.at("/entries/0/newsId").asText());
    }

    @Test
    void an_article_that_an_editor_entered_is_known_by_its_link() {
        String body =
                """
                {"title": "By hand", "body": "Text", "language": "en", "kind": "article", "originalUrl": "%s"}
                """;
        String news =
                Api.json(
                                201,
                                Api.sending(Api.admin(), body.formatted(site.url("/a/1")))
                                        .post("/v1/news"))
                        .get("id")
                        .asText();
        publisher.rss(publisher.item("1", "First"));
        JsonNode run = Publisher.run(publisher.source("/feed"));
        assertEquals("same link as " + news, run.at("/entries/0/reason").asText());
    }

    @Test
    void the_same_text_from_another_publisher_is_a_duplicate() {
        publisher.rss(publisher.item("1", "First"));
        String news = Publisher.run(publisher.source("/feed")).at("/entries/0/newsId").asText();
        String copied =
                publisher
                        .item("1", "FIRST")
                        .replace("/a/1", "/copy/77")
                        .replace("The", "<i>the</i>");
        site.put("/copy", Site.page(200, Publisher.rssOf(copied), "Content-Type: text/xml"));
        JsonNode run = Publisher.run(publisher.source("/copy"));
        assertEquals("0 0 0 1 0", Publisher.counts(run));
        assertEquals("same content as " + news, run.at("/entries/0/reason").asText());
    }

    @Test
    void one_bad_entry_fails_alone() {
        publisher.rss(
                "<item><guid>empty</guid></item>",
                publisher.item("1", "First"),
                publisher.item("1", "First"));
        JsonNode run = Publisher.run(publisher.source("/feed"));
        assertEquals("succeeded", run.get("status").asText());
        assertEquals("1 0 0 1 1", Publisher.counts(run));
        assertEquals("failed", run.at("/entries/0/outcome").asText());
        assertTrue(run.at("/entries/0/reason").asText().contains("neither a title nor a text"));
    }

    @Test
    void addresses_of_feeds_are_in_no_metric() {
        site.put("/" + word, Site.page(200, Publisher.rssOf(), "Content-Type: text/xml"));
        Publisher.run(publisher.source("/" + word + "?key=secret"));
        Publisher.run(publisher.source("/" + word));
        assertFalse(RestAssured.given().get("/q/metrics").asString().contains(word));
    }

    @Test
    void an_empty_feed_is_a_feed() {
        publisher.rss();
        JsonNode run = Publisher.run(publisher.source("/feed"));
        assertEquals("succeeded", run.get("status").asText());
        assertEquals("0 0 0 0 0", Publisher.counts(run));
    }

    @Test
    void every_form_and_encoding_arrives() {
        byte[] cyrillic =
                ("<?xml version='1.0' encoding='windows-1251'?>"
                                + Publisher.rssOf(publisher.item("1", "Письмо из колонии")))
                        .getBytes(Charset.forName("windows-1251"));
        site.put("/cp1251", Site.page(200, cyrillic, "Content-Type: application/rss+xml"));
        String news = Publisher.run(publisher.source("/cp1251")).at("/entries/0/newsId").asText();
        assertEquals(
                "Письмо из колонии " + word,
                Api.adminReads("/v1/news/" + news).get("title").asText());
        String json =
                """
                {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
                  {"id": "j", "url": "%s", "title": "Json %s", "content_html": "<p>Some <b>bold</b></p>"}]}"""
                        .formatted(site.url("/j"), word);
        site.put("/json", Site.page(200, json, "Content-Type: application/feed+json"));
        news = Publisher.run(publisher.source("/json")).at("/entries/0/newsId").asText();
        assertEquals("Some **bold**", Api.adminReads("/v1/news/" + news).get("body").asText());
    }

    @Test
    void of_many_who_ask_at_once_all_get_one_run() {
        site.put(
                "/slow",
                (asked, out) -> {
                    pause(1000);
                    Site.page(
                                    200,
                                    Publisher.rssOf(publisher.item("1", "First")),
                                    "Content-Type: text/xml")
                            .answer(asked, out);
                });
        String source = publisher.source("/slow");
        List<String> runs =
                Together.run(
                        8,
                        i ->
                                Api.json(
                                                202,
                                                Api.admin()
                                                        .post(
                                                                "/v1/feed-sources/"
                                                                        + source
                                                                        + "/runs"))
                                        .get("id")
                                        .asText());
        assertEquals(1, new HashSet<>(runs).size());
        assertEquals("1 0 0 0 0", Publisher.counts(Publisher.ended(source, runs.get(0))));
        assertEquals(1, site.asked("/slow").size());
    }

    @Test
    void two_sources_of_one_article_make_one_item_also_at_once() {
        publisher.rss(
                Stream.of("1", "2", "3", "4", "5", "6")
                        .map(guid -> publisher.item(guid, "Item " + guid))
                        .toArray(String[]::new));
        List<String> sources = Stream.of(1, 2, 3).map(i -> publisher.source("/feed")).toList();
        List<JsonNode> runs = Together.run(3, i -> Publisher.run(sources.get(i)));
        assertEquals(6, runs.stream().mapToInt(run -> run.get("created").asInt()).sum());
        assertEquals(12, runs.stream().mapToInt(run -> run.get("duplicate").asInt()).sum());
    }

    @Test
    void a_run_whose_instance_died_is_taken_up_and_does_nothing_twice() {
        publisher.rss(publisher.item("1", "First"), publisher.item("2", "Second"));
        String source = publisher.source("/feed");
        JsonNode first = Publisher.run(source);
        String run = first.get("id").asText();
        String news = first.at("/entries/1/newsId").asText();
        publisher.rss(
                publisher.item("1", "First"),
                publisher.item("2", "Second"),
                publisher.item("3", "Third"),
                publisher.item("4", "Fourth"));
        // As it would be, had the instance been killed after some that need not be the first.
        Rows.execute(
                "delete from feed_run_entry where run_id = '%s' and position = 1".formatted(run));
        Rows.execute(
                "update feed_run set status = 'running', worker = gen_random_uuid(), finished_at = null,"
                        + " created = 1, lease_until = now() - interval '1 second' where id = '%s'"
                                .formatted(run));
        JsonNode taken = Publisher.ended(source, run);
        assertEquals("succeeded", taken.get("status").asText());
        assertEquals("3 0 1 0 0", Publisher.counts(taken));
        assertEquals(4, taken.get("entries").size());
        assertEquals(news, taken.at("/entries/0/newsId").asText());
    }

    @Test
    void a_source_that_is_deleted_leaves_what_its_entries_are_known_by() {
        publisher.rss(publisher.item("1", "First"), publisher.item("2", "Second"));
        String source = publisher.source("/feed", "\"publishes\": true,");
        JsonNode first = Publisher.run(source);
        String retracted = first.at("/entries/0/newsId").asText();
        String erased = first.at("/entries/1/newsId").asText();
        String why = "{\"reason\": \"Wrong\"}";
        Api.sending(Api.admin(), why)
                .post("/v1/news/" + retracted + "/retraction")
                .then()
                .statusCode(201);
        Api.sending(Api.admin(), why)
                .post("/v1/news/" + erased + "/erasure")
                .then()
                .statusCode(204);
        delete(source);
        publisher.rss(publisher.item("1", "Changed"), publisher.item("2", "Changed too"));
        JsonNode again = Publisher.run(publisher.source("/feed", "\"publishes\": true,"));
        assertEquals("0 0 0 2 0", Publisher.counts(again));
        assertEquals("same link as " + erased, again.at("/entries/1/reason").asText());
        assertEquals(
                List.of("0"),
                Rows.column(
                        "select count(written) from feed_entry where source_id = cast(? as uuid)",
                        source));
    }

    private static void delete(String source) {
        Api.admin()
                .header("If-Match", "*")
                .delete("/v1/feed-sources/" + source)
                .then()
                .statusCode(204);
    }

    @Test
    void a_source_can_be_deleted_while_its_run_is_at_work() throws Exception {
        var answered = new CountDownLatch(1);
        site.put("/feed", (asked, out) -> await(answered));
        String source = publisher.source("/feed");
        String run =
                Api.json(202, Api.admin().post("/v1/feed-sources/" + source + "/runs"))
                        .get("id")
                        .asText();
        Eventually.holds(() -> site.asked("/feed").size() == 1);
        try (var connection = CDI.current().select(DataSource.class).get().getConnection();
                var statement = connection.createStatement()) {
            // As a run does with every entry, and then at its end.
            connection.setAutoCommit(false);
            statement.execute("update feed_run set created = 0 where id = '%s'".formatted(run));
            var deleted =
                    CompletableFuture.runAsync(
                            () -> delete(source), task -> new Thread(task).start());
            Eventually.holds(() -> deleted.isDone() || waiting());
            statement.execute(
                    "update feed_source set entries = 0 where id = '%s'".formatted(source));
            connection.commit();
            deleted.join();
        } finally {
            answered.countDown();
        }
        assertEquals(404, Api.admin().get("/v1/feed-sources/" + source).statusCode());
    }

    private static boolean waiting() {
        return !Rows.column(
                        "select query from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock' and query like '%feed_%'")
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_comes_from_a_former_address_is_not_kept_for_the_next() {
        var changed = new CountDownLatch(1);
        site.put(
                "/feed",
                (asked, out) -> {
                    await(changed);
                    Site.page(
                                    200,
                                    Publisher.rssOf(publisher.item("1", "First")),
                                    "Content-Type: text/xml",
                                    "ETag: \"a\"")
                            .answer(asked, out);
                });
        String source = publisher.source("/feed");
        String run =
                Api.json(202, Api.admin().post("/v1/feed-sources/" + source + "/runs"))
                        .get("id")
                        .asText();
        Eventually.holds(() -> site.asked("/feed").size() == 1);
        Api.sending(Api.admin(), Api.MERGE_PATCH, "{\"url\": \"%s\"}".formatted(site.url("/other")))
                .header("If-Match", "*")
                .patch("/v1/feed-sources/" + source)
                .then()
                .statusCode(200);
        changed.countDown();
        assertEquals("1 0 0 0 0", Publisher.counts(Publisher.ended(source, run)));
        String kept = "select coalesce(etag, 'none') from feed_source where id = cast(? as uuid)";
        assertEquals(List.of("none"), Rows.column(kept, source));
    }

    @Test
    void one_host_is_not_asked_twice_in_a_breath() {
        publisher.rss();
        List<String> sources = Stream.of(1, 2, 3, 4).map(i -> publisher.source("/feed")).toList();
        Together.run(4, i -> Publisher.run(sources.get(i)));
        var times =
                site.asked("/feed").stream()
                        .map(Site.Asked::at)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        assertEquals(4, times.size());
        assertTrue(Duration.between(times.get(0), times.get(3)).toMillis() > 750);
    }

    @Test
    void what_is_due_is_run_by_schedule() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed", "\"enabled\": true,");
        assertTrue(Api.adminReads("/v1/feed-sources/" + source).has("nextRunAt"));
        Rows.execute(
                "update feed_source set next_run_at = now() where id = '%s'".formatted(source));
        Eventually.holds(() -> Api.adminReads("/v1/feed-sources/" + source).has("lastSuccessAt"));
        JsonNode run = Api.adminReads("/v1/feed-sources/" + source + "/runs").at("/items/0");
        assertEquals("schedule", run.get("createdBy").asText());
        assertEquals(1, run.get("created").asInt());
        JsonNode shown = Api.adminReads("/v1/feed-sources/" + source);
        assertEquals(0, shown.get("failures").asInt());
        assertFalse(shown.get("quiet").asBoolean());
    }

    @Test
    void a_source_that_has_nothing_new_for_long_is_quiet() {
        publisher.rss(publisher.item("1", "First"));
        String source = publisher.source("/feed", "\"enabled\": true,");
        Publisher.run(source);
        assertFalse(Api.adminReads("/v1/feed-sources/" + source).get("quiet").asBoolean());
        age(source, "49 hours", "3600");
        assertTrue(Api.adminReads("/v1/feed-sources/" + source).get("quiet").asBoolean());
        age(source, "49 hours", "86400");
        assertFalse(Api.adminReads("/v1/feed-sources/" + source).get("quiet").asBoolean());
        age(source, "121 hours", "86400");
        assertTrue(Api.adminReads("/v1/feed-sources/" + source).get("quiet").asBoolean());
    }

    private static void age(String source, String since, String usualGap) {
        Rows.execute(
                "update feed_source set last_new_at = now() - interval '%s', usual_gap = %s where id = '%s'"
                        .formatted(since, usualGap, source));
    }

    @Test
    void the_rhythm_of_a_feed_is_learnt() {
        publisher.rss(
                publisher.item("1", "First").replace("03 Jul", "01 Jul").replace("Thu", "Tue"),
                publisher.item("2", "Second").replace("03 Jul", "02 Jul").replace("Thu", "Wed"),
                publisher.item("3", "Third"));
        String source = publisher.source("/feed");
        Publisher.run(source);
        assertEquals(
                List.of("86400"),
                Rows.column(
                        "select usual_gap from feed_source where id = cast(? as uuid)", source));
        assertNull(Api.adminReads("/v1/feed-sources/" + source).get("lastError"));
    }

    private static void patch(String news, String json) {
        Api.sending(Api.admin(), Api.MERGE_PATCH, json)
                .header("If-Match", "*")
                .patch("/v1/news/" + news)
                .then()
                .statusCode(200);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
