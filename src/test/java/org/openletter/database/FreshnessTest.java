package org.openletter.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class FreshnessTest {

    private final Freshness freshness = new Freshness();

    @Test
    void nothing_is_proven_before_something_was_replayed() {
        freshness.written(1, 100);
        assertNull(freshness.proven());
        freshness.replayed(99);
        assertNull(freshness.proven());
    }

    @Test
    void the_newest_position_that_was_replayed_counts() {
        freshness.written(1, 100);
        freshness.written(2, 100);
        freshness.written(3, 200);
        freshness.replayed(150);
        assertEquals(2, freshness.proven());
        freshness.replayed(150);
        assertEquals(2, freshness.proven());
        freshness.replayed(200);
        assertEquals(3, freshness.proven());
    }

    @Test
    void a_long_lag_takes_no_more_memory_and_proves_nothing() {
        for (int i = 0; i < 5_000; i++) {
            freshness.written(i, 100 + i);
        }
        freshness.replayed(99);
        assertNull(freshness.proven());
        freshness.replayed(6_000);
        assertEquals(4_999, freshness.proven());
    }

    @Test
    void of_another_server_nothing_is_known() {
        freshness.written(1, 100);
        freshness.replayed(100);
        freshness.forget();
        assertNull(freshness.proven());
    }
}
