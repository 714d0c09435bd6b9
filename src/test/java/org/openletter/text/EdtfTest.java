package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {
    @ParameterizedTest
    @CsvSource({
        "1980, 1980-01-01, 1980-12-31",
        "1980-05, 1980-05-01, 1980-05-31",
        "1980-05-17, 1980-05-17, 1980-05-17",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-02, 2023-02-01, 2023-02-28",
        "1980~, 1980-01-01, 1980-12-31",
        "1980-05-17?, 1980-05-17, 1980-05-17",
        "1980-05%, 1980-05-01, 1980-05-31",
        "198X, 1980-01-01, 1989-12-31",
        "19XX, 1900-01-01, 1999-12-31",
        "19XX?, 1900-01-01, 1999-12-31",
        "1980-XX, 1980-01-01, 1980-12-31",
        "1980-XX-XX, 1980-01-01, 1980-12-31",
        "1980-05-XX, 1980-05-01, 1980-05-31",
        "2020-01/2021, 2020-01-01, 2021-12-31",
        "2020-06/2020, 2020-06-01, 2020-12-31",
        "2020-01-05~/2020-01-09?, 2020-01-05, 2020-01-09",
        "2020/.., 2020-01-01,",
        "../2020-02, , 2020-02-29",
        "0001, 0001-01-01, 0001-12-31",
        "9999, 9999-01-01, 9999-12-31",
    })
    void a_date_is_kept_as_written_and_knows_the_days_it_can_mean(
            String text, String earliest, String latest) {
        var date = Edtf.parse(text);

        assertEquals(text, date.text());
        assertEquals(earliest, date.earliest() == null ? null : date.earliest().toString());
        assertEquals(latest, date.latest() == null ? null : date.latest().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1980-13, month",
        "1980-00, month",
        "1980-21, month",
        "1980-5, two digits",
        "1980-5-17, two digits",
        "1980-05-1, two digits",
        "2025-02-30, 01 and 28",
        "2024-02-30, 01 and 29",
        "1900-02-29, 01 and 28",
        "1980-04-31, 01 and 30",
        "1980-05-00, 01 and 31",
        "19812-01-01, four digits",
        "80, four digits",
        "0000, 0001",
        "00XX, 0001",
        "-1980, four digits",
        "Y19800, four digits",
        "198x, capital X",
        "1980-xx, capital X",
        "XXXX, left out",
        "XXXX?, left out",
        "198X-05, stands alone",
        "19XX-XX, stands alone",
        "1980-XX-17, needs its month",
        "1980-05-17-01, at most",
        "1980-05-17T10:00:00Z, time of day",
        "1980~-05, end of a date",
        "1980?~, end of a date",
        "~1980, end of a date",
        "?, end of a date",
        "'', empty",
        "' 1980', four digits",
        "１９８０, four digits",
        "around 1980, four digits",
        "1980/, two dots",
        "/1980, two dots",
        "/, two dots",
        ".., open side",
        "../.., both sides",
        "2021/2020, earlier date first",
        "2020/2021/2022, one slash",
        "2020/13, four digits",
        "2020-01-01/2020-13, month",
    })
    void what_is_no_date_is_refused_in_words_that_help(String text, String hint) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Edtf.parse(text));

        assertNotNull(refusal.getMessage());
        assertTrue(refusal.getMessage().contains(hint), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031-13-07", "31415-01-01", "2025-02-31", "2031/2030", "gestern"})
    void a_refusal_never_repeats_the_value(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Edtf.parse(text));

        assertFalse(refusal.getMessage().contains(text));
    }

    @Test
    void a_line_break_after_a_date_is_no_part_of_it() {
        assertThrows(IllegalArgumentException.class, () -> Edtf.parse("1980\n"));
        assertThrows(IllegalArgumentException.class, () -> Edtf.parse("1980 "));
    }

    @Test
    void a_date_is_certain_unless_its_writer_doubted_it() {
        assertTrue(Edtf.parse("1980").certain());
        assertTrue(Edtf.parse("198X").certain());
        assertTrue(Edtf.parse("2020/..").certain());
        assertFalse(Edtf.parse("1980?").certain());
        assertFalse(Edtf.parse("1980-05~").certain());
        assertFalse(Edtf.parse("1980%").certain());
        assertFalse(Edtf.parse("2020~/2021").certain());
    }

    @Test
    void dates_written_alike_are_equal() {
        assertEquals(Edtf.parse("1980-05"), Edtf.parse("1980-05"));
        assertEquals(Edtf.parse("1980-05").hashCode(), Edtf.parse("1980-05").hashCode());
        assertFalse(Edtf.parse("1980").equals(Edtf.parse("1980~")));
    }

    @Property
    void parsing_throws_nothing_but_an_illegal_argument(@ForAll("wild") String text) {
        parseOrRefuse(text);
    }

    @Property
    void parsing_near_dates_throws_nothing_else_either_and_keeps_its_days_in_order(
            @ForAll("nearDates") String text) {
        parseOrRefuse(text);
    }

    private static void parseOrRefuse(String text) {
        try {
            var date = Edtf.parse(text);
            assertEquals(text, date.text());
            assertTrue(date.earliest() != null || date.latest() != null);
            if (date.earliest() != null && date.latest() != null) {
                assertFalse(date.latest().isBefore(date.earliest()));
            }
        } catch (IllegalArgumentException refusal) {
            assertEquals(IllegalArgumentException.class, refusal.getClass());
            assertTrue(refusal.getMessage().endsWith(".") || refusal.getMessage().endsWith(".."));
        }
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }

    @Provide
    Arbitrary<String> nearDates() {
        return WildText.of(
                "1980", "2024", "-02", "-05", "-13", "-29", "-31", "-XX", "X", "x", "/", "..", "~",
                "?", "%", "0", "9", "T10:00", "-", " ", "\n");
    }
}
