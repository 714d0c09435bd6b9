package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openletter.prisoners.names.Word.Script;
import org.openletter.text.CyrillicLanguage;
import org.openletter.text.Romanisation;

/** Cuts a name into words and finds how each may be spelled in Latin letters. */
final class Words {
    private static final int LONGEST = 48;

    private final CyrillicLanguage language;
    private final boolean russianOnly;
    private final List<Word> words = new ArrayList<>();

    private Words(String folded) {
        this.language = CyrillicLanguage.of(folded);
        this.russianOnly = folded.chars().anyMatch(c -> "ыэёъ".indexOf(c) >= 0);
    }

    static List<Word> of(String name) {
        var folded = Romanisation.fold(name);
        var words = new Words(folded);
        var run = new StringBuilder();
        var chinese = false;
        for (var i = 0; i <= folded.length(); ) {
            var c = i < folded.length() ? folded.codePointAt(i) : ' ';
            var han = UScript.getScript(c) == UScript.HAN;
            if (!run.isEmpty() && (!belongs(c) || han != chinese)) {
                words.add(run.toString(), chinese);
                run.setLength(0);
            }
            if (belongs(c) && run.length() < LONGEST) {
                run.appendCodePoint(c);
                chinese = han;
            }
            i += Character.charCount(c);
        }
        return words.words;
    }

    private static boolean belongs(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private void add(String run, boolean chinese) {
        if (chinese) {
            words.addAll(Chinese.words(run));
        } else if (run.codePoints().anyMatch(c -> script(c) == UScript.CYRILLIC)) {
            add(Script.READ_ALOUD, run, cyrillic(run));
        } else if (run.codePoints().allMatch(c -> script(c) == UScript.LATIN || c < 0x80)) {
            add(Script.LATIN, run, Diacritics.spellings(run));
        } else {
            add(Script.LATIN, run, Stream.of(latin(run)));
        }
    }

    private void add(Script script, String run, Stream<String> spellings) {
        var distinct =
                spellings.map(Words::lettersOnly).filter(s -> !s.isEmpty()).distinct().toList();
        if (!distinct.isEmpty()) {
            words.add(new Word(script, run, distinct));
        }
    }

    /**
     * The letter г is g in Russian and h in Ukrainian and Belarusian, and a name is written abroad
     * from either; so it is read both ways, unless other letters show that it is Russian.
     */
    private Stream<String> cyrillic(String run) {
        if (run.indexOf('г') < 0 || (language == CyrillicLanguage.RUSSIAN && russianOnly)) {
            return Stream.of(latin(run));
        }
        var other = language == CyrillicLanguage.RUSSIAN ? 'х' : 'ґ';
        return Stream.of(latin(run), latin(run.replace('г', other)));
    }

    private String latin(String run) {
        return Romanisation.latin(run, language);
    }

    static String lettersOnly(String text) {
        return text.chars()
                .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int script(int c) {
        return UScript.getScript(c);
    }
}
