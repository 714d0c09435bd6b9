package org.openletter.petitions;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing is written and no job runs when a petition opens or closes. */
@QuarkusTest
class PetitionTimesTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject EntityManager database;

    @Test
    void a_petition_opens_by_itself() throws InterruptedException {
        String word = Desk.word();
        String id = Desk.draft("Soon " + word, Desk.times(Instant.now().plus(DAY), null));
        Desk.verb(id, "publication", null).statusCode(201).body("status", equalTo("draft"));
        assertEquals(0, count(word, ""));
        Instant opensAt = Instant.now().plusSeconds(3);
        Desk.patch(id, "{\"opensAt\": \"" + opensAt + "\"}").statusCode(200);
        assertEquals(404, Desk.read(id).statusCode());
        assertEquals("draft", stored(id));
        Desk.verb(id, "publication", null).statusCode(409);
        sleepUntil(opensAt);
        Desk.read(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("version", equalTo(3));
        assertEquals(1, count(word, "&status=open"));
        assertEquals("open", stored(id));
    }

    @Test
    void a_petition_closes_by_itself_and_its_tag_says_so() throws InterruptedException {
        String word = Desk.word();
        String id = Desk.open("Ending " + word);
        Desk.read(id).then().statusCode(200);
        Instant closesAt = Instant.now().plusSeconds(3);
        Desk.patch(id, "{\"closesAt\": \"" + closesAt + "\"}").statusCode(200);
        Response before = Desk.read(id);
        before.then()
                .body("status", equalTo("open"))
                .header("Cache-Control", containsString("must-revalidate"));
        Desk.list("q=" + word).header("Cache-Control", containsString("must-revalidate"));
        assertEquals(1, count(word, "&status=open"));
        assertEquals("open", stored(id));
        sleepUntil(closesAt);
        Response after =
                Desk.reader()
                        .header("If-None-Match", before.header("ETag"))
                        .get("/v1/petitions/" + id);
        after.then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("version", equalTo(3))
                .body("closedAt", notNullValue());
        assertNotEquals(before.header("ETag"), after.header("ETag"));
        assertEquals(0, count(word, "&status=open"));
        assertEquals(1, count(word, "&status=closed"));
        assertEquals("closed", stored(id));
        Desk.verb(id, "withdrawal", "{}").statusCode(409).body("from", equalTo("closed"));
        Desk.verb(id, "responses", "{\"by\": \"An office\", \"text\": \"No.\"}")
                .statusCode(201)
                .body("status", equalTo("answered"));
    }

    @Test
    void a_petition_published_after_both_its_times_is_closed_at_once() {
        String id =
                Desk.draft(
                        "Of the past",
                        Desk.times(
                                Instant.parse("2020-03-05T15:48:39.806Z"),
                                Instant.parse("2020-09-05T22:59:59.999Z")));
        Desk.verb(id, "publication", null)
                .statusCode(201)
                .body("status", equalTo("closed"))
                .body("closedAt", equalTo("2020-09-05T22:59:59.999Z"));
    }

    @Test
    void a_petition_that_would_open_after_its_end_is_refused() {
        String id = Desk.draft("Too late", Desk.times(null, Instant.parse("2020-01-01T00:00:00Z")));
        Desk.verb(id, "publication", null)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/opensAt", "/closesAt")));
        Desk.moderator().get("/v1/petitions/" + id).then().body("version", equalTo(1));
    }

    @Test
    void removing_a_petition_before_it_opened_leaves_nothing_for_readers() {
        String id = Desk.draft("Waiting", Desk.times(Instant.now().plus(DAY), null));
        Desk.verb(id, "publication", null).statusCode(201);
        Desk.verb(id, "removal", "{\"reason\": \"A mistake\"}").statusCode(201);
        assertEquals(404, Desk.read(id).statusCode());
    }

    @Test
    void an_import_may_be_repeated_without_a_trace() {
        String path = "/v1/petitions/by-external-id/test/" + Desk.word();
        String json = Desk.json("Imported", "");
        String id =
                Desk.moderator()
                        .contentType(ContentType.JSON)
                        .body(json)
                        .put(path)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Desk.verb(id, "publication", null).statusCode(201);
        Desk.moderator()
                .contentType(ContentType.JSON)
                .body(json)
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("status", equalTo("open"))
                .body("opensAt", notNullValue());
        Desk.patch(id, "{\"opensAt\": \"2099-01-01T00:00:00Z\"}")
                .statusCode(409)
                .body("detail", containsString("open can't become draft"));
    }

    private String stored(String id) {
        return (String)
                database.createNativeQuery(
                                "select petition_status(e) from petition e where e.id = :id",
                                String.class)
                        .setParameter("id", UUID.fromString(id))
                        .getSingleResult();
    }

    private static int count(String word, String more) {
        return Desk.list("q=" + word + more).extract().path("page.total");
    }

    private static void sleepUntil(Instant moment) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), moment).toMillis() + 20));
    }
}
