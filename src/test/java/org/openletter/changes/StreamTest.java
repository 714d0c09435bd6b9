package org.openletter.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;

@QuarkusTest
class StreamTest {

    private static final Specimen FACILITIES = Specimens.named("facilities");

    @Inject MeterRegistry registry;

    @Test
    void a_listener_hears_of_a_change_as_it_is_in_the_list() {
        try (Ear ear = Ear.at("/v1/changes/stream")) {
            assertEquals(200, ear.status());
            assertTrue(ear.header("content-type").startsWith("text/event-stream"));
            assertEquals("no-store", ear.header("cache-control"));
            Ear.Event here = ear.next();
            Specimen.Made made = FACILITIES.make(Api.unique());
            Ear.Event told = ear.nextChange();
            JsonNode change = Api.json(told.data());
            assertEquals("created", told.event());
            assertEquals(made.id(), change.get("id").textValue());
            assertEquals(told.id(), change.get("cursor").textValue());
            assertEquals(change, Api.read("/v1/changes?since=" + here.id()).at("/items/0"));
        }
    }

    @Test
    void who_is_cut_off_again_and_again_misses_nothing_and_hears_nothing_twice() {
        var heard = new ArrayList<String>();
        var made = new ArrayList<String>();
        String last = "";
        for (int round = 0; round < 5; round++) {
            try (Ear ear =
                    Ear.at("/v1/changes/stream", last.isEmpty() ? "" : "Last-Event-ID: " + last)) {
                if (last.isEmpty()) {
                    last = ear.next().id();
                }
                for (int i = 0; i < 4; i++) {
                    made.add(FACILITIES.make(Api.unique()).id());
                }
                // Of what is under way when it is cut, not all is heard.
                while (heard.size() < made.size() - 2) {
                    Ear.Event told = ear.nextChange();
                    heard.add(Api.json(told.data()).get("id").textValue());
                    last = told.id();
                }
            }
            made.add(FACILITIES.make(Api.unique()).id());
        }
        try (Ear ear = Ear.at("/v1/changes/stream", "Last-Event-ID: " + last)) {
            while (heard.size() < made.size()) {
                heard.add(Api.json(ear.nextChange().data()).get("id").textValue());
            }
        }
        assertEquals(made, heard);
    }

    @Test
    void who_was_cut_before_anything_happened_knows_where_to_go_on() {
        String place;
        try (Ear ear = Ear.at("/v1/changes/stream?kinds=facilities")) {
            place = ear.next().id();
            // The place moves on also with what is of no interest.
            Specimens.named("news").make(Api.unique());
            String before = place;
            Ear.Event sign = ear.next();
            while (sign.id().equals(before)) {
                sign = ear.next();
            }
            assertEquals("", sign.event());
            place = sign.id();
        }
        String missed = FACILITIES.make(Api.unique()).id();
        try (Ear ear = Ear.at("/v1/changes/stream?since=" + place)) {
            assertEquals(missed, Api.json(ear.nextChange().data()).get("id").textValue());
        }
    }

    @Test
    void a_long_past_is_told_whole_however_slowly_it_is_taken() {
        Feed all = Feed.fromTheBeginning();
        List<JsonNode> listed = all.news();
        Specimen.Made made = FACILITIES.make(Api.unique());
        try (Ear ear =
                Ear.at("/v1/changes/stream?since=" + listed.get(0).get("cursor").textValue())) {
            int heard = 1;
            String id = "";
            while (!id.equals(made.id())) {
                id = Api.json(ear.nextChange().data()).get("id").textValue();
                heard++;
            }
            assertEquals(listed.size() + 1, heard);
        }
    }

    @Test
    void the_last_event_id_goes_before_since_and_what_is_no_cursor_is_refused() {
        String place = Feed.fromNow().since();
        for (Map.Entry<String, String> bad :
                Map.of("/v1/changes/stream?since=x", "", "/v1/changes/stream", "Last-Event-ID: x")
                        .entrySet()) {
            try (Ear ear = Ear.at(bad.getKey(), bad.getValue())) {
                assertEquals(400, ear.status());
            }
        }
        Api.anonymous().get("/v1/changes/stream?kind=news").then().statusCode(400);
        Api.anonymous()
                .get("/v1/changes/stream?since=" + place + "&kinds=nothing")
                .then()
                .statusCode(400);
        assertEquals(200, Api.anonymous().head("/v1/changes/stream").statusCode());
    }

    @Test
    void too_many_are_told_to_come_back_and_who_leaves_makes_room() {
        Eventually.holds(() -> listening() == 0);
        var ears = new ArrayList<Ear>();
        try {
            // As many as the settings of the tests say: of one address first, then in all.
            assertEquals(429, last(ears, "127.0.0.1"));
            assertEquals(6 + 1, ears.size());
            assertEquals("10", ears.get(ears.size() - 1).header("retry-after"));
            assertEquals(503, last(ears, "127.0.0.2"));
            assertEquals(8 + 2, ears.size());
            assertEquals("10", ears.get(ears.size() - 1).header("retry-after"));
        } finally {
            ears.forEach(Ear::close);
        }
        Eventually.holds(
                () -> {
                    try (Ear ear = Ear.at("/v1/changes/stream")) {
                        return ear.status() == 200;
                    }
                });
    }

    /** Listens again and again until it may not; what it was told then. */
    private static int last(List<Ear> ears, String from) {
        int status = 200;
        while (status == 200 && ears.size() < 20) {
            Ear ear = Ear.from(from, "/v1/changes/stream");
            status = ear.status();
            ears.add(ear);
        }
        return status;
    }

    @Test
    void nothing_is_told_before_the_place_is_and_nothing_is_lost_by_it() {
        var heard = new ArrayList<String>();
        var listener = new Listener(7, Change.Interest.ALL, () -> heard.add("cut"), "192.0.2.1");
        assertEquals(0, listener.room());
        var told = new Streams.Told("8", "created", "{}");
        assertThrows(NullPointerException.class, () -> listener.tell(8, told));
        assertEquals(7, listener.place());
        assertTrue(listener.keep(Duration.ofHours(1), told));
        assertFalse(listener.keep(Duration.ZERO, told));
        assertEquals(List.of("cut"), heard);
    }

    @Test
    void who_takes_nothing_is_cut_off_and_holds_up_nobody() {
        Eventually.holds(() -> listening() == 0);
        String place = Feed.fromNow().since();
        Rows.execute(
                "insert into change (kind, entry_id, action, version)"
                        + " select 'test', gen_random_uuid(), 'created', 1 from generate_series(1, 60000)");
        String behind = Feed.fromNow().since();
        try (Ear silent = Ear.at("/v1/changes/stream?kinds=news");
                Ear deaf = Ear.at("/v1/changes/stream?since=" + place)) {
            String made = FACILITIES.make(Api.unique()).id();
            try (Ear quick = Ear.at("/v1/changes/stream?since=" + behind)) {
                assertEquals(made, Api.json(quick.nextChange().data()).get("id").textValue());
            }
            // Who has nothing to take isn't cut, however long it is silent.
            Eventually.holds(() -> listening() == 1);
            Eventually.holds(deaf::cut);
            assertEquals("", silent.next().event());
            assertThrows(
                    UncheckedIOException.class,
                    () -> {
                        String heard = "";
                        while (!heard.contains(made)) {
                            heard = deaf.next().data();
                        }
                    });
        } finally {
            Rows.execute("delete from change where kind = 'test'");
        }
    }

    private int listening() {
        return (int) registry.get("openletter.changes.listeners").gauge().value();
    }
}
