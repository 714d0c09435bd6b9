package org.openletter.prisoners.names;

import org.openletter.prisoners.names.WordPair.Reason;

/**
 * Compares a word in Arabic or Hebrew letters, which leave short vowels out and have no p or v of
 * their own, with a word that has all its vowels.
 */
final class Consonants {
    private static final double SHORT_VOWEL = 0.12;
    private static final double LONG_VOWEL = 0.3;
    private static final double LAST_VOWEL = 0.6;
    private static final double RELATED = 0.1;
    private static final double BUDGET = 0.2;
    private static final double MOST = 0.95;
    private static final double SLOPE = 0.3;

    private Consonants() {}

    static WordPair compare(Reading one, Reading other) {
        var bare = one.vowelless() ? one.key() : other.key();
        var full = one.vowelless() ? other.key() : one.key();
        var cost = distance(bare, full);
        var budget = BUDGET * bare.length();
        return bare.length() < 2 || cost > budget
                ? WordPair.NONE
                : new WordPair(MOST - SLOPE * cost, Reason.CONSONANTS);
    }

    private static double distance(String bare, String full) {
        var last = new double[full.length() + 1];
        for (var j = 1; j <= full.length(); j++) {
            last[j] = last[j - 1] + left(full, j);
        }
        for (var i = 1; i <= bare.length(); i++) {
            var row = new double[full.length() + 1];
            row[0] = last[0] + 1;
            for (var j = 1; j <= full.length(); j++) {
                var change = last[j - 1] + change(bare.charAt(i - 1), full.charAt(j - 1));
                var drop = last[j] + (bare.charAt(i - 1) == 'a' ? LONG_VOWEL : 1);
                row[j] = Math.min(change, Math.min(drop, row[j - 1] + left(full, j)));
            }
            last = row;
        }
        return last[full.length()];
    }

    private static double left(String full, int at) {
        return switch (full.charAt(at - 1)) {
            case 'a', 'e', 'o' -> SHORT_VOWEL;
            case 'i', 'u' -> at == full.length() ? LAST_VOWEL : LONG_VOWEL;
            default -> 1;
        };
    }

    private static double change(char bare, char full) {
        if (bare == full) {
            return 0;
        }
        return switch (bare) {
            case 'v' -> "uo".indexOf(full) >= 0 ? RELATED : 1;
            case 'i' -> "ej".indexOf(full) >= 0 ? RELATED : 1;
            case 'a' -> "eoh".indexOf(full) >= 0 ? RELATED : 1;
            case 'b' -> "pv".indexOf(full) >= 0 ? RELATED : 1;
            case 'f' -> "pv".indexOf(full) >= 0 ? RELATED : 1;
            case 'k' -> "gch".indexOf(full) >= 0 ? RELATED : 1;
            case 'g', 'j' -> "hgij".indexOf(full) >= 0 ? RELATED : 1;
            case 'h' -> full == 'a' || full == 'k' ? RELATED : 1;
            case 's' -> "zc".indexOf(full) >= 0 ? RELATED : 1;
            case 'd' -> "zt".indexOf(full) >= 0 ? RELATED : 1;
            case 't' -> "cd".indexOf(full) >= 0 ? RELATED : 1;
            default -> 1;
        };
    }
}
