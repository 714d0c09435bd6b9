package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
