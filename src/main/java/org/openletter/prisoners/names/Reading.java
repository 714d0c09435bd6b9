package org.openletter.prisoners.names;

import com.ibm.icu.lang.UScript;
import java.util.List;

/**
 * A word, read once so that it can be compared often.
 *
 * @param text as it was written, folded
 * @param latin the likeliest spelling in Latin letters
 * @param keys its skeletons, the likeliest first
 * @param mask a bit for each key, to tell quickly that two words share none
 * @param letters a bit for each letter of the Latin spelling
 * @param sounds a bit for each letter of the likeliest key
 * @param open the likeliest keys, as {@link Ending#open} makes Belarusian of them
 * @param vowelless whether its script leaves vowels out
 */
record Reading(
        String text,
        String latin,
        List<String> keys,
        long mask,
        int letters,
        int sounds,
        List<String> open,
        GivenNames given,
        Ending ending,
        boolean vowelless) {
    private static final int TINY = 2;
    private static final int SHORTEST_OPEN = 5;
    private static final int LONGEST_CUT = 3;
    private static final int SHORTEST_REST = 3;
    static final String SERVANT = "abd";
    private static final String SERVANT_OF = "abdul";
    private static final Remembered<Word, Reading> KNOWN = new Remembered<>(Reading::read);

    /** The word must have a key. */
    static Reading of(Word word) {
        return KNOWN.get(word);
    }

    private static Reading read(Word word) {
        // The first spelling of a Latin word tells its sounds, the second is how it looks.
        var looks = word.script() == Word.Script.LATIN && word.spellings().size() > 1 ? 1 : 0;
        var latin = word.spellings().get(looks);
        var keys = List.copyOf(Keys.bare(word));
        return new Reading(
                word.text(),
                latin,
                keys,
                keys.stream().mapToLong(Reading::bit).reduce(0, (a, b) -> a | b),
                Edits.letters(latin),
                Edits.letters(keys.get(0)),
                open(keys),
                GivenNames.of(keys),
                Ending.of(keys.get(0)),
                vowelless(word.text()));
    }

    /** This word and another as one. */
    Reading with(Reading next) {
        var letters = SERVANT.equals(latin) ? servant(next.latin) : latin + next.latin;
        var key = key() + next.key();
        return new Reading(
                text + " " + next.text,
                letters,
                List.of(key),
                bit(key),
                Edits.letters(letters),
                Edits.letters(key),
                List.of(),
                GivenNames.of(List.of()),
                Ending.of(""),
                vowelless);
    }

    // Abd al-Aziz, Abdel Aziz and Abdulaziz are one name: servant of the mighty.
    private static String servant(String of) {
        return "al".equals(of) ? SERVANT_OF : SERVANT_OF + of;
    }

    /** The same word, spelled otherwise. */
    Reading spelled(String other) {
        return new Reading(
                text,
                other,
                keys,
                mask,
                Edits.letters(other),
                sounds,
                open,
                given,
                ending,
                vowelless);
    }

    String key() {
        return keys.get(0);
    }

    /** Whether they may be spellings of one word; of very short ones, only the likeliest count. */
    boolean sharesKey(Reading other) {
        if ((mask & other.mask) == 0) {
            return false;
        }
        if (key().equals(other.key())) {
            return true;
        }
        for (var i = 0; i < keys.size(); i++) {
            if (keys.get(i).length() > TINY && other.keys.contains(keys.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is a longer word cut off after a consonant, as Ben or Dm. */
    boolean begins(Reading longer) {
        var length = latin.length();
        return length > 1
                && length <= LONGEST_CUT
                && longer.latin.length() >= length + SHORTEST_REST
                && longer.latin.startsWith(latin)
                && "aeiouy".indexOf(latin.charAt(length - 1)) < 0;
    }

    /** Whether it is short enough to be the beginning of a longer word. */
    boolean mayBeCut() {
        return latin.length() <= LONGEST_CUT;
    }

    /** Whether its letters are not Latin. */
    boolean foreign() {
        return text.charAt(0) > 0x24f;
    }

    boolean chinese() {
        var script = UScript.getScript(text.codePointAt(0));
        return script == UScript.HAN || script == UScript.HANGUL;
    }

    private static long bit(String key) {
        return 1L << ((key.hashCode() * 0x9E3779B9) >>> 26);
    }

    private static List<String> open(List<String> keys) {
        return keys.stream()
                .limit(2)
                .filter(key -> key.length() >= SHORTEST_OPEN)
                .map(Ending::open)
                .distinct()
                .toList();
    }

    private static boolean vowelless(String text) {
        var script = UScript.getScript(text.codePointAt(0));
        return script == UScript.ARABIC || script == UScript.HEBREW;
    }
}
