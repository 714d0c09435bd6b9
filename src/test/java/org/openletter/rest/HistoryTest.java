package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;

/** Who changed what, when, in which request: decision 27. */
@QuarkusTest
class HistoryTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @EveryCollection
    void every_write_is_in_the_history(Specimen some) {
        Instant start = Instant.now().minusSeconds(1);
        Specimen.Made made = some.draft(Api.unique());
        String tag =
                Api.sending(
                                Api.with(Keys.with("admin"))
                                        .header(
                                                "traceparent",
                                                "00-" + TRACE + "-00f067aa0ba902b7-01"),
                                Api.MERGE_PATCH,
                                "{\"%s\":null}".formatted(some.optional()))
                        .header("If-Match", made.tag())
                        .patch(made.path())
                        .header("ETag");
        Api.admin().header("If-Match", tag).delete(made.path());
        Api.admin().post(made.path() + "/restoration");

        JsonNode items = Api.adminReads(made.path() + "/history").get("items");
        assertEquals(
                List.of("restored", "deleted", "patched", "created"),
                items.findValuesAsText("action"));
        assertEquals(List.of("4", "3", "2", "1"), items.findValuesAsText("version"));
        for (JsonNode item : items) {
            Instant at = Instant.parse(item.get("at").asText());
            assertTrue(at.isAfter(start) && at.isBefore(Instant.now().plusSeconds(1)));
            assertTrue(item.get("traceId").asText().matches("[0-9a-f]{32}"));
        }
        JsonNode patched = items.get(2);
        assertEquals("test", patched.get("actor").asText());
        assertEquals(TRACE, patched.get("traceId").asText());
        assertEquals(
                Api.json("[{\"op\":\"remove\",\"path\":\"/%s\"}]".formatted(some.optional())),
                patched.get("changes"));
        assertEquals("admin", items.get(3).get("actor").asText());
        assertEquals("add", items.get(3).at("/changes/0/op").asText());
    }

    @EveryCollection
    void what_changed_nothing_is_not_in_it(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        some.patch(made, "{}");
        Api.json(422, some.patch(made, "{\"%s\":[1]}".formatted(some.optional())));
        Api.json(
                412,
                Api.sending(Api.admin(), Api.MERGE_PATCH, some.patch("x"))
                        .header("If-Match", "\"9.x\"")
                        .patch(made.path()));
        assertEquals(1, Api.adminReads(made.path() + "/history").at("/page/total").asInt());
    }

    @EveryCollection
    void a_long_history_is_walked_like_any_list(Specimen some) {
        Specimen.Made made = some.draft(Api.unique());
        for (int i = 0; i < 5; i++) {
            Api.json(
                    200,
                    Api.sending(Api.admin(), Api.MERGE_PATCH, some.patch("Change " + i))
                            .header("If-Match", "*")
                            .patch(made.path()));
        }
        var versions = new ArrayList<String>();
        String at = made.path() + "/history?limit=4&sort=version";
        while (at != null) {
            JsonNode page = Api.adminReads(at);
            versions.addAll(page.get("items").findValuesAsText("version"));
            assertEquals(6, page.at("/page/total").asInt());
            at = page.at("/page/next").asText(null);
        }
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), versions);
    }

    @EveryCollection
    void the_history_is_for_editors(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        Api.json(401, Api.anonymous().get(made.path() + "/history"));
        Api.json(403, Api.with(Keys.with("signatures:read")).get(made.path() + "/history"));
        Api.json(
                404,
                Api.admin().get(some.path() + "/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10/history"));
    }

    @EveryCollection
    void a_write_and_its_trace_stand_or_fall_together(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.draft(word);
        Rows.executeAsOwner(
                "alter table audit_entry add constraint refuse check (kind <> '%s') not valid"
                        .formatted(some.name()));
        try {
            assertTrue(some.patch(made, some.patch("Unseen")).statusCode() >= 400);
            assertTrue(some.post(some.body(word)).statusCode() >= 400);
        } finally {
            Rows.executeAsOwner("alter table audit_entry drop constraint refuse");
        }
        assertEquals(made.json(), Api.adminReads(made.path()));
        assertEquals(1, Api.adminReads(some.marked(word)).at("/page/total").asInt());
    }
}
