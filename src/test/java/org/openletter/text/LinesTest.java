package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void what_fits_stays_as_it_is() {
        assertEquals(List.of("Free them"), Lines.of("Free them", 20, 2));
    }

    @Test
    void a_line_breaks_between_words() {
        assertEquals(List.of("Free all of", "them now"), Lines.of("Free all of them now", 7, 2));
    }

    @Test
    void what_does_not_fit_is_cut_with_an_ellipsis() {
        List<String> lines =
                Lines.of("Свобода всем политзаключённым России и Беларуси сейчас", 12, 2);
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).endsWith("…"));
        lines.forEach(line -> assertTrue(Lines.width(line) <= 12, line));
    }

    @Test
    void a_word_without_end_is_cut_between_letters_never_within_one() {
        String flags = "🇳🇴".repeat(40);
        List<String> lines = Lines.of(flags, 10, 2);
        assertEquals(2, lines.size());
        assertEquals(0, lines.get(0).length() % "🇳🇴".length());
        assertEquals(1, lines.get(1).length() % "🇳🇴".length());
        String accents = "e\u0301".repeat(60);
        assertFalse(Lines.of(accents, 10, 1).get(0).endsWith("e…"));
    }

    @Test
    void arabic_and_hebrew_are_read_from_the_right() {
        assertTrue(Lines.fromTheRight("الحرية للسجناء"));
        assertTrue(Lines.fromTheRight("חופש לאסירים 2025"));
        assertFalse(Lines.fromTheRight("Freedom for الحرية"));
        assertFalse(Lines.fromTheRight("2025"));
    }
}
