package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.outbound.Messenger;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Rows;
import org.openletter.support.Site;

/** A publisher's server that does whatever it shouldn't, and what the report says of it. */
@QuarkusTest
class MisbehavingFeedsTest {

    private static final String RSS = "Content-Type: application/rss+xml";
    private static final int LARGEST = 10 * 1024 * 1024;

    @Inject Messenger messenger;

    private final Site site = Site.open();
    private final Publisher publisher = new Publisher(site, Api.unique());

    @AfterEach
    void close() {
        site.close();
    }

    private void refused(String path, String code) {
        JsonNode run = Publisher.run(publisher.source(path));
        assertEquals("failed", run.get("status").asText(), run::toString);
        assertEquals(code, run.get("errorCode").asText());
        assertTrue(run.get("error").asText().length() > 10);
        assertEquals(0, run.get("created").asInt() + run.get("updated").asInt());
    }

    @Test
    void what_is_larger_than_ten_mebibytes_is_refused() throws IOException {
        String padding = "<!--" + "x".repeat(LARGEST) + "-->";
        site.put("/large", Site.page(200, Publisher.rssOf(padding), RSS));
        refused("/large", "too-large");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Publisher.rssOf(padding).getBytes());
        }
        site.put("/bomb", Site.page(200, packed.toByteArray(), RSS, "Content-Encoding: gzip"));
        refused("/bomb", "too-large");
    }

    @Test
    void endless_redirects_end() {
        site.put("/loop", Site.page(302, "", "Location: /loop"));
        refused("/loop", "too-many-redirects");
        assertEquals(6, site.asked("/loop").size());
    }

    @Test
    void private_addresses_are_refused_where_they_are_not_allowed() {
        site.put("/feed", Site.page(200, Publisher.rssOf(), RSS));
        var guarded = new Fetch(messenger, false, Duration.ofSeconds(5));
        for (String host :
                new String[] {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"}) {
            String url = "http://" + host + ":" + site.port() + "/feed";
            var refused = assertThrows(Unfit.class, () -> guarded.get(url, Fetch.Validators.NONE));
            assertEquals("address-private", refused.code(), host);
        }
        assertTrue(site.asked("/feed").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
                "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE r SYSTEM \"SITE/evil.dtd\">"
            })
    void entities_are_refused_and_never_looked_up(String doctype) {
        String feed =
                doctype.replace("SITE", site.url("")) + Publisher.rssOf(publisher.item("1", "&a;"));
        site.put("/xml", Site.page(200, feed, RSS));
        refused("/xml", "doctype-refused");
        assertTrue(site.asked("/evil.dtd").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, content-type-unsupported",
        "text/plain, content-type-unsupported",
        "application/pdf, content-type-unsupported"
    })
    void another_content_type_is_refused(String type, String code) {
        String feed = Publisher.rssOf(publisher.item("1", "x"));
        site.put("/typed", Site.page(200, feed, "Content-Type: " + type));
        refused("/typed", code);
    }

    @Test
    void what_is_broken_or_cut_is_refused_whole() {
        String feed = Publisher.rssOf(publisher.item("1", "First"), publisher.item("2", "Second"));
        String half = feed.substring(0, feed.length() - 30);
        site.put("/broken", Site.page(200, half, RSS));
        refused("/broken", "feed-broken");
        site.put("/cut", (asked, out) -> cut(out, half));
        refused("/cut", "connection-closed");
        site.put("/other", Site.page(200, "<svg xmlns='http://www.w3.org/2000/svg'/>", RSS));
        refused("/other", "feed-unknown");
    }

    @Test
    void what_nobody_has_thought_of_fails_the_run_and_does_not_go_on_for_ever() {
        String source = publisher.source("/feed");
        Rows.execute(
                "update feed_source set url = 'http://no url' where id = '%s'".formatted(source));
        JsonNode run = Publisher.run(source);
        assertEquals("failed", run.get("status").asText());
        assertEquals("feed-broken", run.get("errorCode").asText());
    }

    @Test
    void a_run_that_has_brought_nothing_yet_counts_its_attempts() {
        var read = new CountDownLatch(1);
        site.put(
                "/feed",
                (asked, out) -> {
                    await(read);
                    Site.page(200, Publisher.rssOf(publisher.item("1", "First")), RSS)
                            .answer(asked, out);
                });
        String source = publisher.source("/feed");
        String id =
                Api.json(202, Api.admin().post("/v1/feed-sources/" + source + "/runs"))
                        .get("id")
                        .asText();
        Eventually.holds(() -> site.asked("/feed").size() == 1);
        String attempts = "select attempts from feed_run where id = cast(? as uuid)";
        assertEquals("1", Rows.column(attempts, id).get(0));
        read.countDown();
        assertEquals("1 0 0 0 0", Publisher.counts(Publisher.ended(source, id)));
        assertEquals("0", Rows.column(attempts, id).get(0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void of_more_than_a_thousand_entries_the_first_come_and_the_rest_is_told() {
        String[] items = new String[1002];
        for (int i = 0; i < items.length; i++) {
            // Each fails at once, so that the test doesn't take long.
            items[i] = "<item><guid>" + i + "</guid></item>";
        }
        publisher.rss(items);
        JsonNode run = Publisher.run(publisher.source("/feed"));
        assertEquals("0 0 0 0 1001", Publisher.counts(run));
        assertTrue(run.at("/entries/0/reason").asText().contains("1002 entries"));
        assertEquals("0", run.at("/entries/1/guid").asText());
    }

    private static void cut(OutputStream out, String half) throws IOException {
        out.write(Site.head(200, RSS, "Content-Length: " + (half.length() + 30), ""));
        out.write(half.getBytes());
    }

    @Test
    void slow_answers_are_not_waited_for() {
        site.put(
                "/slow",
                (asked, out) -> {
                    out.write(Site.head(200, RSS, "Content-Length: 100000", ""));
                    for (int i = 0; i < 1000; i++) {
                        out.write(' ');
                        out.flush();
                        pause();
                    }
                });
        refused("/slow", "timeout");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobody_there_is_said() {
        site.close();
        refused("/gone", "connection-refused");
        JsonNode run =
                Publisher.run(
                        publisher.sourceOf("http://no-such-host.invalid/f", "\"enabled\": false,"));
        assertEquals("unresolvable", run.get("errorCode").asText());
    }

    @Test
    void after_failures_it_is_tried_later_and_later_up_to_a_day() {
        site.put("/down", Site.page(500, "oops"));
        String source = publisher.source("/down", "\"intervalMinutes\": 60,");
        double before = 0;
        for (int i = 1; i <= 7; i++) {
            assertEquals("http-status", Publisher.run(source).get("errorCode").asText());
            double hours = hoursToNext(source);
            assertTrue(hours > before * 1.5 || hours > 23.9, hours + " after " + before);
            assertTrue(hours < 27, hours + " hours");
            before = hours;
        }
        JsonNode shown = Api.adminReads("/v1/feed-sources/" + source);
        assertEquals(7, shown.get("failures").asInt());
        assertEquals("The publisher's server answered 500.", shown.get("lastError").asText());
        site.put("/down", Site.page(200, Publisher.rssOf(), RSS));
        Publisher.run(source);
        shown = Api.adminReads("/v1/feed-sources/" + source);
        assertEquals(0, shown.get("failures").asInt());
        assertFalse(shown.has("lastError"));
        assertTrue(hoursToNext(source) < 1.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_publisher_who_asks_for_time_gets_it(int status) {
        site.put("/busy", Site.page(status, "", "Retry-After: 360000"));
        String source = publisher.source("/busy", "");
        Publisher.run(source);
        assertTrue(hoursToNext(source) > 99.9);
    }

    private static double hoursToNext(String source) {
        String next = Api.adminReads("/v1/feed-sources/" + source).get("nextRunAt").asText();
        return Duration.between(Instant.now(), Instant.parse(next)).toSeconds() / 3600.0;
    }

    @Test
    void a_feed_that_is_gone_is_asked_for_no_more() {
        site.put("/feed", Site.page(410, ""));
        String source = publisher.source("/feed", "");
        JsonNode run = Publisher.run(source);
        assertEquals("gone", run.get("errorCode").asText());
        JsonNode shown = Api.adminReads("/v1/feed-sources/" + source);
        assertFalse(shown.get("enabled").asBoolean());
        assertFalse(shown.has("nextRunAt"));
        JsonNode history = Api.adminReads("/v1/feed-sources/" + source + "/history");
        assertEquals("disabled", history.at("/items/0/action").asText());
    }

    @Test
    void a_permanent_redirect_is_noted_and_a_passing_one_is_not() {
        publisher.rss(publisher.item("1", "First"));
        site.put("/old", Site.page(301, "", "Location: /feed"));
        site.put("/away", Site.page(302, "", "Location: /feed"));
        String moved = publisher.source("/old");
        assertEquals("1 0 0 0 0", Publisher.counts(Publisher.run(moved)));
        assertEquals(
                site.url("/feed"),
                Api.adminReads("/v1/feed-sources/" + moved).get("movedTo").asText());
        String away = publisher.source("/away");
        Publisher.run(away);
        assertFalse(Api.adminReads("/v1/feed-sources/" + away).has("movedTo"));
    }

    @Test
    void a_304_that_nobody_asked_for_is_no_feed() {
        site.put("/feed", (asked, out) -> out.write(Site.head(304, "")));
        refused("/feed", "http-status");
    }

    @Test
    void what_a_failed_run_left_behind_is_read_again() {
        publisher.tagged("\"a\"", "Thu, 03 Jul 2025 10:00:00 GMT", publisher.item("1", "First"));
        String source = publisher.source("/feed");
        Publisher.run(source);
        site.put("/feed", Site.page(200, "<rss", RSS, "ETag: \"broken\""));
        Publisher.run(source);
        // The tag of what could not be read must not stand for it.
        assertEquals(
                "\"a\"",
                Rows.column("select etag from feed_source where id = cast(? as uuid)", source)
                        .get(0));
    }
}
