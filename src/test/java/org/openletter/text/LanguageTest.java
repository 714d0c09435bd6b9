package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ru",
                "en",
                "be",
                "uk",
                "zh",
                "en-GB",
                "pt-BR",
                "zh-Hans",
                "zh-Hant-TW",
                "sr-Latn",
                "be-tarask",
                "es-419",
                "crh",
                "ckb",
                "kmr",
                "rhg",
                "prs",
                "haz",
                "inh",
                "tyv",
                "fil",
                "he",
                "id"
            })
    void known_languages_are_valid(String tag) {
        assertTrue(Language.valid(tag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "xx",
                "eng",
                "rus",
                "xxx",
                "qaa",
                "und",
                "mul",
                "zxx",
                "english",
                "EN",
                "en-gb",
                "en_GB",
                "sr-latn",
                "iw",
                "x-private",
                "i-klingon",
                "en-",
                "-en",
                "en--GB",
                "en-toolongsubtag",
                "ru ",
                "ру",
                "*",
                "en-US-u-co-phonebk-x-a-very-long-private-use"
            })
    void anything_else_is_not(String tag) {
        assertFalse(Language.valid(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RU", "BY", "UA", "CN", "US", "XK", "TW", "PS"})
    void known_countries_are_valid(String code) {
        assertTrue(Country.valid(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ru", "Ru", "UK", "EU", "ZZ", "SU", "RUS", "643", "R"})
    void unknown_countries_are_not(String code) {
        assertFalse(Country.valid(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RU-MOW", "BY-HM", "US-CA", "GB-ENG", "FR-75", "UA-30", "CN-1"})
    void regions_of_known_countries_are_valid(String code) {
        assertTrue(Region.valid(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RU", "RU-", "RU-MOSC", "ru-mow", "ZZ-AA", "RU_MOW", "RU-MO\n"})
    void other_regions_are_not(String code) {
        assertFalse(Region.valid(code));
    }

    @Property
    void asking_never_throws(@ForAll("wild") String text) {
        Language.valid(text);
        Country.valid(text);
        Region.valid(text);
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }
}
