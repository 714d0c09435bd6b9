package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.text.CyrillicLanguage;
import org.openletter.text.Romanisation;

/** Cuts a name into words and finds how each may be spelled in Latin letters. */
final class Words {
    static final int LONGEST = 48;
    private static final Remembered<Run, List<Word>> READ = new Remembered<>(Run::words);

    private Words() {}

    static List<Word> of(String name) {
        return of(name, null);
    }

    /** The words of a name in a language, BCP 47, that its letters may not show. */
    static List<Word> of(String name, @Nullable String tag) {
        var folded = Romanisation.fold(name);
        var russianOnly = holdsAny(folded, "ыэёъ");
        var language = language(CyrillicLanguage.of(folded), russianOnly ? null : tag);
        var words = new ArrayList<Word>();
        var run = new StringBuilder();
        var chinese = false;
        for (var i = 0; i <= folded.length(); ) {
            var c = i < folded.length() ? folded.codePointAt(i) : ' ';
            var han = c >= 0x80 && UScript.getScript(c) == UScript.HAN;
            if (!run.isEmpty() && (!belongs(c) || han != chinese)) {
                words.addAll(READ.get(new Run(run.toString(), chinese, language, russianOnly)));
                run.setLength(0);
            }
            if (belongs(c) && run.length() < LONGEST) {
                run.appendCodePoint(c);
                chinese = han;
            }
            i += Character.charCount(c);
        }
        return words;
    }

    private static CyrillicLanguage language(CyrillicLanguage shown, @Nullable String tag) {
        if (tag == null || shown != CyrillicLanguage.RUSSIAN) {
            return shown;
        }
        return switch (tag.length() < 2 ? "" : tag.substring(0, 2)) {
            case "uk" -> CyrillicLanguage.UKRAINIAN;
            case "be" -> CyrillicLanguage.BELARUSIAN;
            default -> shown;
        };
    }

    private static boolean holdsAny(String text, String letters) {
        for (var i = 0; i < letters.length(); i++) {
            if (text.indexOf(letters.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean belongs(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    static String lettersOnly(String text) {
        return text.chars()
                .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
