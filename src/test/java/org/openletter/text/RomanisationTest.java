package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RomanisationTest {

    private static final String SILENT = "['\"´`\u02B0-\u02FF\u2018-\u201F\u2032-\u2036]+";

    /** Letters that fold one by one fold as Unicode has it, beside any others. */
    @Test
    void every_character_folds_as_unicode_has_it() {
        Normalizer2 unicode = Normalizer2.getNFKCCasefoldInstance();
        IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> !Character.isSurrogate((char) c))
                .mapToObj(c -> String.valueOf((char) c))
                .flatMap(c -> List.of(c, "A" + c + "б", c + "\u0306", "И" + c, "'Й`" + c).stream())
                .forEach(
                        text ->
                                assertEquals(
                                        unicode.normalize(text.replaceAll(SILENT, "")),
                                        Romanisation.fold(text)));
    }

    @Test
    void a_language_is_told_by_one_letter() {
        assertEquals(CyrillicLanguage.RUSSIAN, CyrillicLanguage.of("ёлкин elkin"));
        assertEquals(CyrillicLanguage.UKRAINIAN, CyrillicLanguage.of("сергій"));
        assertEquals(CyrillicLanguage.UKRAINIAN, CyrillicLanguage.of("ґалаґан"));
        assertEquals(CyrillicLanguage.BELARUSIAN, CyrillicLanguage.of("быкаў"));
        assertEquals(CyrillicLanguage.BELARUSIAN, CyrillicLanguage.of("рыгор і"));
        assertEquals(CyrillicLanguage.RUSSIAN, CyrillicLanguage.of("қажыгелді і"));
    }
}
