package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> FIELDS =
            List.of("title", "language", "publishedAt", "prisoners", "id", "kind");

    @ParameterizedTest
    @CsvSource({
        "titel, title",
        "tilte, title",
        "Title, title",
        "langauge, language",
        "publishdAt, publishedAt",
        "published_at, publishedAt",
        "prisoner, prisoners",
        "kin, kind",
    })
    void a_slip_finds_the_word_that_was_meant(String wrong, String meant) {
        assertEquals(Optional.of(meant), Suggestion.nearest(wrong, FIELDS));
    }

    @ParameterizedTest
    @CsvSource({"colour", "xyz", "''", "author"})
    void a_word_like_no_other_finds_nothing(String wrong) {
        assertEquals(Optional.empty(), Suggestion.nearest(wrong, FIELDS));
    }

    @Test
    void the_nearest_of_several_is_found_and_the_first_of_equals() {
        assertEquals(Optional.of("nbme"), Suggestion.nearest("nbmee", List.of("nameee", "nbme")));
        assertEquals(Optional.of("abcx"), Suggestion.nearest("abcd", List.of("abcx", "abcy")));
    }

    @Test
    void nothing_known_means_nothing_suggested() {
        assertEquals(Optional.empty(), Suggestion.nearest("title", List.of()));
    }

    @Property
    void a_known_word_is_its_own_nearest(@ForAll("wild") String text) {
        Suggestion.nearest(text, FIELDS);
        if (!text.isEmpty() && text.length() <= 64) {
            assertEquals(Optional.of(text), Suggestion.nearest(text, List.of(text)));
        }
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }
}
