package org.openletter.petitions;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Rows;

@QuarkusTest
class PetitionUpdatesTest {

    private static final String UPDATE = "{\"title\": \"Handed over\", \"text\": \"In *Oslo*.\"%s}";
    private static final String DELIVERY =
            """
            {"to": ["The Government of Norway"], "deliveredAt": "2025-09-01T12:00:00Z", "how": "By hand", "note": "All went well.",
             "url": "https://www.example.org/d"}
            """;

    @Test
    void everybody_reads_the_updates_the_newest_first() {
        String id = Desk.open("Updated");
        post(id, "updates", UPDATE.formatted(""))
                .then()
                .statusCode(201)
                .body("textHtml", equalTo("<p>In <em>Oslo</em>.</p>\n"));
        Response second = post(id, "updates", UPDATE.formatted("").replace("Handed", "Taken"));
        Api.anonymous()
                .get("/v1/petitions/" + id + "/updates")
                .then()
                .statusCode(200)
                .body("items.title", equalTo(List.of("Taken over", "Handed over")));
        Response one = Api.anonymous().get(second.header("Location"));
        one.then().statusCode(200).body("id", equalTo(second.path("id")));
        Api.anonymous()
                .header("If-None-Match", one.header("ETag"))
                .get(second.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void an_update_that_is_taken_back_is_gone() {
        String id = Desk.open("Taken back");
        String path = post(id, "updates", UPDATE.formatted("")).header("Location");
        Api.anonymous().delete(path).then().statusCode(401);
        Api.with(Keys.with("petitions:write")).delete(path).then().statusCode(403);
        Api.admin().delete(path).then().statusCode(204);
        Api.anonymous().get(path).then().statusCode(410).body("code", equalTo("deleted"));
        Api.admin().delete(path).then().statusCode(410);
        Api.anonymous().get("/v1/petitions/" + id + "/updates").then().body("items", hasSize(0));
    }

    @Test
    void subscribers_are_told_unless_it_says_otherwise() {
        String id = Desk.open("Told");
        post(id, "updates", UPDATE.formatted(""));
        post(id, "updates", UPDATE.formatted(", \"notifySubscribers\": false"));
        assertEquals(
                List.of("true", "false"),
                Rows.column(
                        "select cast(notify_subscribers as text) from petition_update where petition_id = cast(? as uuid) order by id",
                        id));
    }

    @Test
    void a_delivery_keeps_how_many_had_signed() {
        String id = Desk.open("Delivered");
        Rows.execute("update petition set signature_count = 1234 where id = '%s'".formatted(id));
        Response made = post(id, "deliveries", DELIVERY);
        made.then().statusCode(201).body("signatureCount", equalTo(1234));
        Rows.execute("update petition set signature_count = 2000 where id = '%s'".formatted(id));
        Api.anonymous()
                .get(made.header("Location"))
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("public"))
                .body("signatureCount", equalTo(1234))
                .body("to", equalTo(List.of("The Government of Norway")))
                .body("how", equalTo("By hand"));
        Api.anonymous().get("/v1/petitions/" + id + "/deliveries").then().body("items", hasSize(1));
        post(id, "deliveries", DELIVERY.replace("2025", "2999"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/deliveredAt"));
        post(id, "deliveries", DELIVERY.replace("\"The Government of Norway\"", ""))
                .then()
                .statusCode(422);
    }

    @Test
    void of_a_draft_nothing_is_told() {
        String id = Desk.draft("Draft", "");
        post(id, "updates", UPDATE.formatted(""))
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-not-open"));
        post(id, "deliveries", DELIVERY).then().statusCode(409);
        Api.anonymous().get("/v1/petitions/" + id + "/updates").then().statusCode(404);
        Api.anonymous().get("/v1/petitions/" + id + "/deliveries").then().statusCode(404);
    }

    @Test
    void all_of_it_stands_in_the_history_whoever_reads_that() {
        String id = Desk.open("History");
        String update = post(id, "updates", UPDATE.formatted("")).header("Location");
        post(id, "deliveries", DELIVERY);
        Api.admin().delete(update).then().statusCode(204);
        Desk.patch(id, "{\"summary\": \"Changed since.\"}").statusCode(200);
        for (String key : List.of(Api.ADMIN_KEY, Keys.with("petitions:write"))) {
            Api.with(key)
                    .get("/v1/petitions/" + id + "/history")
                    .then()
                    .statusCode(200)
                    .body(
                            "items.action",
                            hasItems(
                                    "update-published",
                                    "delivery-recorded",
                                    "update-deleted",
                                    "patched"));
        }
        Api.admin()
                .get("/v1/petitions/" + id + "/history")
                .then()
                .body(
                        "items.find { it.action == 'update-published' }.changes[0].value.title",
                        equalTo("Handed over"));
    }

    @Test
    void an_update_is_written_once_for_each_idempotency_key() {
        String id = Desk.open("Once");
        for (int i = 0; i < 2; i++) {
            Api.sending(Api.admin().header("Idempotency-Key", "once-" + id), UPDATE.formatted(""))
                    .post("/v1/petitions/" + id + "/updates")
                    .then()
                    .statusCode(201);
        }
        Api.anonymous()
                .get("/v1/petitions/" + id + "/updates")
                .then()
                .body("items.title", containsInAnyOrder("Handed over"));
    }

    private static Response post(String id, String what, String json) {
        return Api.sending(Api.admin(), json).post("/v1/petitions/" + id + "/" + what);
    }
}
