package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    private static final List<String> LANGUAGES = List.of("ru", "en", "pt-BR");

    @Test
    void the_reader_gets_the_language_they_like_best() {
        assertEquals("en", Translations.best("de, en;q=0.8, ru;q=0.5", LANGUAGES));
        assertEquals("ru", Translations.best("en;q=0.5, ru", LANGUAGES));
    }

    @Test
    void a_range_covers_what_is_more_special_and_falls_back_to_what_is_less() {
        assertEquals("pt-BR", Translations.best("pt", LANGUAGES));
        assertEquals("en", Translations.best("en-GB", LANGUAGES));
    }

    @Test
    void whatever_means_the_one_that_was_named() {
        assertEquals("ru", Translations.best("*", LANGUAGES));
        assertEquals("ru", Translations.best("de, *;q=0.1", LANGUAGES));
    }

    @Test
    void what_is_not_there_not_wanted_or_no_language_is_nothing() {
        assertNull(Translations.best("de, fr", LANGUAGES));
        assertNull(Translations.best("en;q=0", LANGUAGES));
        assertNull(Translations.best(";;;", LANGUAGES));
    }
}
