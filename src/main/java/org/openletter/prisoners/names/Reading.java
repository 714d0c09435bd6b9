package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Token.Kind;

/** Reads a word once, so that it can be compared often. */
final class Reading {
    private Reading() {}

    static @Nullable Token of(Word word) {
        var keys = List.copyOf(Keys.keys(word));
        if (keys.isEmpty()) {
            return null;
        }
        var latin = word.spellings().get(word.script() == Word.Script.LATIN ? plain(word) : 0);
        return new Token(
                word.text(),
                latin,
                keys,
                Kind.PLAIN,
                GivenNames.of(keys),
                abjad(keys.get(0)),
                vowelless(word.text()));
    }

    // The second spelling, if there is one, is the word without its marks; the first tells sounds.
    private static int plain(Word word) {
        return word.spellings().size() > 1 ? 1 : 0;
    }

    private static boolean vowelless(String text) {
        var script = UScript.getScript(text.codePointAt(0));
        return script == UScript.ARABIC || script == UScript.HEBREW;
    }

    /** What is left of a word in a script that writes no vowels: f may stand for v, b for p. */
    static String abjad(String key) {
        var bones = new StringBuilder(key.length());
        for (var i = 0; i < key.length(); i++) {
            var letter = key.charAt(i);
            var bone =
                    switch (letter) {
                        case 'a', 'e', 'i', 'o', 'u', 'y', 'v', 'w' -> 0;
                        case 'p' -> 'b';
                        case 'k', 'c', 'q', 'g', 'j' -> 'k';
                        case 's', 'z' -> 's';
                        default -> letter;
                    };
            if (bone != 0) {
                bones.append((char) bone);
            }
        }
        return bones.toString();
    }
}
