package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTest {

    @Test
    void tokens_are_well_formed_and_never_the_same() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            String token = Token.random();
            assertTrue(Token.wellFormed(token), token);
            assertTrue(seen.add(token));
        }
    }

    @Test
    void what_is_short_or_odd_is_no_token() {
        for (String text :
                List.of(
                        "",
                        "ol_",
                        "ol_" + "a".repeat(31),
                        "OL_" + "a".repeat(40),
                        "ol_" + "ä".repeat(40),
                        "ol_" + "a".repeat(201),
                        "ol_" + "a".repeat(40) + "\n")) {
            assertFalse(Token.wellFormed(text), text);
        }
        assertTrue(Token.wellFormed("ol_" + "a".repeat(32)));
    }

    @Test
    void only_the_hash_is_to_be_stored() {
        assertEquals(32, Token.hash("ol_x").length);
        assertFalse(java.util.Arrays.equals(Token.hash("a"), Token.hash("b")));
    }

    @Test
    void a_scope_is_known_by_its_text_and_admins_have_all() {
        for (Scope scope : Scope.values()) {
            assertEquals(scope, Scope.of(scope.text()).orElseThrow());
            assertTrue(Caller.SERVICE.may(scope));
            assertTrue(new Caller(null, "x", java.util.Set.of(Scope.ADMIN)).may(scope));
            assertFalse(Caller.ANONYMOUS.may(scope));
        }
        assertTrue(Scope.of("news").isEmpty());
        assertTrue(Scope.of("ADMIN").isEmpty());
    }

    @Test
    void a_trace_is_taken_over_only_where_it_is_one() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertEquals(trace, Call.traceId("00-" + trace + "-00f067aa0ba902b7-01"));
        for (String odd :
                List.of(
                        "",
                        "x",
                        "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                        "00-" + trace.toUpperCase() + "-00f067aa0ba902b7-01",
                        trace)) {
            String made = Call.traceId(odd);
            assertTrue(made.matches("[0-9a-f]{32}"));
            assertFalse(made.equals(trace));
        }
    }
}
