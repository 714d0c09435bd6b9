package org.openletter.petitions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PetitionLinksTest {

    private static final String NOBODY = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";

    @Test
    void the_petitions_of_a_prisoner_are_those_that_speak_for_and_those_written_by_them() {
        String prisoner = prisoner("public");
        String speaksFor = Desk.draft("Speaks for", speaking(prisoner));
        String writtenBy =
                Desk.draft("Written by", ", \"authors\": [%s]".formatted(author(prisoner)));
        String draft = Desk.draft("Not seen yet", speaking(prisoner));
        Desk.verb(speaksFor, "publication", null).statusCode(201);
        Desk.verb(writtenBy, "publication", null).statusCode(201);
        String path = "/v1/prisoners/" + prisoner + "/petitions";
        Desk.reader()
                .get(path)
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(speaksFor, writtenBy));
        Desk.reader().get(path + "?status=closed").then().body("items", emptyIterable());
        Desk.moderator()
                .get(path)
                .then()
                .body("items.id", containsInAnyOrder(speaksFor, writtenBy, draft));
        Desk.list("prisoners=" + prisoner).body("items.id", contains(speaksFor));
        Desk.patch(speaksFor, "{\"prisoners\": []}").statusCode(200);
        Desk.reader().get(path).then().body("items.id", contains(writtenBy));
    }

    @Test
    void the_petitions_of_a_prisoner_who_may_not_be_seen_are_not_found() {
        Desk.reader().get("/v1/prisoners/" + NOBODY + "/petitions").then().statusCode(404);
        String hidden = prisoner("hidden");
        Desk.reader().get("/v1/prisoners/" + hidden + "/petitions").then().statusCode(404);
    }

    @Test
    void a_link_to_a_hidden_prisoner_is_not_shown_to_readers() {
        String hidden = prisoner("hidden");
        String id =
                Desk.draft(
                        "Careful",
                        speaking(hidden) + ", \"authors\": [%s]".formatted(author(hidden)));
        Desk.verb(id, "publication", null).statusCode(201);
        Desk.read(id)
                .then()
                .statusCode(200)
                .body("prisoners", emptyIterable())
                .body("authors", hasSize(1))
                .body("authors[0].prisonerId", nullValue());
        Desk.moderator()
                .get("/v1/petitions/" + id)
                .then()
                .body("prisoners", contains(hidden))
                .body("authors[0].prisonerId", equalTo(hidden));
    }

    @Test
    void a_link_that_leads_nowhere_is_refused_with_its_pointer() {
        Desk.post(
                        Desk.json(
                                "Lost",
                                speaking(NOBODY) + ", \"authors\": [%s]".formatted(author(NOBODY))))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/prisoners/0", "/authors/0/prisonerId"));
    }

    @Test
    void the_prisoners_can_be_embedded_and_the_news_show_the_petition_as_it_is() {
        String prisoner = prisoner("public");
        String id = Desk.draft("Embedding", speaking(prisoner));
        Desk.reader().get("/v1/petitions/" + id + "/news").then().statusCode(404);
        Desk.verb(id, "publication", null).statusCode(201);
        Desk.reader()
                .get("/v1/petitions/" + id + "?embed=prisoners")
                .then()
                .statusCode(200)
                .body("embedded.prisoners.id", contains(prisoner));
        String news =
                create(
                        "news",
                        """
                        {"title": "About it", "body": "It is open.", "language": "en", "kind": "article",
                         "petitions": ["%s"]}
                        """
                                .formatted(id));
        Desk.moderator().post("/v1/news/" + news + "/publication").then().statusCode(201);
        Desk.reader()
                .get("/v1/petitions/" + id + "/news?embed=petitions")
                .then()
                .statusCode(200)
                .body("items.id", contains(news))
                .body("embedded.petitions[0].status", equalTo("open"))
                .body("embedded.petitions[0].title", equalTo("Embedding"));
    }

    private static String prisoner(String visibility) {
        return create(
                "prisoners",
                """
                {"names": [{"kind": "primary", "full": "Maria %s"}], "visibility": "%s"}
                """
                        .formatted(Desk.word(), visibility));
    }

    private static String create(String kind, String json) {
        return Desk.moderator()
                .contentType(ContentType.JSON)
                .body(json)
                .post("/v1/" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String speaking(String prisoner) {
        return ", \"prisoners\": [\"%s\"]".formatted(prisoner);
    }

    private static String author(String prisoner) {
        return "{\"name\": \"M.\", \"prisonerId\": \"%s\"}".formatted(prisoner);
    }
}
