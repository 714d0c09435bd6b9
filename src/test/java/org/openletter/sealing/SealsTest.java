package org.openletter.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealsTest {

    private static final String FIRST = "1:" + key(1);
    private static final String SECOND = "2:" + key(2);
    private static final byte[] PLAIN = "anna@example.org".getBytes(UTF_8);

    private final Seals seals = Seals.with(FIRST);

    @Test
    void what_is_sealed_opens_to_what_it_was() {
        assertArrayEquals(PLAIN, seals.open(seals.seal(PLAIN, "here"), "here"));
    }

    @Test
    void the_same_is_never_sealed_the_same_way() {
        assertFalse(Arrays.equals(seals.seal(PLAIN, "here"), seals.seal(PLAIN, "here")));
    }

    @Test
    void a_seal_moved_elsewhere_does_not_open() {
        byte[] sealed = seals.seal(PLAIN, "here");
        assertThrows(IllegalStateException.class, () -> seals.open(sealed, "there"));
    }

    @Test
    void a_new_key_opens_nothing_by_itself_and_everything_beside_the_old() {
        byte[] sealed = seals.seal(PLAIN, "here");
        assertThrows(IllegalStateException.class, () -> Seals.with(SECOND).open(sealed, "here"));
        Seals both = Seals.with(SECOND + "," + FIRST);
        assertArrayEquals(PLAIN, both.open(sealed, "here"));
        assertEquals(1, Seals.keyOf(sealed));
        assertEquals(2, Seals.keyOf(both.seal(PLAIN, "here")));
    }

    @Test
    void fingerprints_are_the_same_for_the_same_text_and_key_only() {
        Seals both = Seals.with(SECOND + "\n" + FIRST + "\n");
        assertArrayEquals(seals.fingerprint("a"), Seals.with(FIRST).fingerprint("a"));
        assertFalse(Arrays.equals(seals.fingerprint("a"), seals.fingerprint("b")));
        assertFalse(Arrays.equals(seals.fingerprint("a"), both.fingerprint("a")));
        assertArrayEquals(seals.fingerprint("a"), both.fingerprints("a").get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "1:short", "0:", "x:QUJD", "1", ":"})
    void keys_that_are_none_are_refused_without_being_shown(String keys) {
        String message =
                assertThrows(IllegalStateException.class, () -> Seals.with(keys)).getMessage();
        assertTrue(message.contains("openssl rand -base64 32"));
        assertTrue(keys.length() < 5 || !message.contains(keys));
    }

    @Test
    void two_keys_with_one_number_are_refused() {
        assertThrows(IllegalStateException.class, () -> Seals.with(FIRST + ",1:" + key(3)));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
