package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One name, read and ready to be compared.
 *
 * @param laidOut its words, alone and with those beside them; empty where it must be small
 * @param characters what is written in Chinese characters or Korean syllables, each of which says
 *     as much as a word; otherwise empty
 * @param syllabic whether it is of two words so short that one letter makes another name: Wang Wei,
 *     Yang Wei
 */
record NameLine(
        String full,
        boolean weak,
        List<Token> tokens,
        List<Stretch> laidOut,
        String characters,
        boolean syllabic,
        boolean fathers) {
    private static final int MOST_TOKENS = 14;
    // With a hyphen these would be two initials.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "^\\s*(?:г-н|г-жа|гр-н|гр-ка|д-р)\\s",
                    Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
    private static final int MOST_SYLLABIC = 2;
    private static final int FIRST_HANGUL = 0x1100;
    private static final Pattern SYLLABLES =
            Pattern.compile("(?:[^aeiouy]{0,2}[aeiouy]{1,3}(?:ng|[nrklmpth])?){1,2}");
    private static final Pattern SYLLABLE =
            Pattern.compile("[^aeiouy]{0,2}[aeiouy]{1,3}(?:ng|[nrklmpth])?");
    private static final Remembered<String, Integer> COUNTED = new Remembered<>(NameLine::counted);

    static NameLine of(Person.Name name) {
        var words = new ArrayList<Reading>();
        var characters = new StringBuilder();
        for (var word : Words.of(called(name.full()), name.language())) {
            if (word.script() == Word.Script.CHINESE) {
                characters.append(word.spellings().get(0));
            } else if (words.size() < MOST_TOKENS) {
                if (hangul(word.text().codePointAt(0))) {
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
                syllabic(tokens),
                tokens.stream().anyMatch(Token::ofFather));
    }

    /** The same for whoever keeps many. */
    NameLine small() {
        return new NameLine(full, weak, tokens, List.of(), characters, syllabic, fathers);
    }

    List<Stretch> stretches() {
        return laidOut.isEmpty() ? Stretch.of(tokens) : laidOut;
    }

    private static boolean hangul(int c) {
        return c >= FIRST_HANGUL && UScript.getScript(c) == UScript.HANGUL;
    }

    private static String called(String full) {
        return full.indexOf('-') < 0 ? full : ADDRESS.matcher(full).replaceFirst("");
    }

    private static boolean syllabic(List<Token> tokens) {
        var single = false;
        if (tokens.size() > MOST_SYLLABIC) {
            return false;
        }
        for (var token : tokens) {
            var syllables = COUNTED.get(token.word().latin());
            if (syllables == 0) {
                return false;
            }
            single |= syllables == 1;
        }
        return single;
    }

    /** Of how many syllables a word is, one or two; 0 if it is of more. */
    private static int counted(String latin) {
        if (SYLLABLE.matcher(latin).matches()) {
            return 1;
        }
        return SYLLABLES.matcher(latin).matches() ? 2 : 0;
    }

    long real() {
        var real = 0;
        for (var token : tokens) {
            if (token.real()) {
                real++;
            }
        }
        return real;
    }

    /** How many letters there are. */
    int size() {
        var size = 0;
        for (var token : tokens) {
            size += token.word().latin().length();
        }
        return size;
    }

    /** A bit for each letter. */
    int letters() {
        var letters = 0;
        for (var token : tokens) {
            letters |= token.word().letters();
        }
        return letters;
    }

    /** All words as one. */
    String latin() {
        return joined(tokens);
    }

    /** All words as one, the last first. */
    String turned() {
        if (tokens.size() < 2) {
            return latin();
        }
        var last = tokens.size() - 1;
        return tokens.get(last).word().latin() + joined(tokens.subList(0, last));
    }

    private static String joined(List<Token> tokens) {
        if (tokens.size() == 1) {
            return tokens.get(0).word().latin();
        }
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.word().latin()));
        return text.toString();
    }
}
