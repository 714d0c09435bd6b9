package org.openletter.rest.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.openletter.fault.Fault;

class CursorTest {

    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ";

    @Property(tries = 300)
    void what_was_written_is_read(
            @ForAll @Size(max = 4) List<String> keys, @ForAll boolean back, @ForAll boolean with) {
        List<String> some = new ArrayList<>(keys);
        some.add(null);
        var cursor = new Cursor(some, back, with, 1);
        String text = cursor.write(SECRET, "list");
        assertEquals(cursor, Cursor.read(SECRET, "list", text, some.size()));
        assertEquals(text, text.replaceAll("[^A-Za-z0-9_-]", ""), "it needs no escape");
    }

    @Test
    void any_other_character_anywhere_makes_it_invalid() {
        String text = new Cursor(List.of("a", "b"), false, false, 0).write(SECRET, "list");
        for (int i = 0; i < text.length(); i++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != text.charAt(i)) {
                    assertRefused(
                            "cursor-invalid", text.substring(0, i) + other + text.substring(i + 1));
                }
            }
            assertRefused("cursor-invalid", text.substring(0, i));
        }
        assertRefused("cursor-invalid", text + "A");
        assertRefused("cursor-invalid", text + text);
    }

    @Property(tries = 300)
    void no_text_is_a_cursor_by_chance(@ForAll String text) {
        assertRefused("cursor-invalid", text);
    }

    @Test
    void a_cursor_is_bound_to_its_list_its_keys_and_the_secret() {
        String text = new Cursor(List.of("a", "b"), false, false, 0).write(SECRET, "other list");
        assertRefused("cursor-mismatch", text);
        String shorter = new Cursor(List.of("a"), false, false, 0).write(SECRET, "list");
        assertRefused("cursor-mismatch", shorter);
        byte[] another = "another".getBytes(StandardCharsets.UTF_8);
        assertRefused(
                "cursor-invalid",
                new Cursor(List.of("a", "b"), false, false, 0).write(another, "list"));
    }

    private static void assertRefused(String code, String text) {
        Fault fault = assertThrows(Fault.class, () -> Cursor.read(SECRET, "list", text, 2));
        assertEquals(code, fault.code(), text);
        assertEquals(400, fault.status());
    }
}
