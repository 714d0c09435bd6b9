package org.openletter.petitions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;

@QuarkusTest
class PetitionPastTest {

    private static final String CLOSED =
            """
            , "opensAt": "2021-01-01T00:00:00Z", "past": {"publishedAt": "2021-01-01T00:00:00Z", "closedAt": "2021-07-01T00:00:00Z",
              "responses": [{"by": "An office", "text": "No.", "respondedAt": "2021-03-01T00:00:00Z"}]}
            """;
    private static final String REJECTED =
            ", \"past\": {\"rejection\": {\"reason\": \"A copy.\", \"rejectedAt\": \"2021-02-01T00:00:00Z\"}}";

    @Inject EntityManager database;

    @Test
    void an_importer_brings_petitions_with_their_life() {
        String key = Api.unique();
        put(Api.ADMIN_KEY, key, CLOSED)
                .then()
                .statusCode(201)
                .body("status", equalTo("answered"))
                .body("opensAt", equalTo("2021-01-01T00:00:00Z"))
                .body("publishedAt", equalTo("2021-01-01T00:00:00Z"))
                .body("closedAt", equalTo("2021-07-01T00:00:00Z"))
                .body("responses.by", equalTo(List.of("An office")))
                .body("$", not(hasKey("past")));
        put(Api.ADMIN_KEY, Api.unique(), REJECTED)
                .then()
                .statusCode(201)
                .body("status", equalTo("rejected"))
                .body("rejection.reason", equalTo("A copy."));
        put(Api.ADMIN_KEY, Api.unique(), ", \"past\": {\"publishedAt\": \"2021-01-01T00:00:00Z\"}")
                .then()
                .body("status", equalTo("open"))
                .body("opensAt", equalTo("2021-01-01T00:00:00Z"));
    }

    @Test
    void bringing_the_same_again_changes_nothing_and_life_goes_on_never_back() {
        String key = Api.unique();
        put(Api.ADMIN_KEY, key, ", \"past\": {\"publishedAt\": \"2021-01-01T00:00:00Z\"}")
                .then()
                .statusCode(201);
        put(Api.ADMIN_KEY, key, CLOSED)
                .then()
                .statusCode(200)
                .body("status", equalTo("answered"))
                .body("version", equalTo(2));
        put(Api.ADMIN_KEY, key, CLOSED).then().statusCode(200).body("version", equalTo(2));
        put(Api.ADMIN_KEY, key, ", \"past\": {\"publishedAt\": \"2021-01-01T00:00:00Z\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("transition-illegal"));
        put(Api.ADMIN_KEY, key, ", \"past\": {}").then().statusCode(409);
        put(Api.ADMIN_KEY, key, "").then().statusCode(200).body("status", equalTo("answered"));
    }

    @Test
    void who_may_not_decide_may_not_say_what_was_decided() {
        String key = Keys.with("petitions:write");
        put(key, Api.unique(), CLOSED)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
        put(key, Api.unique(), "").then().statusCode(201).body("status", equalTo("draft"));
        put(Keys.with("petitions:write", "petitions:moderate"), Api.unique(), CLOSED)
                .then()
                .statusCode(201);
    }

    @Test
    void a_past_is_past_and_makes_sense() {
        put(Api.ADMIN_KEY, Api.unique(), CLOSED.replace("2021-07", "2999-07"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/past/closedAt"));
        put(Api.ADMIN_KEY, Api.unique(), ", \"past\": {\"closedAt\": \"2021-01-01T00:00:00Z\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/past/publishedAt"));
    }

    @Test
    void what_was_collected_elsewhere_is_counted_by_its_differences() {
        String id =
                put(
                                Api.ADMIN_KEY,
                                Api.unique(),
                                ", \"past\": {\"publishedAt\": \"2021-01-01T00:00:00Z\"}")
                        .path("id");
        QuarkusTransaction.begin();
        try {
            set(
                    id,
                    "{\"count\": 10, \"countries\": [{\"country\": \"GB\", \"count\": 6}, {\"country\": \"NO\", \"count\": 1}]}");
            assertEquals(List.of("GB 6", "NO 1", "null 3"), changes(id));
            set(id, "{\"count\": 12, \"countries\": [{\"country\": \"GB\", \"count\": 9}]}");
            assertEquals(List.of("GB 9", "null 3"), changes(id));
            set(id, null);
            assertEquals(List.of(), changes(id));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void set(String id, String collected) {
        database.createNativeQuery(
                        "update petition set collected_elsewhere = cast(:collected as jsonb) where id = cast(:id as uuid)")
                .setParameter("collected", collected)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** What reaches the count, added up by country. */
    private List<String> changes(String id) {
        return database.createNativeQuery(
                        """
                        select coalesce(country, 'null') || ' ' || sum(change) from signature_delta where petition_id = cast(:id as uuid)
                        group by country having sum(change) <> 0 order by country nulls last
                        """,
                        String.class)
                .setParameter("id", id)
                .getResultList();
    }

    private static Response put(String key, String externalId, String more) {
        return Api.sending(Api.with(key), Desk.json("Imported " + externalId, more))
                .put("/v1/petitions/by-external-id/uk-parliament/" + externalId);
    }
}
