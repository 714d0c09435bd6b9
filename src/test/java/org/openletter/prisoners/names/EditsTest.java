package org.openletter.prisoners.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EditsTest {

    /** What looks apart is never compared letter by letter. */
    @Property(tries = 20_000)
    void words_that_seem_apart_are_unlike(
            @ForAll("words") String one, @ForAll("words") String other) {
        if (apart(one, other)) {
            assertEquals(0, Edits.likeness(one, other, false));
            assertEquals(0, Edits.likeness(one, other, true));
        }
    }

    @Test
    void a_slip_is_not_apart_and_another_name_is() {
        assertFalse(apart("gorinov", "goirnov"));
        assertFalse(apart("gorinov", "gorinow"));
        assertTrue(apart("gorinov", "skochilenko"));
        assertTrue(apart("gorinov", "gubitsk"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("aon").ofMinLength(1).ofMaxLength(12),
                Arbitraries.strings().withChars("aeiknorstv").ofMinLength(1).ofMaxLength(9),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withCharRange('0', '9')
                        .ofMinLength(1)
                        .ofMaxLength(8));
    }

    private static boolean apart(String one, String other) {
        return Edits.apart(one.length(), Edits.letters(one), other.length(), Edits.letters(other));
    }
}
