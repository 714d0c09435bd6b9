package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an answer that is kept must be made anew. */
class LastingTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-10-20T12:00:00Z, 2026-11-01T00:00:00Z",
        "2026-11, 2026-11-01T12:00:00Z, 2026-11-02T00:00:00Z",
        "2026-11, 2026-11-02T00:00:00Z, 2026-12-01T00:00:00Z",
        "2026-11-05, 2026-11-05T09:00:00Z, 2026-11-06T00:00:00Z",
        "2026, 2026-01-01T00:00:01Z, 2026-01-02T00:00:00Z",
        "2026-11-05T10:00:00Z, 2026-11-05T09:00:00Z, 2026-11-05T10:00:00Z"
    })
    void it_ends_with_the_next_day_on_which_a_date_may_mean_something_else(
            String date, Instant now, Instant until) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("custody").addObject().put("until", date);
        assertEquals(until, Lasting.until(json, now));
    }

    @Test
    void what_names_no_date_lasts() {
        var json = JsonNodeFactory.instance.objectNode().put("name", "Anna").put("n", 3);
        assertEquals(null, Lasting.until(json, Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1980",
                "198X",
                "1980~",
                "1980-05",
                "../2027",
                "2026/..",
                "2026-11-05T10:00Z"
            })
    void whatever_may_be_a_date_is_looked_at(String text) {
        assertTrue(Lasting.mayBeTime(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RU", "prison", "019a0000-0001-7000-8000-000000000001", "12 years"})
    void what_begins_like_no_date_is_not(String text) {
        assertFalse(Lasting.mayBeTime(text));
    }
}
