package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @Test
    void marks_are_left_out_and_words_stay() {
        assertEquals(
                "Free them\nnow and here",
                PlainText.of("# Free *them*\n\n**now** and [here](https://e.org)"));
    }

    @Test
    void words_of_two_paragraphs_do_not_grow_together() {
        assertEquals("one\ntwo\nthree", PlainText.of("- one\n- two\n\nthree"));
        assertEquals("one\ntwo", PlainText.ofHtml("<p>one</p><p>two</p>"));
        assertEquals("one\ntwo", PlainText.ofHtml("one<br>two"));
        assertEquals("onetwo", PlainText.ofHtml("<b>one</b>two"));
    }

    @Test
    void no_entity_is_left() {
        assertEquals("a & b < c \"d\" é=@", PlainText.of("a & b < c \"d\" &eacute;=@"));
        assertEquals("a & b", PlainText.ofHtml("<p>a &amp; b</p>"));
    }

    @Test
    void code_that_a_page_would_run_is_no_text() {
        assertEquals("before\nafter", PlainText.ofHtml("before<script>alert(1)</script>after"));
        assertEquals("before\nafter", PlainText.ofHtml("before<style>p{}</style>after"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "'  \n ', 0",
        "'!? — …', 0",
        "one, 1",
        "'Свободу политзаключённым!', 2",
        "'don''t stop', 2",
        "'in 2024, 100 letters', 4",
        "ภาษาไทย, 2",
    })
    void words_are_counted(String text, int words) {
        assertEquals(words, PlainText.words(text));
    }

    @Test
    void words_are_counted_where_no_spaces_are_written() {
        assertTrue(PlainText.words("我们要求立即释放所有政治犯") > 4);
    }

    @Property
    void no_text_is_too_wild(@ForAll("wild") String text) {
        PlainText.ofHtml(text);
        PlainText.words(PlainText.of(text));
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }
}
