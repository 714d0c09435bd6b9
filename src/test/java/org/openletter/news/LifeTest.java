package org.openletter.news;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.news.Newsroom.adminReads;
import static org.openletter.news.Newsroom.draft;
import static org.openletter.news.Newsroom.in;
import static org.openletter.news.Newsroom.json;
import static org.openletter.news.Newsroom.patch;
import static org.openletter.news.Newsroom.path;
import static org.openletter.news.Newsroom.post;
import static org.openletter.news.Newsroom.published;
import static org.openletter.news.Newsroom.read;
import static org.openletter.news.Newsroom.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Keys;

@QuarkusTest
class LifeTest {

    private static final String MEDIA = "/media";

    private final String word = Api.unique();

    @Test
    void what_is_scheduled_appears_by_itself() {
        String at = in(3);
        String id = published(word, ", \"publishAt\": \"" + at + "\"");
        JsonNode waiting = adminReads(id);
        assertEquals("scheduled", waiting.get("status").asText());
        assertEquals(Instant.parse(at), Instant.parse(waiting.get("publishedAt").asText()));
        read(id).then().statusCode(404);
        Eventually.holds(() -> read(id).statusCode() == 200);
        assertFalse(Instant.now().isBefore(Instant.parse(at)));
        read(id).then().body("status", equalTo("published"));
        listed().body("items.id", equalTo(List.of(id)));
    }

    @Test
    void what_is_under_an_embargo_is_known_to_its_holders_only() {
        String holder = Keys.with("news:embargoed");
        String id =
                published(
                        word,
                        ", \"tags\": [\"%s\"], \"embargoUntil\": \"%s\"".formatted(word, in(4)));
        read(id).then().statusCode(404);
        listed().body("items", empty());
        Api.anonymous()
                .get("/v1/news?facets=language&tags=" + word)
                .then()
                .body("facets.language", empty());
        Api.anonymous().get("/v1/news?q=" + word).then().body("items", empty());
        Response held = Api.with(holder).get(path(id));
        held.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("status", equalTo("embargoed"));
        Api.with(holder).get("/v1/news?tags=" + word).then().body("items", hasSize(1));
        Eventually.holds(() -> read(id).statusCode() == 200);
        listed().body("items", hasSize(1));
        Api.anonymous().get("/v1/news?tags=" + word).then().body("items", hasSize(1));
    }

    @Test
    void who_reads_under_embargo_sees_neither_drafts_nor_what_is_scheduled() {
        String holder = Keys.with("news:embargoed");
        String draft = draft(word, "");
        String scheduled = published(word, ", \"publishAt\": \"" + in(600) + "\"");
        Api.with(holder).get(path(draft)).then().statusCode(404);
        Api.with(holder).get(path(scheduled)).then().statusCode(404);
    }

    @Test
    void an_embargo_that_makes_no_sense_is_refused() {
        post(json(word, ", \"embargoUntil\": \"" + in(-60) + "\""))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/embargoUntil"))
                .body("errors[0].code", equalTo("in-past"));
        post(json(
                        word,
                        ", \"embargoUntil\": \"%s\", \"publishAt\": \"%s\""
                                .formatted(in(60), in(60))))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("embargo-with-schedule"));
        patch(published(), "{\"embargoUntil\": \"" + in(60) + "\"}")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("already-published"));
        post(json(
                        word,
                        ", \"publishAt\": \"%s\", \"unpublishAt\": \"%s\""
                                .formatted(in(60), in(50))))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/unpublishAt"));
    }

    @Test
    void what_has_an_end_vanishes_by_itself_and_keeps_its_date() {
        String id = published(word, ", \"unpublishAt\": \"" + in(3) + "\"");
        Response shown = read(id);
        shown.then().statusCode(200);
        assertTrue(maxAge(shown) <= 3, shown.header("Cache-Control"));
        Response list = Api.anonymous().get("/v1/news?q=" + word);
        assertTrue(maxAge(list) <= 3, list.header("Cache-Control"));
        for (String below : List.of("/versions", "/versions/1", "/related")) {
            Response part = Api.anonymous().get(path(id) + below);
            assertTrue(maxAge(part) <= 3, below + " " + part.header("Cache-Control"));
        }
        Eventually.holds(() -> read(id).statusCode() == 404);
        listed().body("items", empty());
        JsonNode ended = adminReads(id);
        assertEquals("unpublished", ended.get("status").asText());
        assertTrue(ended.has("publishedAt"));
        verb(id, "publication")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/unpublishAt"));
        patch(id, "{\"unpublishAt\": null}").then().statusCode(200);
        read(id).then()
                .statusCode(200)
                .body("publishedAt", equalTo(ended.get("publishedAt").asText()));
    }

    @Test
    void a_time_that_passed_stays_writable_as_it_is() {
        String id = published(word, ", \"embargoUntil\": \"" + in(2) + "\"");
        Eventually.holds(() -> read(id).statusCode() == 200);
        patch(id, "{\"summary\": \"Changed.\"}").then().statusCode(200);
    }

    @Test
    void what_waits_follows_its_new_time_and_can_be_called_back() {
        String id = published(word, ", \"publishAt\": \"" + in(600) + "\"");
        String later = in(900);
        patch(id, "{\"publishAt\": \"" + later + "\"}").then().statusCode(200);
        assertEquals(
                Instant.parse(later), Instant.parse(adminReads(id).get("publishedAt").asText()));
        verb(id, "publication").then().statusCode(409).body("from", equalTo("scheduled"));
        verb(id, "unpublication").then().statusCode(201).body("status", equalTo("draft"));
        assertFalse(adminReads(id).has("publishedAt"));
        patch(id, "{\"publishAt\": null}").then().statusCode(200);
        verb(id, "publication").then().statusCode(201).body("status", equalTo("published"));
    }

    @Test
    void only_publishers_say_when_readers_see_an_item() {
        String writer = Keys.with("news:write");
        String times = ", \"publishAt\": \"" + in(60) + "\"";
        Api.sending(Api.with(writer), json(word, times)).post("/v1/news").then().statusCode(403);
        String id =
                Api.json(201, Api.sending(Api.with(writer), json(word, "")).post("/v1/news"))
                        .get("id")
                        .asText();
        patch(id, "{\"embargoUntil\": \"" + in(60) + "\"}").then().statusCode(200);
        String tag = Api.admin().get(path(id)).header("ETag");
        Api.sending(
                        Api.with(writer).header("If-Match", tag),
                        Api.MERGE_PATCH,
                        "{\"embargoUntil\": null}")
                .patch(path(id))
                .then()
                .statusCode(403);
        Api.sending(
                        Api.with(writer).header("If-Match", tag),
                        Api.MERGE_PATCH,
                        "{\"summary\": \"New.\"}")
                .patch(path(id))
                .then()
                .statusCode(200);
    }

    @Test
    void an_image_needs_words_and_a_name_to_be_published() {
        String image = "{\"url\": \"https://example.org/a.jpg\", \"mediaType\": \"image/jpeg\"%s}";
        String id = draft(word, ", \"media\": [" + image.formatted("") + "]");
        verb(id, "publication")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems(MEDIA + "/0/alt", MEDIA + "/0/credit"));
        patch(
                        id,
                        "{\"media\": ["
                                + image.formatted(
                                        ", \"decorative\": true, \"credit\": \"A friend\"")
                                + "]}")
                .then()
                .statusCode(200);
        verb(id, "publication").then().statusCode(201);
        patch(id, "{\"media\": [" + image.formatted("") + "]}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(MEDIA + "/0/alt"));
    }

    @Test
    void an_item_is_not_related_to_itself_and_shows_no_hidden_one() {
        String hidden = draft(word + " hidden", "");
        String id =
                published(
                        word,
                        ", \"related\": [{\"id\": \"%s\", \"type\": \"background\"}]"
                                .formatted(hidden));
        read(id).then().statusCode(200).body("related", empty());
        verb(hidden, "publication");
        read(id).then().body("related.id", equalTo(List.of(hidden)));
        patch(id, "{\"related\": [{\"id\": \"%s\", \"type\": \"background\"}]}".formatted(id))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/related/0/id"));
    }

    @Test
    void the_month_is_a_facet_and_a_filter() {
        published(
                word + " one",
                ", \"tags\": [\"%s\"], \"publishedAt\": \"2024-02-29T23:59:59Z\"".formatted(word));
        published(
                word + " two",
                ", \"tags\": [\"%s\"], \"publishedAt\": \"2024-03-01T00:00:00Z\"".formatted(word));
        Api.anonymous()
                .get("/v1/news?facets=month&tags=" + word)
                .then()
                .body("facets.month.value", hasItems("2024-02", "2024-03"));
        Api.anonymous()
                .get("/v1/news?month=2024-02&tags=" + word)
                .then()
                .body("items.title", equalTo(List.of(word + " one")));
    }

    @Test
    void what_was_retracted_takes_its_texts_with_it() {
        String id = published(word, "");
        patch(id, "{\"body\": \"Another text.\"}").then().statusCode(200);
        Api.anonymous().get(path(id) + "/versions").then().body("items", hasSize(2));
        Api.json(201, verb(id, "retraction", "{\"reason\": \"It was not hers.\"}"));
        for (String below :
                new String[] {
                    "", "/versions", "/versions/1", "/versions/2/difference", "/related"
                }) {
            Api.anonymous()
                    .get(path(id) + below)
                    .then()
                    .statusCode(410)
                    .body("reason", equalTo("It was not hers."));
        }
        listed().body("items", empty());
        Api.sending(
                        Api.admin().header("If-Match", "\"3.x\""),
                        Api.MERGE_PATCH,
                        "{\"title\": \"Again\"}")
                .patch(path(id))
                .then()
                .statusCode(410);
    }

    @Test
    void top_stories_begin_with_what_is_pinned_and_go_on_with_the_newest() {
        String tag = ", \"tags\": [\"" + word + "\"]";
        for (int day = 1; day <= 5; day++) {
            String more = tag + ", \"publishedAt\": \"2025-07-0%dT10:00:00Z\"".formatted(day);
            String pin =
                    day == 2
                            ? ", \"pinnedUntil\": \"" + in(900) + "\""
                            : day == 1 ? ", \"pinnedUntil\": \"" + in(600) + "\"" : "";
            published(word + day, more + pin);
        }
        published(
                word + 6,
                tag
                        + ", \"publishedAt\": \"2025-06-01T10:00:00Z\", \"pinnedUntil\": \""
                        + in(2)
                        + "\"");
        String path = "/v1/news?sort=prominence&tags=" + word;
        Eventually.holds(() -> titles(path).endsWith("6"));
        assertEquals("2 1 5 4 3 6", titles(path));
        for (int limit = 1; limit <= 4; limit++) {
            assertEquals("2 1 5 4 3 6", walked(path + "&limit=" + limit));
        }
    }

    private String titles(String path) {
        var titles = new ArrayList<String>();
        Api.read(path)
                .get("items")
                .forEach(item -> titles.add(item.get("title").asText().substring(word.length())));
        return String.join(" ", titles);
    }

    /** Forwards to the end, and back again, which must be the same. */
    private String walked(String path) {
        var pages = new ArrayList<String>();
        String at = path;
        String last = path;
        while (at != null) {
            pages.add(titles(at));
            last = at;
            JsonNode next = Api.read(at).get("page").get("next");
            at = next == null ? null : relative(next.asText());
        }
        var back = new ArrayList<String>();
        for (at = last; at != null; ) {
            back.add(0, titles(at));
            JsonNode prev = Api.read(at).get("page").get("prev");
            at = prev == null ? null : relative(prev.asText());
        }
        assertEquals(String.join(" ", pages), String.join(" ", back));
        return String.join(" ", pages);
    }

    private static String relative(String url) {
        return url.substring(url.indexOf("/v1/"));
    }

    private ValidatableResponse listed() {
        return Api.anonymous().get("/v1/news?q=" + word).then().statusCode(200);
    }

    private static long maxAge(Response response) {
        Matcher found = Pattern.compile("max-age=(\\d+)").matcher(response.header("Cache-Control"));
        assertTrue(found.find(), response.header("Cache-Control"));
        return Long.parseLong(found.group(1));
    }
}
