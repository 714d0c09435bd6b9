package org.openletter.petitions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Rows;

@QuarkusTest
class PetitionTextsTest {

    private static final String NOTE = "\"note\": \"The law was misquoted.\"";

    @Test
    void a_signed_text_is_changed_by_amendment_only() {
        String id = signed("Signed");
        for (String patch :
                List.of(
                        "\"text\": \"Other\"",
                        "\"title\": \"Other\"",
                        "\"demands\": [{\"text\": \"Other\"}]")) {
            Desk.patch(id, "{" + patch + "}").statusCode(409).body("code", equalTo("text-locked"));
        }
        Desk.patch(id, "{\"summary\": \"Of all else, anything may change.\"}").statusCode(200);
        Desk.verb(id, "amendments", "{\"text\": \"A *new* text\", " + NOTE + "}")
                .statusCode(201)
                .body("textVersion", equalTo(2))
                .body("textHtml", equalTo("<p>A <em>new</em> text</p>\n"))
                .body("title", equalTo("Signed"));
    }

    @Test
    void every_text_can_be_read_for_ever() {
        String id = signed("First title");
        Desk.verb(id, "amendments", "{\"title\": \"Second title\", " + NOTE + "}").statusCode(201);
        Desk.verb(id, "amendments", "{\"demands\": [{\"text\": \"Free them\"}], " + NOTE + "}")
                .statusCode(201)
                .body("textVersion", equalTo(3));
        Api.anonymous()
                .get("/v1/petitions/" + id + "/texts")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(3, 2, 1)))
                .body(
                        "items.title",
                        equalTo(List.of("Second title", "Second title", "First title")))
                .body("items[0].demands.text", equalTo(List.of("Free them")))
                .body("items[0].note", equalTo("The law was misquoted."))
                .body("items[2]", not(hasKey("note")));
        var first = Api.anonymous().get("/v1/petitions/" + id + "/texts/1");
        first.then()
                .statusCode(200)
                .body("title", equalTo("First title"))
                .body("text", equalTo("Release **them** now."))
                .body("textHtml", equalTo("<p>Release <strong>them</strong> now.</p>\n"))
                .body("validFrom", equalTo(Desk.read(id).path("opensAt")))
                .body("note", nullValue());
        Api.anonymous()
                .header("If-None-Match", first.header("ETag"))
                .get("/v1/petitions/" + id + "/texts/1")
                .then()
                .statusCode(304);
        Api.anonymous().get("/v1/petitions/" + id + "/texts/4").then().statusCode(404);
    }

    @Test
    void an_amendment_amends_something_and_says_why() {
        String id = signed("Nothing");
        Desk.verb(id, "amendments", "{\"title\": \"Nothing\", " + NOTE + "}")
                .statusCode(422)
                .body("code", equalTo("amendment-empty"));
        Desk.verb(id, "amendments", "{\"title\": \"Other\"}").statusCode(422);
        Desk.verb(id, "amendments", "{\"text\": \"  \", " + NOTE + "}").statusCode(422);
        Desk.read(id).then().body("textVersion", equalTo(1));
    }

    @Test
    void what_nobody_has_signed_is_not_amended() {
        String id = Desk.open("Unsigned");
        Desk.verb(id, "amendments", "{\"title\": \"Other\", " + NOTE + "}")
                .statusCode(409)
                .body("code", equalTo("text-not-locked"));
    }

    @Test
    void an_amendment_stands_in_the_history_with_its_reason() {
        String id = signed("In history");
        Desk.verb(id, "amendments", "{\"title\": \"Amended\", " + NOTE + "}").statusCode(201);
        Desk.moderator()
                .get("/v1/petitions/" + id + "/history")
                .then()
                .body("items[0].action", equalTo("amended"))
                .body("items[0].reason", equalTo("The law was misquoted."))
                .body("items[0].changes.path", hasItem("/textVersion"));
    }

    @Test
    void texts_of_a_draft_are_for_editors_and_go_with_the_petition_when_it_is_erased() {
        String id = Desk.draft("Draft", "");
        Api.anonymous().get("/v1/petitions/" + id + "/texts").then().statusCode(404);
        Api.admin().get("/v1/petitions/" + id + "/texts").then().body("items", hasSize(1));
        String erased = signed("Erased");
        Desk.verb(erased, "amendments", "{\"title\": \"Amended\", " + NOTE + "}").statusCode(201);
        Desk.verb(erased, "erasure", "{\"reason\": \"A court has ordered it.\"}").statusCode(204);
        assertEquals(
                List.of("0"),
                Rows.column(
                        "select count(*) from petition_former_text where petition_id = cast(? as uuid)",
                        erased));
        Api.anonymous().get("/v1/petitions/" + erased + "/texts/1").then().statusCode(404);
    }

    private static String signed(String title) {
        String id = Desk.open(title);
        Rows.execute("update petition set text_locked = true where id = '%s'".formatted(id));
        return id;
    }
}
