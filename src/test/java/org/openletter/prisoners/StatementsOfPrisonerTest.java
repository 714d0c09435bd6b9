package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;

/** Every fact is traceable: to its sources, and to when it was said. */
@QuarkusTest
class StatementsOfPrisonerTest {

    private static final String RECORD =
            """
            {'names': [{'kind': 'primary', 'full': 'A'}], 'bornOn': '1961', 'gender': 'male',
             'custody': [{'from': '2022-04-26', 'kind': 'pretrial_detention', 'certainty': 'confirmed',
                          'sourceIds': ['report', 'confidential-1']}],
             'sources': [{'id': 'report', 'type': 'media', 'title': 'A report'},
                         {'id': 'confidential-1', 'type': 'family', 'title': 'AUNT', 'confidential': true}],
             'statements': [{'path': 'bornOn', 'value': '1962', 'original': 'г.р. 1962', 'language': 'ru',
                             'seenAt': '2024-01-02T00:00:00Z', 'certainty': 'claimed', 'sourceIds': ['report']}],
             'verifiedAt': '2025-01-02T00:00:00Z'}""";

    @Test
    void a_fact_names_its_sources_and_how_sure_it_is() {
        JsonNode held = statements(make(), "custody").at("/items/0");

        assertEquals("custody.0", held.get("path").textValue());
        assertEquals("2022-04-26", held.at("/value/from").textValue());
        assertEquals("confirmed", held.get("certainty").textValue());
        assertEquals("A report", held.at("/sources/0/title").textValue());
        assertEquals("family", held.at("/sources/1/type").textValue());
        assertTrue(held.get("current").booleanValue());
    }

    @Test
    void of_a_confidential_source_readers_see_the_type_only() {
        String path = "/v1/prisoners/" + make() + "/statements";

        assertFalse(Api.anonymous().get(path).asString().contains("AUNT"));
        assertFalse(Api.with(Keys.with("prisoners:write")).get(path).asString().contains("AUNT"));
        assertTrue(
                Api.with(Keys.with("prisoners:restricted")).get(path).asString().contains("AUNT"));
    }

    @Test
    void sources_that_disagree_are_told_side_by_side() {
        JsonNode born =
                Api.json(
                                200,
                                Api.with(Keys.with("prisoners:partner"))
                                        .get("/v1/prisoners/" + make() + "/statements?path=bornOn"))
                        .get("items");

        assertEquals(2, born.size());
        assertEquals("1961", born.at("/0/value").textValue());
        assertEquals("1962", born.at("/1/value").textValue());
        assertEquals("г.р. 1962", born.at("/1/original").textValue());
        assertEquals("2024-01-02T00:00:00Z", born.at("/1/firstSeenAt").textValue());
    }

    @Test
    void what_was_replaced_is_still_told_with_the_day_it_went() {
        String id = make();
        String path = "/v1/prisoners/" + id;
        Instant before = Instant.now();
        Api.sending(Api.admin(), Api.MERGE_PATCH, "{\"gender\":\"other\"}")
                .header("If-Match", Api.admin().get(path).header("ETag"))
                .patch(path)
                .then()
                .statusCode(200);

        JsonNode gender = statements(id, "gender").get("items");

        assertEquals("other", gender.at("/0/value").textValue());
        assertEquals("male", gender.at("/1/value").textValue());
        assertFalse(gender.at("/1/current").booleanValue());
        Instant gone = Instant.parse(gender.at("/1/lastSeenAt").textValue());
        assertFalse(gone.isBefore(before.minusSeconds(1)));
        assertTrue(
                Instant.parse(gender.at("/1/firstSeenAt").textValue()).isBefore(before),
                "it was there before");
    }

    @Test
    void an_unknown_place_in_the_record_is_refused() {
        var problem =
                Api.json(
                        400,
                        Api.anonymous()
                                .get("/v1/prisoners/" + make() + "/statements?path=birth.date"));

        assertEquals("path", problem.at("/errors/0/parameter").textValue());
    }

    @Test
    void a_hidden_record_says_nothing() {
        String id = make(RECORD.replace("'verifiedAt'", "'visibility': 'hidden', 'verifiedAt'"));

        assertEquals(404, Api.anonymous().get("/v1/prisoners/" + id + "/statements").statusCode());
    }

    private static JsonNode statements(String id, String path) {
        return Api.read("/v1/prisoners/" + id + "/statements?path=" + path);
    }

    private static String make() {
        return make(RECORD);
    }

    private static String make(String json) {
        return Api.json(
                        201,
                        Api.sending(Api.admin(), json.replace('\'', '"')).post("/v1/prisoners"))
                .get("id")
                .textValue();
    }
}
