package org.openletter.prisoners.names;

import java.util.Map;
import java.util.stream.Stream;
import org.openletter.text.CyrillicLanguage;
import org.openletter.text.Romanisation;

/**
 * Latin words with marks: who cannot type a mark leaves it out, or writes the sound in full. Polish
 * pairs stand for the sounds, since they have no second meaning in {@link Spelling}.
 */
final class Diacritics {
    private static final Map<Character, String> SOUNDS =
            Map.ofEntries(
                    Map.entry('č', "cz"),
                    Map.entry('ć', "cz"),
                    Map.entry('ç', "cz"),
                    Map.entry('š', "sz"),
                    Map.entry('ş', "sz"),
                    Map.entry('ș', "sz"),
                    Map.entry('ś', "sz"),
                    Map.entry('ŝ', "szcz"),
                    Map.entry('ž', "zh"),
                    Map.entry('ż', "zh"),
                    Map.entry('ź', "zh"),
                    Map.entry('ř', "rz"),
                    Map.entry('ț', "ts"),
                    Map.entry('ţ', "ts"),
                    Map.entry('ŭ', "w"),
                    Map.entry('ë', "yo"),
                    Map.entry('ĭ', "i"),
                    Map.entry('đ', "dj"));
    private static final Map<Character, String> VOWELS =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'ø', "oe", 'å', "aa");

    private Diacritics() {}

    static Stream<String> spellings(String word) {
        var sounds = replace(word, SOUNDS);
        return Stream.of(sounds, word, replace(sounds, VOWELS)).distinct().map(Diacritics::plain);
    }

    private static String replace(String word, Map<Character, String> letters) {
        if (word.chars().allMatch(c -> c < 0x80)) {
            return word;
        }
        var text = new StringBuilder();
        for (var i = 0; i < word.length(); i++) {
            var letter = word.charAt(i);
            text.append(letters.getOrDefault(letter, String.valueOf(letter)));
        }
        return text.toString();
    }

    private static String plain(String word) {
        return Romanisation.latin(word, CyrillicLanguage.RUSSIAN);
    }
}
