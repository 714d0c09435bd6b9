package org.openletter.rest.condition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.fault.Fault;

class EntityTagTest {

    private static final EntityTag TAG = new EntityTag(3, "abc");

    private static int status(String ifMatch) {
        return assertThrows(Fault.class, () -> TAG.require(ifMatch)).status();
    }

    @Test
    void the_whole_tag_is_compared_for_a_read_and_weakly() {
        for (String same :
                List.of(
                        "\"3.abc\"",
                        "W/\"3.abc\"",
                        "*",
                        " * ",
                        "\"x\", \"3.abc\"",
                        "\"x\",W/\"3.abc\"")) {
            assertTrue(TAG.matches(same), same);
        }
        for (String other : List.of("\"3.abd\"", "\"33.abc\"", "\"3\"", "3.abc", "", "\"\"")) {
            assertFalse(TAG.matches(other), other);
        }
        assertFalse(TAG.matches(null));
    }

    @Test
    void only_the_version_is_compared_for_a_write_and_strongly() {
        for (String same : List.of("\"3.abc\"", "\"3.other\"", "*", "\"9.x\", \"3.y\"")) {
            assertDoesNotThrow(() -> TAG.require(same), same);
        }
        for (String stale : List.of("W/\"3.abc\"", "\"2.abc\"", "\"33.abc\"", "\"3\"", "\"\"")) {
            assertEquals(412, status(stale), stale);
        }
        for (String unreadable :
                List.of("", "3.abc", "\"3.abc", "x, \"3.abc\"", "\"3.abc\" y", "w/\"3.abc\"")) {
            assertEquals(400, status(unreadable), unreadable);
        }
        assertEquals(428, status(null));
        assertDoesNotThrow(() -> TAG.requireIfSent(null));
    }

    @Test
    void a_very_long_header_is_read_in_no_time() {
        for (String long1 :
                List.of(
                        "\"x\",".repeat(20_000),
                        "\"x\"" + " ".repeat(60_000) + "x",
                        "\"".repeat(60_000),
                        ", ".repeat(30_000))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> {
                        TAG.matches(long1);
                        assertThrows(Fault.class, () -> TAG.require(long1));
                    });
        }
    }

    @Test
    void parts_of_a_variant_are_not_run_together() {
        assertNotEquals(EntityTag.of(1, List.of("a", "bc")), EntityTag.of(1, List.of("ab", "c")));
        assertEquals(EntityTag.of(1, List.of("a")), EntityTag.of(1, List.of("a")));
    }

    @Test
    void an_answer_is_not_kept_beyond_the_next_change_of_what_is_in_it() {
        assertEquals("public, max-age=30, stale-while-revalidate=60", Caching.shared(null));
        assertEquals(Caching.shared(null), Caching.shared(Instant.now().plusSeconds(1000)));
        assertEquals(
                "public, max-age=0, must-revalidate",
                Caching.shared(Instant.now().minusSeconds(5)));
        assertTrue(
                Caching.shared(Instant.now().plusSeconds(10))
                        .matches("public, max-age=(9|10), must-revalidate"));
        assertTrue(
                Caching.shared(Instant.now().plusSeconds(60))
                        .matches("public, max-age=30, must-revalidate"));
    }
}
