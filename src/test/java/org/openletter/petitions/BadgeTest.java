package org.openletter.petitions;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Rows;
import org.w3c.dom.Element;

@QuarkusTest
class BadgeTest {

    @Test
    void it_shows_title_count_and_goal() throws Exception {
        String id = open("Free them all", ", \"goal\": 50000", 12345);
        Response badge = badge(id, "");
        badge.then()
                .header("Cache-Control", startsWith("public, max-age="))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        Element svg = parsed(badge);
        assertEquals("img", svg.getAttribute("role"));
        assertEquals(
                "Free them all: 12,345\u00A0signatures. Goal: 50,000",
                svg.getAttribute("aria-label"));
        assertEquals(
                svg.getAttribute("aria-label"),
                svg.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(svg.getAttribute("viewBox").startsWith("0 0 320 "));
        assertTrue(badge.asString().contains("prefers-color-scheme: dark"));
        assertEquals(
                "71.1", ((Element) svg.getElementsByTagName("rect").item(2)).getAttribute("width"));
    }

    @Test
    void without_a_goal_there_is_no_bar_and_beyond_it_the_bar_is_full() throws Exception {
        assertEquals(
                1,
                parsed(badge(open("No goal", "", 5), "")).getElementsByTagName("rect").getLength());
        Element full = parsed(badge(open("Full", ", \"goal\": 10", 5000), ""));
        assertEquals(
                "288.0",
                ((Element) full.getElementsByTagName("rect").item(2)).getAttribute("width"));
    }

    @Test
    void it_speaks_the_language_of_the_petition_or_the_one_asked_for() throws Exception {
        String id = open("Свободу", ", \"goal\": 100000", 1002, "ru");
        assertTrue(badge(id, "").asString().contains("подписи<"), badge(id, "").asString());
        assertTrue(badge(id, "?language=uk").asString().contains("підписи<"));
        assertTrue(badge(id, "?language=en").asString().contains("1,002"));
        assertTrue(badge(id, "?language=uk").asString().contains("Мета: 100\u00A0000"));
        Api.anonymous()
                .get("/v1/petitions/" + id + "/badge.svg?language=xx")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("language"));
    }

    @Test
    void whatever_a_title_says_is_text() throws Exception {
        String id = open("</title><script>alert(1)</script> & \\\"quotes\\\" 'x' \\uFFFE", "", 0);
        Response badge = badge(id, "");
        assertEquals(0, parsed(badge).getElementsByTagName("script").getLength());
        assertFalse(badge.asString().contains("<script"));
        assertTrue(
                parsed(badge)
                        .getAttribute("aria-label")
                        .startsWith("</title><script>alert(1)</script> & \"quotes\" 'x'"));
    }

    @Test
    void a_long_title_is_cut_and_one_from_the_right_begins_there() throws Exception {
        String cyrillic =
                badge(open("Свободу всем политическим заключённым ".repeat(7).strip(), "", 0), "")
                        .asString();
        assertTrue(cyrillic.contains("…</text>"), cyrillic);
        String arabic = badge(open("الحرية لجميع السجناء السياسيين", "", 0), "").asString();
        assertTrue(arabic.contains("direction=\"rtl\"") && arabic.contains("x=\"304\""), arabic);
    }

    @Test
    void it_changes_with_the_count_and_can_be_kept_until_then() {
        String id = open("Kept", "", 1);
        String tag = badge(id, "").header("ETag");
        Api.anonymous()
                .header("If-None-Match", tag)
                .get("/v1/petitions/" + id + "/badge.svg")
                .then()
                .statusCode(304);
        assertNotEquals(tag, badge(id, "?language=ru").header("ETag"));
        Rows.execute("update petition set signature_count = 2 where id = '%s'".formatted(id));
        assertNotEquals(tag, badge(id, "").header("ETag"));
    }

    @Test
    void of_a_draft_or_a_removed_one_there_is_none() {
        String draft = Desk.draft("Draft", "");
        Api.anonymous().get("/v1/petitions/" + draft + "/badge.svg").then().statusCode(404);
        String removed = Desk.open("Removed");
        Desk.verb(removed, "removal", "{\"reason\": \"A copy.\"}");
        Api.anonymous().get("/v1/petitions/" + removed + "/badge.svg").then().statusCode(410);
    }

    private static String open(String title, String more, long count) {
        return open(title, more, count, "en");
    }

    private static String open(String title, String more, long count, String language) {
        String json =
                Desk.json(title, more)
                        .replace("\"language\": \"en\"", "\"language\": \"" + language + "\"");
        String id =
                Api.json(201, Api.sending(Api.admin(), json).post("/v1/petitions"))
                        .get("id")
                        .asText();
        Desk.verb(id, "publication", null).statusCode(201);
        Rows.execute(
                "update petition set signature_count = %d where id = '%s'".formatted(count, id));
        return id;
    }

    private static Response badge(String id, String query) {
        Response badge = Api.anonymous().get("/v1/petitions/" + id + "/badge.svg" + query);
        assertEquals(200, badge.statusCode());
        return badge;
    }

    private static Element parsed(Response badge) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.asByteArray()))
                .getDocumentElement();
    }
}
