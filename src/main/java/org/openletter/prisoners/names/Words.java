package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import org.openletter.text.CyrillicLanguage;
import org.openletter.text.Romanisation;

/** Cuts a name into words and finds how each may be spelled in Latin letters. */
final class Words {
    static final int LONGEST = 48;
    private static final Remembered<Run, List<Word>> READ = new Remembered<>(Run::words);

    private Words() {}

    static List<Word> of(String name) {
        var folded = Romanisation.fold(name);
        var language = CyrillicLanguage.of(folded);
        var russianOnly = folded.chars().anyMatch(c -> "ыэёъ".indexOf(c) >= 0);
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
