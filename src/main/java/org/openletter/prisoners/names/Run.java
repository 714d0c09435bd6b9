package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.stream.Stream;
import org.openletter.prisoners.names.Word.Script;
import org.openletter.text.CyrillicLanguage;
import org.openletter.text.Romanisation;

/**
 * A word as it stands in a name.
 *
 * @param language what the name's Cyrillic letters show
 * @param russianOnly whether some of these letters are Russian and nothing else
 */
record Run(String text, boolean chinese, CyrillicLanguage language, boolean russianOnly) {

    /** One word; none if it has no letters that can be read; several if it is Chinese. */
    List<Word> words() {
        if (chinese) {
            return Chinese.words(text);
        }
        if (text.codePoints().anyMatch(c -> script(c) == UScript.CYRILLIC)) {
            return word(Script.READ_ALOUD, cyrillic());
        }
        if (text.codePoints().allMatch(c -> script(c) == UScript.LATIN || c < 0x80)) {
            return word(Script.LATIN, Diacritics.spellings(text));
        }
        return word(Script.LATIN, Stream.of(latin(text)));
    }

    private List<Word> word(Script script, Stream<String> spellings) {
        var distinct =
                spellings.map(Words::lettersOnly).filter(s -> !s.isEmpty()).distinct().toList();
        return distinct.isEmpty() ? List.of() : List.of(new Word(script, text, distinct));
    }

    /**
     * The letter г is g in Russian and h in Ukrainian and Belarusian, and a name is written abroad
     * from either; so it is read both ways, unless other letters show that it is Russian.
     */
    private Stream<String> cyrillic() {
        if (text.indexOf('г') < 0 || (spoken() == CyrillicLanguage.RUSSIAN && russianOnly)) {
            return Stream.of(latin(text));
        }
        var other = spoken() == CyrillicLanguage.RUSSIAN ? 'х' : 'ґ';
        return Stream.of(latin(text), latin(text.replace('г', other)));
    }

    private String latin(String run) {
        return Romanisation.latin(run, spoken());
    }

    // In a list of names from several countries, a word may not be of the whole's language.
    private CyrillicLanguage spoken() {
        var foreign =
                switch (language) {
                    case RUSSIAN -> "";
                    case UKRAINIAN -> "ыэёъў";
                    case BELARUSIAN -> "ищъїєґ";
                };
        return text.chars().anyMatch(c -> foreign.indexOf(c) >= 0)
                ? CyrillicLanguage.of(text)
                : language;
    }

    private static int script(int c) {
        return UScript.getScript(c);
    }
}
