package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One name, read and ready to be compared.
 *
 * @param characters what is written in Chinese characters or Korean syllables, each of which says
 *     as much as a word; otherwise empty
 * @param latin all words as one
 * @param syllabic whether it is of two words so short that one letter makes another name: Wang Wei,
 *     Yang Wei
 */
record NameLine(
        String full,
        boolean weak,
        List<Token> tokens,
        List<Stretch> stretches,
        String characters,
        String latin,
        boolean syllabic,
        boolean fathers) {
    private static final int MOST_TOKENS = 14;
    // With a hyphen these would be two initials.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "^\\s*(?:г-н|г-жа|гр-н|гр-ка|д-р)\\s",
                    Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
    private static final int MOST_SYLLABIC = 2;
    private static final Pattern SYLLABLES =
            Pattern.compile("(?:[^aeiouy]{0,2}[aeiouy]{1,3}(?:ng|[nrklmpth])?){1,2}");
    private static final Pattern SYLLABLE =
            Pattern.compile("[^aeiouy]{0,2}[aeiouy]{1,3}(?:ng|[nrklmpth])?");

    static NameLine of(Person.Name name) {
        var words = new ArrayList<Reading>();
        var characters = new StringBuilder();
        for (var word : Words.of(called(name.full()), name.language())) {
            if (word.script() == Word.Script.CHINESE) {
                characters.append(word.spellings().get(0));
            } else if (words.size() < MOST_TOKENS) {
                if (UScript.getScript(word.text().codePointAt(0)) == UScript.HANGUL) {
                    characters.append(word.text());
                }
                words.add(Reading.of(word));
            }
        }
        var tokens = Roles.told(Parts.told(words), name);
        return new NameLine(
                name.full(),
                name.weak(),
                tokens,
                Stretch.of(tokens),
                characters.toString(),
                joined(tokens),
                syllabic(tokens),
                tokens.stream().anyMatch(Token::ofFather));
    }

    private static String called(String full) {
        return ADDRESS.matcher(full).replaceFirst("");
    }

    private static boolean syllabic(List<Token> tokens) {
        var single = false;
        if (tokens.size() > MOST_SYLLABIC) {
            return false;
        }
        for (var token : tokens) {
            var latin = token.word().latin();
            if (!SYLLABLES.matcher(latin).matches()) {
                return false;
            }
            single |= SYLLABLE.matcher(latin).matches();
        }
        return single;
    }

    long real() {
        return tokens.stream().filter(Token::real).count();
    }

    /** All words as one, the last first. */
    String turned() {
        if (tokens.size() < 2) {
            return latin;
        }
        var last = tokens.size() - 1;
        return tokens.get(last).word().latin() + joined(tokens.subList(0, last));
    }

    private static String joined(List<Token> tokens) {
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.word().latin()));
        return text.toString();
    }
}
