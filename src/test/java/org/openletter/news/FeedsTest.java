package org.openletter.news;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.news.Newsroom.patch;
import static org.openletter.news.Newsroom.published;
import static org.openletter.news.Newsroom.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;

@QuarkusTest
class FeedsTest {

    private static final String IMAGE =
            """
            , "media": [{"url": "https://example.org/a.jpg", "mediaType": "image/jpeg", "alt": "A & B", "credit": "A friend"}]
            """;

    private final String word = Api.unique();

    @Test
    void all_three_forms_tell_the_same_with_the_same_ids() throws Exception {
        String one = item(1, IMAGE);
        String two = item(2, ", \"byline\": [\"Eva & Co\"], \"summary\": \"In <short>\"");
        List<String> ids = List.of("urn:uuid:" + two, "urn:uuid:" + one);
        JsonNode json = Api.json(feed("json", "").asString());
        assertEquals(ids, texts(json.get("items"), "id"));
        for (String form : List.of("atom", "rss")) {
            Response answer = feed(form, "");
            SyndFeed parsed = new SyndFeedInput().build(new StringReader(answer.asString()));
            assertEquals("News", parsed.getTitle());
            assertEquals(ids, parsed.getEntries().stream().map(SyndEntry::getUri).toList());
            SyndEntry newest = parsed.getEntries().get(0);
            assertEquals(word + 2, newest.getTitle());
            assertEquals("In <short>", newest.getDescription().getValue());
            assertEquals("Eva & Co", newest.getAuthor());
            assertEquals(word, newest.getCategories().get(0).getName());
            assertTrue(
                    newest.getContents().get(0).getValue().contains("<strong>wrote</strong>"),
                    answer.asString());
        }
    }

    @Test
    void a_json_feed_keeps_the_rules_of_its_version() {
        item(1, IMAGE);
        Response answer = feed("json", "");
        answer.then().contentType("application/feed+json");
        JsonNode feed = Api.json(answer.asString());
        assertEquals("https://jsonfeed.org/version/1.1", feed.get("version").asText());
        assertFalse(feed.get("title").asText().isEmpty());
        assertTrue(feed.get("feed_url").asText().startsWith("http"));
        JsonNode item = feed.get("items").get(0);
        assertTrue(item.get("id").isTextual());
        assertTrue(item.has("content_html") || item.has("content_text"));
        assertEquals("https://example.org/a.jpg", item.get("image").asText());
        JsonNode attachment = item.get("attachments").get(0);
        assertEquals("https://example.org/a.jpg", attachment.get("url").asText());
        assertEquals("image/jpeg", attachment.get("mime_type").asText());
        assertEquals("A & B", attachment.get("title").asText());
        List<String> known =
                List.of(
                        "id",
                        "url",
                        "external_url",
                        "title",
                        "content_html",
                        "content_text",
                        "summary",
                        "image",
                        "banner_image",
                        "date_published",
                        "date_modified",
                        "authors",
                        "tags",
                        "language",
                        "attachments");
        item.fieldNames().forEachRemaining(name -> assertTrue(known.contains(name), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "atom", "rss"})
    void pages_lead_to_the_end_and_never_repeat(String form) {
        for (int i = 1; i <= 5; i++) {
            item(i, "");
        }
        var seen = new ArrayList<String>();
        var pages = new HashSet<String>();
        String at = path(form) + "&limit=2";
        while (at != null) {
            assertTrue(pages.add(at), at);
            String body = Api.anonymous().get(at).asString();
            for (int i = 1; i <= 5; i++) {
                if (body.contains(word + i)) {
                    seen.add(word + i);
                }
            }
            at = next(form, body);
        }
        assertEquals(List.of(word + 4, word + 5, word + 2, word + 3, word + 1), seen, "two a page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "atom", "rss"})
    void a_reader_fetches_only_what_is_new(String form) {
        String id = item(1, "");
        Response first = feed(form, "");
        Response again =
                Api.anonymous().header("If-None-Match", first.header("ETag")).get(path(form));
        again.then().statusCode(304);
        String correction =
                "{\"kind\": \"correction\", \"note\": \"Wrong.\", \"body\": \"Right.\"}";
        Api.json(201, verb(id, "corrections", correction));
        Response changed =
                Api.anonymous().header("If-None-Match", first.header("ETag")).get(path(form));
        changed.then().statusCode(200);
        assertTrue(changed.asString().contains("urn:uuid:" + id));
        assertTrue(changed.asString().contains("Right."));
        assertNotEquals(first.header("ETag"), changed.header("ETag"));
        Api.json(201, verb(id, "retraction", "{\"reason\": \"Not hers.\"}"));
        assertFalse(feed(form, "").asString().contains(id));
    }

    @Test
    void a_correction_gives_a_new_date_and_keeps_the_first() {
        String id = item(1, "");
        JsonNode before = Api.json(feed("json", "").asString()).get("items").get(0);
        patch(id, "{\"title\": \"" + word + " again\"}");
        JsonNode after = Api.json(feed("json", "").asString()).get("items").get(0);
        assertEquals(before.get("id"), after.get("id"));
        assertEquals(before.get("date_published"), after.get("date_published"));
        assertTrue(
                before.get("date_modified").asText().compareTo(after.get("date_modified").asText())
                        < 0);
    }

    @Test
    void filters_of_the_list_hold_and_what_only_pages_have_is_refused() {
        item(1, "");
        assertEquals(0, Api.json(feed("json", "&language=ru").asString()).get("items").size());
        feed("json", "&sort=title")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("sort"));
        feed("rss", "&lanuage=ru").then().statusCode(400);
        Api.anonymous().get("/v1/news/feed.xml").then().statusCode(404);
    }

    @Test
    void markup_and_control_characters_break_no_feed() throws Exception {
        String wild = "<b>&amp; ]]> \\u0007 \\uD83D\\uDD4A";
        Newsroom.draft(word, "");
        String id =
                published(
                        "T " + wild.replace("\\u0007", ""),
                        ", \"tags\": [\"%s\"], \"summary\": \"%s\"".formatted(word, wild));
        for (String form : List.of("atom", "rss")) {
            SyndFeed parsed =
                    new SyndFeedInput().build(new StringReader(feed(form, "").asString()));
            assertEquals("urn:uuid:" + id, parsed.getEntries().get(0).getUri());
            assertTrue(parsed.getEntries().get(0).getTitle().startsWith("T <b>&amp; ]]>"));
        }
    }

    private String item(int number, String more) {
        return published(
                word + number,
                ", \"tags\": [\"%s\"], \"publishedAt\": \"2025-07-0%dT10:00:00Z\""
                                .formatted(word, number)
                        + more);
    }

    private String path(String form) {
        return "/v1/news/feed." + form + "?tags=" + word;
    }

    private Response feed(String form, String more) {
        return Api.anonymous().get(path(form) + more);
    }

    private static List<String> texts(JsonNode items, String name) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.get(name).asText()));
        return texts;
    }

    private static String next(String form, String body) {
        String href;
        if (form.equals("json")) {
            JsonNode next = Api.json(body).get("next_url");
            href = next == null ? null : next.asText();
        } else {
            int rel = body.indexOf("rel=\"next\"");
            int from = rel < 0 ? -1 : body.indexOf("href=\"", rel) + 6;
            href =
                    rel < 0
                            ? null
                            : body.substring(from, body.indexOf('"', from)).replace("&amp;", "&");
        }
        return href == null ? null : href.substring(href.indexOf("/v1/"));
    }
}
