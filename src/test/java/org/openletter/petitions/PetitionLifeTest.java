package org.openletter.petitions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PetitionLifeTest {

    private static final String REASON = "{\"reason\": \"It is a copy.\"}";

    @Test
    void a_draft_is_shown_to_nobody_but_its_editors() {
        String id = Desk.draft("A draft", "");
        Desk.read(id).then().statusCode(404).body("code", equalTo("not-found"));
        Desk.reader().get("/v1/petitions/" + id + "?fields=id").then().statusCode(404);
        Desk.moderator()
                .get("/v1/petitions/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("status", equalTo("draft"));
    }

    @Test
    void everything_that_was_written_is_read_back_and_more() {
        String more =
                """
                , "summary": "All for all.",
                "addressees": [{"name": "A government", "role": "Prime Minister", "country": "NO"}],
                "demands": [{"text": "Exchange them", "addressee": "Both sides"}, {"text": "The sick first"}],
                "authors": [{"name": "Somebody"}], "opensAt": "2025-07-03T12:00:00+02:00", "goal": 100000
                """;
        String id = Desk.draft("Everything", more);
        Desk.verb(id, "publication", null)
                .statusCode(201)
                .header("Location", endsWith("/v1/petitions/" + id))
                .header("ETag", notNullValue());
        Desk.read(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("opensAt", equalTo("2025-07-03T10:00:00Z"))
                .body("addressees[0].country", equalTo("NO"))
                .body("demands.text", equalTo(List.of("Exchange them", "The sick first")))
                .body("demands[1].addressee", nullValue())
                .body("textHtml", equalTo("<p>Release <strong>them</strong> now.</p>\n"))
                .body("textPlain", equalTo("Release them now."))
                .body("signatureCount", equalTo(0))
                .body("prisoners", emptyIterable())
                .body("responses", emptyIterable())
                .body("closedAt", nullValue())
                .body("goal", equalTo(100000));
    }

    @Test
    void a_petition_is_published_closed_and_answered() {
        String id = Desk.draft("A life", "");
        Desk.verb(id, "publication", null)
                .statusCode(201)
                .body("status", equalTo("open"))
                .body("opensAt", notNullValue());
        Desk.verb(id, "closure", null)
                .statusCode(201)
                .body("status", equalTo("closed"))
                .body("closedAt", notNullValue());
        Desk.verb(id, "responses", "{\"by\": \"An office\", \"text\": \"No.\"}")
                .statusCode(201)
                .body("status", equalTo("answered"))
                .body("responses[0].respondedAt", notNullValue());
        Desk.verb(
                        id,
                        "responses",
                        """
                        {"by": "A minister", "text": "Yes.", "url": "https://www.example.org/yes",
                         "respondedAt": "2025-07-03T10:00:00Z"}
                        """)
                .statusCode(201);
        Desk.read(id)
                .then()
                .body("status", equalTo("answered"))
                .body("version", equalTo(5))
                .body("responses.by", equalTo(List.of("A minister", "An office")))
                .body("responses[0].url", equalTo("https://www.example.org/yes"));
    }

    @Test
    void an_open_petition_with_a_response_stays_open_until_it_closes() {
        String id = Desk.open("Answered early");
        Desk.verb(id, "responses", "{\"by\": \"An office\", \"text\": \"Soon.\"}")
                .statusCode(201)
                .body("status", equalTo("open"));
        Desk.verb(id, "closure", null).statusCode(201).body("status", equalTo("answered"));
    }

    @Test
    void a_rejected_petition_is_shown_with_its_reason() {
        String id = Desk.draft("A copy", "");
        Desk.verb(id, "rejection", REASON).statusCode(201);
        Desk.read(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("rejection.reason", equalTo("It is a copy."))
                .body("rejection.rejectedAt", notNullValue());
    }

    @Test
    void a_withdrawn_petition_is_shown_with_or_without_a_reason() {
        String id = Desk.open("Taken back");
        Desk.verb(id, "withdrawal", "{}").statusCode(201);
        Desk.read(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("withdrawal.reason", nullValue())
                .body("withdrawal.withdrawnAt", notNullValue());
    }

    @Test
    void a_removed_petition_is_gone_with_its_reason() {
        String word = Desk.word();
        String id = Desk.open("Removed " + word);
        Desk.list("q=" + word).body("items", hasSize(1));
        Desk.verb(id, "removal", "{\"reason\": \"A court has ordered it.\"}").statusCode(201);
        Desk.read(id)
                .then()
                .statusCode(410)
                .body("code", equalTo("removed"))
                .body("reason", equalTo("A court has ordered it."))
                .body("removedAt", notNullValue());
        Desk.list("q=" + word).body("items", emptyIterable());
        Desk.moderator().get("/v1/petitions/" + id).then().statusCode(410);
        Desk.verb(id, "publication", null).statusCode(410);
    }

    @Test
    void a_removed_petition_that_nobody_had_seen_was_never_there_for_readers() {
        String id = Desk.draft("Never seen", "");
        String unknown = Desk.read("01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10").path("detail");
        Desk.verb(id, "removal", REASON).statusCode(201);
        assertEquals(unknown, Desk.read(id).then().statusCode(404).extract().path("detail"));
        Desk.moderator().get("/v1/petitions/" + id).then().statusCode(410);
    }

    @Test
    void an_illegal_transition_names_from_and_to() {
        String id = Desk.draft("Not yet open", "");
        Desk.verb(id, "closure", null)
                .statusCode(409)
                .body("code", equalTo("transition-illegal"))
                .body("detail", equalTo("A petition that is draft can't become closed."))
                .body("from", equalTo("draft"))
                .body("to", equalTo("closed"));
        Desk.verb(id, "publication", null).statusCode(201);
        Desk.verb(id, "rejection", REASON).statusCode(409).body("from", equalTo("open"));
        Desk.verb(id, "publication", null).statusCode(409);
    }

    @Test
    void a_verb_obeys_a_tag_that_is_sent_and_needs_a_reason_where_one_is_due() {
        String id = Desk.draft("Guarded", "");
        Desk.moderator()
                .header("If-Match", "\"9.x\"")
                .post("/v1/petitions/" + id + "/publication")
                .then()
                .statusCode(412);
        Desk.verb(id, "rejection", "{}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        Desk.verb(id, "removal", "{\"reason\": \" \"}").statusCode(422);
    }

    @Test
    void what_breaks_a_rule_is_named_by_its_pointer() {
        Desk.post(
                        Desk.json(
                                "Wrong",
                                """
                                , "goal": 0, "addressees": [{"name": "A", "country": "Norway"}],
                                "demands": [{"text": ""}], "authors": [{"name": "A\\nB"}]
                                """))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/goal",
                                "/addressees/0/country",
                                "/demands/0/text",
                                "/authors/0/name"));
        Desk.post(
                        Desk.json(
                                "Wrong",
                                """
                                , "opensAt": "2025-07-03T10:00:00Z", "closesAt": "2025-07-03T10:00:00Z"
                                """))
                .statusCode(422)
                .body("errors.pointer", hasItems("/opensAt", "/closesAt"));
        Desk.post(Desk.json("Wrong", ", \"goals\": 1"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/goals"));
    }

    @Test
    void the_history_tells_each_step_with_its_reason() {
        String id = Desk.draft("Recorded", "");
        Desk.verb(id, "rejection", REASON);
        Desk.moderator()
                .get("/v1/petitions/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("rejected", "created")))
                .body("items[0].reason", equalTo("It is a copy."))
                .body("items[0].changes.path", hasItem("/status"));
        Desk.reader().get("/v1/petitions/" + id + "/history").then().statusCode(401);
    }

    @Test
    void who_may_write_petitions_sees_drafts_but_does_not_decide() {
        String secret =
                Desk.moderator()
                        .contentType(ContentType.JSON)
                        .body("{\"name\": \"writer\", \"scopes\": [\"petitions:write\"]}")
                        .post("/v1/api-keys")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("secret");
        String path = "/v1/petitions/" + Desk.draft("Undecided", "");
        given().auth().oauth2(secret).get(path).then().statusCode(200);
        for (String verb : List.of("publication", "closure")) {
            given().auth().oauth2(secret).post(path + "/" + verb).then().statusCode(403);
        }
    }
}
