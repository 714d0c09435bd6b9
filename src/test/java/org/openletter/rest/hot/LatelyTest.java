package org.openletter.rest.hot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatelyTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void what_was_asked_within_the_time_is_known() {
        for (long begin : new long[] {0, -SECOND / 2, Long.MAX_VALUE / 2, -7 * SECOND}) {
            var lately = new Lately(SECOND);
            assertFalse(lately.asked("one", begin));
            assertTrue(lately.asked("one", begin + SECOND / 2));
            assertFalse(lately.asked("other", begin + SECOND / 2));
            assertTrue(lately.asked("one", begin + SECOND));
            assertFalse(lately.asked("one", begin + 5 * SECOND / 2));
        }
    }
}
