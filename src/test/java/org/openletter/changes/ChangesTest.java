package org.openletter.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;
import org.openletter.support.Statements;

@QuarkusTest
class ChangesTest {

    private static Specimen.Made again(Specimen some, Specimen.Made made) {
        String tag = Api.admin().get(made.path()).header("ETag");
        return new Specimen.Made(made.id(), made.path(), tag, made.json());
    }

    @EveryCollection
    void what_is_public_is_told_from_its_creation_to_its_end(Specimen some) {
        Feed feed = Feed.fromNow();
        Specimen.Made made = some.make(Api.unique());
        int version = Api.read(made.path()).get("version").intValue();
        assertEquals(List.of("created " + version), feed.newsOf(made.id()));

        some.patch(again(some, made), some.patch(Api.unique()));
        assertEquals(List.of("updated " + (version + 1)), feed.newsOf(made.id()));

        some.patch(again(some, made), "{}");
        assertEquals(List.of(), feed.newsOf(made.id()));

        some.delete(again(some, made));
        assertEquals(List.of("deleted"), feed.newsOf(made.id()));

        Api.admin().post(made.path() + "/restoration").then().statusCode(201);
        assertEquals(List.of("created " + (version + 3)), feed.newsOf(made.id()));

        Api.sending(Api.admin(), "{\"reason\":\"asked\"}")
                .post(made.path() + "/erasure")
                .then()
                .statusCode(204);
        assertEquals(List.of("deleted"), feed.newsOf(made.id()));
    }

    @EveryCollection
    void of_what_was_never_public_nothing_is_told(Specimen some) {
        if (!some.hasDrafts()) {
            return;
        }
        Feed feed = Feed.fromNow();
        Specimen.Made made = some.draft(Api.unique());
        some.patch(made, some.patch(Api.unique()));
        some.delete(again(some, made));
        Api.admin().post(made.path() + "/restoration").then().statusCode(201);
        Api.sending(Api.admin(), "{\"reason\":\"asked\"}").post(made.path() + "/erasure");
        assertEquals(List.of(), feed.newsOf(made.id()));
    }

    @Test
    void a_change_says_where_to_look_and_a_tombstone_no_more_than_that() {
        Specimen news = Specimens.named("news");
        Feed feed = Feed.fromNow();
        String word = Api.unique();
        Specimen.Made made = news.make(word);
        some(made, "/retraction", "{\"reason\":\"It was wrong.\"}");
        List<JsonNode> told =
                feed.news().stream()
                        .filter(change -> change.get("id").textValue().equals(made.id()))
                        .toList();
        assertEquals(List.of("created 2", "retracted"), told.stream().map(Feed::brief).toList());
        JsonNode tombstone = told.get(1);
        assertEquals(made.path(), tombstone.get("path").textValue());
        assertEquals("news", tombstone.get("kind").textValue());
        assertFalse(tombstone.has("version"), tombstone.toString());
        assertFalse(tombstone.toString().contains(word), tombstone.toString());
        assertTrue(
                Instant.parse(tombstone.get("at").textValue())
                        .isAfter(Instant.parse(told.get(0).get("at").textValue())));
    }

    private static void some(Specimen.Made made, String path, String body) {
        Api.sending(Api.admin(), body).post(made.path() + path).then().statusCode(201);
    }

    @Test
    void what_is_taken_back_quietly_is_unpublished_and_may_be_retracted_later() {
        Specimen news = Specimens.named("news");
        Feed feed = Feed.fromNow();
        Specimen.Made made = news.make(Api.unique());
        Api.admin().post(made.path() + "/unpublication").then().statusCode(201);
        assertEquals(List.of("created 2", "unpublished"), feed.newsOf(made.id()));
        some(made, "/retraction", "{\"reason\":\"It was wrong.\"}");
        assertEquals(List.of("retracted"), feed.newsOf(made.id()));
    }

    @Test
    void a_record_that_fewer_may_see_vanishes_and_its_level_is_not_told() {
        Specimen prisoners = Specimens.named("prisoners");
        for (String level : List.of("hidden", "partner", "sealed")) {
            Feed feed = Feed.fromNow();
            Specimen.Made made = prisoners.make(Api.unique());
            prisoners.patch(made, "{\"visibility\":\"" + level + "\"}");
            prisoners.patch(again(prisoners, made), prisoners.patch(Api.unique()));
            assertEquals(List.of("created 1", "unpublished"), feed.newsOf(made.id()));
            prisoners.patch(again(prisoners, made), "{\"visibility\":\"public\"}");
            assertEquals(List.of("created 4"), feed.newsOf(made.id()));
        }
    }

    @Test
    void a_merger_tells_of_the_one_that_is_gone_and_of_all_that_it_touches() {
        Specimen prisoners = Specimens.named("prisoners");
        Feed feed = Feed.fromNow();
        Specimen.Made from = prisoners.make(Api.unique());
        Specimen.Made into = prisoners.make(Api.unique());
        String item =
                Api.json(
                                201,
                                Api.sending(
                                                Api.admin(),
                                                """
                                                {"title":"T","body":"B","language":"en","kind":"article","prisoners":["%s"]}"""
                                                        .formatted(from.id()))
                                        .post("/v1/news"))
                        .get("id")
                        .textValue();
        Api.admin().post("/v1/news/" + item + "/publication").then().statusCode(201);
        feed.news();
        Api.sending(Api.admin().header("If-Match", from.tag()), "{\"into\":\"" + into.id() + "\"}")
                .post(from.path() + "/merger")
                .then()
                .statusCode(201);
        List<JsonNode> told = feed.news();
        JsonNode gone = of(told, from.id());
        assertEquals("merged", gone.get("action").textValue());
        assertEquals(into.id(), gone.get("mergedInto").textValue());
        assertEquals("updated 2", Feed.brief(of(told, into.id())));
        assertEquals("updated 3", Feed.brief(of(told, item)));
    }

    private static JsonNode of(List<JsonNode> told, String id) {
        var some = told.stream().filter(c -> c.get("id").textValue().equals(id)).toList();
        assertEquals(1, some.size(), some.toString());
        return some.get(0);
    }

    @Test
    void a_petition_opens_and_closes_without_any_write() {
        Specimen petitions = Specimens.named("petitions");
        Feed feed = Feed.fromNow();
        Instant opens = Instant.now().plus(2, ChronoUnit.SECONDS);
        Instant closes = opens.plus(2, ChronoUnit.SECONDS);
        Specimen.Made made = petitions.draft(Api.unique());
        petitions.patch(made, "{\"opensAt\":\"%s\",\"closesAt\":\"%s\"}".formatted(opens, closes));
        Api.admin().post(made.path() + "/publication").then().statusCode(201);
        assertEquals(List.of(), feed.newsOf(made.id()));
        var told = new ArrayList<String>();
        Eventually.holds(
                () -> {
                    told.addAll(feed.newsOf(made.id()));
                    return told.size() >= 1;
                });
        assertTrue(Instant.now().isAfter(opens));
        Eventually.holds(
                () -> {
                    told.addAll(feed.newsOf(made.id()));
                    return told.size() >= 2;
                });
        assertTrue(Instant.now().isAfter(closes));
        assertEquals(List.of("created 3", "updated 3"), told);
    }

    @Test
    void a_scheduled_item_appears_and_vanishes_without_any_write_and_an_embargo_is_kept() {
        Specimen news = Specimens.named("news");
        Feed feed = Feed.fromNow();
        Instant from = Instant.now().plus(2, ChronoUnit.SECONDS);
        Instant until = from.plus(2, ChronoUnit.SECONDS);
        Specimen.Made item = news.draft(Api.unique());
        news.patch(item, "{\"publishAt\":\"%s\",\"unpublishAt\":\"%s\"}".formatted(from, until));
        Api.admin().post(item.path() + "/publication").then().statusCode(201);
        Specimen.Made kept = news.draft(Api.unique());
        news.patch(kept, "{\"embargoUntil\":\"%s\"}".formatted(from.plusSeconds(600)));
        Api.admin().post(kept.path() + "/publication").then().statusCode(201);
        var told = new ArrayList<JsonNode>();
        Eventually.holds(
                () -> {
                    told.addAll(of(feed, item, kept));
                    return told.size() >= 2;
                });
        assertEquals(
                List.of(item.id() + " created 3", item.id() + " unpublished"),
                told.stream()
                        .map(change -> change.get("id").textValue() + " " + Feed.brief(change))
                        .toList());
        assertFalse(Instant.parse(told.get(0).get("at").textValue()).isBefore(from));
        assertFalse(Instant.parse(told.get(1).get("at").textValue()).isBefore(until));
        // Not even by being taken back.
        Api.admin().post(kept.path() + "/unpublication").then().statusCode(201);
        assertEquals(List.of(), of(feed, item, kept));
    }

    /** What others do beside is of no interest. */
    private static List<JsonNode> of(Feed feed, Specimen.Made... some) {
        List<String> ids = Stream.of(some).map(Specimen.Made::id).toList();
        return feed.news().stream()
                .filter(change -> ids.contains(change.get("id").textValue()))
                .toList();
    }

    @Test
    void a_correction_is_told_as_one() {
        Specimen news = Specimens.named("news");
        Feed feed = Feed.fromNow();
        Specimen.Made made = news.make(Api.unique());
        some(
                made,
                "/corrections",
                "{\"kind\":\"correction\",\"note\":\"A name was wrong.\",\"title\":\"Right\"}");
        assertEquals(List.of("created 2", "corrected 3"), feed.newsOf(made.id()));
    }

    @Test
    void an_expected_release_that_passes_is_told_without_any_write() {
        Specimen prisoners = Specimens.named("prisoners");
        Feed feed = Feed.fromNow();
        Specimen.Made made = prisoners.make(Api.unique());
        assertEquals(List.of("created 1"), feed.newsOf(made.id()));
        Rows.execute(
                "update prisoner set release_expected_by = (now() at time zone 'utc')::date - 1 where id = '%s'"
                        .formatted(made.id()));
        Rows.execute("update change_kind set settled_until = now() - interval '2 days'");
        var told = new ArrayList<String>();
        Eventually.holds(() -> told.addAll(feed.newsOf(made.id())));
        told.addAll(feed.newsOf(made.id()));
        assertEquals(List.of("updated 1"), told);
    }

    @Test
    void what_was_settled_late_is_told_all_the_same_and_only_once() {
        Specimen petitions = Specimens.named("petitions");
        Feed feed = Feed.fromNow();
        Specimen.Made made = petitions.draft(Api.unique());
        petitions.patch(made, "{\"opensAt\":\"%s\"}".formatted(Instant.now().plusSeconds(3600)));
        Api.admin().post(made.path() + "/publication").then().statusCode(201);
        // As if its time had come while nobody asked, for a month.
        Rows.execute(
                "update petition set opens_at = now() - interval '20 days' where id = '%s'"
                        .formatted(made.id()));
        Rows.execute("update change_kind set settled_until = now() - interval '30 days'");
        var told = new ArrayList<String>();
        Eventually.holds(
                () -> {
                    told.addAll(feed.newsOf(made.id()));
                    return !told.isEmpty();
                });
        told.addAll(feed.newsOf(made.id()));
        assertEquals(List.of("created 3"), told);
    }

    @Test
    void who_commits_later_is_told_later_and_nobody_slips_in_before() throws Exception {
        Specimen facilities = Specimens.named("facilities");
        Feed feed = Feed.fromNow();
        var locked = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var slow = new Thread(() -> tellSlowly("test", UUID.randomUUID().toString(), locked, done));
        slow.start();
        assertTrue(locked.await(10, TimeUnit.SECONDS));
        var later = new Thread(() -> facilities.make(Api.unique()));
        later.start();
        Thread.sleep(300);
        // The second has its row written, but must not be told before the first is.
        assertEquals(List.of(), kinds(feed));
        done.countDown();
        slow.join();
        later.join();
        assertEquals(List.of("test", "facilities"), kinds(feed));
        Rows.execute("delete from change where kind = 'test'");
    }

    private static List<String> kinds(Feed feed) {
        return feed.news().stream()
                .map(change -> change.get("kind").textValue())
                .filter(kind -> Set.of("test", "facilities").contains(kind))
                .toList();
    }

    /** What only a transaction of our own can show. */
    private static void tellSlowly(
            String kind, String id, CountDownLatch told, CountDownLatch done) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            bean(EntityManager.class)
                                    .createNativeQuery(
                                            "insert into change (kind, entry_id, action, version)"
                                                    + " values (:kind, cast(:id as uuid), 'created', 1)")
                                    .setParameter("kind", kind)
                                    .setParameter("id", id)
                                    .executeUpdate();
                            told.countDown();
                            try {
                                assertTrue(done.await(10, TimeUnit.SECONDS));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }

    @Test
    void a_file_of_entries_is_told_entry_by_entry() {
        Feed feed = Feed.fromNow();
        var lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String word = Api.unique();
            lines.append(
                    "{\"externalId\":\"%s\",\"names\":[{\"full\":\"Colony %s\"}],\"kind\":\"colony\",\"country\":\"RU\"}\n"
                            .formatted(word, word));
        }
        String job =
                Api.json(
                                202,
                                Api.admin()
                                        .header("Content-Type", "application/x-ndjson")
                                        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                                        .post("/v1/imports?collection=facilities&source=changes"))
                        .get("id")
                        .textValue();
        Eventually.holds(
                () ->
                        Api.adminReads("/v1/imports/" + job)
                                .get("status")
                                .textValue()
                                .equals("succeeded"));
        long told =
                feed.news().stream()
                        .filter(change -> change.get("kind").textValue().equals("facilities"))
                        .filter(change -> Feed.brief(change).equals("created 1"))
                        .count();
        assertEquals(30, told);
    }

    @Test
    void the_beginning_has_all_that_is_public_even_where_much_was_folded() {
        Specimen facilities = Specimens.named("facilities");
        Specimen.Made made = facilities.make(Api.unique());
        for (int i = 0; i < 3; i++) {
            facilities.patch(again(facilities, made), facilities.patch(Api.unique()));
        }
        Rows.execute(
                "update change set at = now() - interval '31 days' where entry_id = '%s'"
                        .formatted(made.id()));
        bean(Folding.class).fold();
        assertEquals(List.of("updated 4"), Feed.fromTheBeginning().newsOf(made.id()));
    }

    @Test
    void what_was_there_before_the_first_change_is_told_first() {
        Specimen facilities = Specimens.named("facilities");
        Specimen.Made made = facilities.make(Api.unique());
        Rows.execute("delete from change where entry_id = '%s'".formatted(made.id()));
        Rows.execute("delete from change_kind where kind = 'facilities'");
        Feed feed = Feed.fromNow();
        jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(Turns.class)
                .get()
                .fill(new io.quarkus.runtime.StartupEvent());
        assertEquals(List.of("created 1"), feed.newsOf(made.id()));
    }

    @Test
    void pages_join_without_a_gap_and_the_end_is_a_place_to_go_on_from() {
        Specimen facilities = Specimens.named("facilities");
        Feed feed = Feed.fromNow();
        String place = feed.since();
        List<String> made =
                IntStream.range(0, 5).mapToObj(i -> facilities.make(Api.unique()).id()).toList();
        var walked = new ArrayList<String>();
        String next = "/v1/changes?limit=2&since=" + place;
        int pages = 0;
        while (next != null) {
            JsonNode page = Api.read(next);
            page.get("items").forEach(change -> walked.add(change.get("id").textValue()));
            next =
                    page.at("/page/next").isMissingNode()
                            ? null
                            : page.at("/page/next").textValue().replaceFirst("^https?://[^/]+", "");
            place = page.at("/page/since").textValue();
            pages++;
        }
        assertEquals(made, walked);
        assertEquals(3, pages);
        JsonNode end = Api.read("/v1/changes?since=" + place);
        assertTrue(end.get("items").isEmpty());
        assertEquals(place, end.at("/page/since").textValue());
        String late = facilities.make(Api.unique()).id();
        assertEquals(late, Api.read("/v1/changes?since=" + place).at("/items/0/id").textValue());
    }

    @Test
    void kinds_and_actions_narrow_it_and_a_cursor_serves_all_of_them() {
        Feed feed = Feed.fromNow();
        String place = feed.since();
        Specimen.Made facility = Specimens.named("facilities").make(Api.unique());
        Specimen.Made item = Specimens.named("news").make(Api.unique());
        some(item, "/retraction", "{\"reason\":\"wrong\"}");
        assertEquals(
                List.of(facility.id()),
                ids("/v1/changes?kinds=facilities,petitions&since=" + place));
        assertEquals(
                List.of(item.id()), ids("/v1/changes?actions=retracted&kinds=news&since=" + place));
        String middle =
                Api.read("/v1/changes?kinds=facilities&since=" + place)
                        .at("/items/0/cursor")
                        .textValue();
        assertEquals(List.of(item.id(), item.id()), ids("/v1/changes?since=" + middle));
    }

    @Test
    void who_wants_little_goes_on_behind_all_that_it_does_not_want() {
        String place = Feed.fromNow().since();
        String facility = Specimens.named("facilities").make(Api.unique()).id();
        JsonNode none = Api.read("/v1/changes?kinds=petitions&actions=merged&since=" + place);
        assertTrue(none.get("items").isEmpty());
        String end = none.at("/page/since").textValue();
        assertEquals(List.of(facility), ids("/v1/changes?since=" + place));
        assertFalse(ids("/v1/changes?since=" + end).contains(facility));
        JsonNode one = Api.read("/v1/changes?kinds=facilities&limit=1&since=" + place);
        assertFalse(one.get("page").has("next"));
        assertEquals(facility, one.at("/items/0/id").textValue());
        end = one.at("/page/since").textValue();
        assertFalse(ids("/v1/changes?since=" + end).contains(facility));
    }

    @Test
    void what_is_deleted_while_the_beginning_is_being_told_is_told_to_be_so() throws Exception {
        Specimen facilities = Specimens.named("facilities");
        Specimen.Made made = facilities.make(Api.unique());
        Rows.execute("delete from change where entry_id = '%s'".formatted(made.id()));
        Feed feed = Feed.fromNow();
        bean(Ledger.class).filled("facilities", false);
        var told = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var filling = new Thread(() -> tellSlowly("facilities", made.id(), told, done));
        filling.start();
        assertTrue(told.await(10, TimeUnit.SECONDS));
        var deleting = new Thread(() -> facilities.delete(made));
        deleting.start();
        Thread.sleep(500);
        done.countDown();
        filling.join();
        deleting.join();
        assertEquals(List.of("created 1", "deleted"), feed.newsOf(made.id()));
        bean(Turns.class).fillTheRest();
        assertTrue(bean(Ledger.class).filled("facilities"));
    }

    private static List<String> ids(String path) {
        var ids = new ArrayList<String>();
        Api.read(path).get("items").forEach(change -> ids.add(change.get("id").textValue()));
        return ids;
    }

    @Test
    void a_cursor_with_one_byte_changed_is_refused() {
        Specimens.named("facilities").make(Api.unique());
        String cursor = Feed.fromNow().since();
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            JsonNode problem = Api.json(400, Api.anonymous().get("/v1/changes?since=" + changed));
            assertEquals("cursor-invalid", problem.get("code").textValue());
        }
        for (String none :
                List.of("x", UUID.randomUUID().toString(), "A".repeat(300), "%00", "-1")) {
            Api.anonymous().get("/v1/changes?since=" + none).then().statusCode(400);
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        JsonNode problem =
                Api.json(
                        400,
                        Api.anonymous()
                                .get("/v1/changes?limit=1001&kinds=new&actions=gone&since=x"));
        assertEquals("parameters-invalid", problem.get("code").textValue());
        assertEquals(4, problem.get("errors").size());
        assertTrue(problem.toString().contains("Did you mean news?"), problem.toString());
        Api.anonymous().get("/v1/changes?cursor=x").then().statusCode(400);
    }

    @Test
    void a_reader_costs_two_statements_and_everybody_gets_the_same() {
        assertTrue(Statements.of(() -> Api.read("/v1/changes?limit=5")) <= 2);
        String place = Feed.fromNow().since();
        Specimen.Made draft = Specimens.named("news").draft(Api.unique());
        assertFalse(Api.adminReads("/v1/changes?since=" + place).toString().contains(draft.id()));
    }
}
