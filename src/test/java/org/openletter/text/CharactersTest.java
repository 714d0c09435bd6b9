package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    @Test
    void nul_and_half_a_surrogate_pair_are_not_allowed() {
        assertFalse(Characters.allowed("a\0b"));
        assertFalse(Characters.allowed("a\ud83d"));
        assertFalse(Characters.allowed("\ude00a"));
        assertFalse(Characters.allowed("\ude00\ud83d"));
    }

    @Test
    void everything_else_is_allowed() {
        assertTrue(Characters.allowed(""));
        assertTrue(Characters.allowed("Пётр\n\t陈卫 😀 \uffff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0", "\t", "\n", "\r", "\u007f", "\u0085", "\u009f", "\u2028", "\u2029", "\u202a",
                "\u202e", "\u2066", "\u2069"
            })
    void a_single_line_holds_nothing_that_breaks_or_turns_it(String character) {
        assertFalse(Characters.singleLine("before" + character + "after"));
    }

    @Test
    void a_single_line_may_be_in_any_script_with_its_joiners() {
        assertTrue(Characters.singleLine("Пётр 陈卫 محمد می\u200cخواهم 👩\u200d👧 \u200f"));
    }
}
