package org.openletter.prisoners.names;

/** How many typing errors lie between two words, weighed by how easily each is made. */
final class Edits {
    private static final double CONFUSED = 0.5;
    private static final double SLIP = 0.7;
    private static final int SYLLABLE = 5;
    private static final double LOG_BASE = Math.log(2.35);
    private static final String[] CONFUSABLE = {
        "ao", "ei", "ou", "ea", "iy", "ij", "uv", "vw", "bp", "dt", "gh", "gk", "kq", "ck", "sz",
                "cs", "mn",
        "hk", "bv", "fv", "o0", "i1", "l1", "s5", "e3", "a4", "b8", "z2", "t7", "g9", "wu", "jy",
                "ie", "gj",
        "jz", "qw", "xq", "xw"
    };
    private static final boolean[][] NEAR = new boolean[128][128];

    private static final double[] BUDGET = new double[64];

    static {
        for (var length = 0; length < BUDGET.length; length++) {
            BUDGET[length] =
                    Math.max(length < 3 ? 0.5 : 1, Math.log(Math.max(length - 2, 1)) / LOG_BASE);
        }
        for (var pair : CONFUSABLE) {
            NEAR[pair.charAt(0)][pair.charAt(1)] = true;
            NEAR[pair.charAt(1)][pair.charAt(0)] = true;
        }
    }

    private Edits() {}

    /** From 1 for equal words down to 0, where too much differs to be an accident. */
    static double likeness(String a, String b, boolean syllabic) {
        var shorter = Math.min(a.length(), b.length());
        var longer = Math.max(a.length(), b.length());
        var budget = syllabic && longer <= SYLLABLE ? SLIP : budget(longer);
        if (shorter == 0 || longer - shorter > budget) {
            return 0;
        }
        var cost = distance(a, b, budget);
        return cost > budget ? 0 : (1 - cost / longer) * Math.max(0, 1 - cost / shorter);
    }

    /** A bit for each letter of a Latin word. */
    static int letters(String word) {
        var letters = 0;
        for (var i = 0; i < word.length(); i++) {
            letters |= 1 << (word.charAt(i) & 31);
        }
        return letters;
    }

    /** Whether words of these sizes and letters are surely too far from each other. */
    static boolean apart(int size, int letters, int otherSize, int otherLetters) {
        var budget = budget(Math.max(size, otherSize));
        var missing =
                Math.max(
                        Integer.bitCount(letters & ~otherLetters),
                        Integer.bitCount(otherLetters & ~letters));
        return Math.abs(size - otherSize) > budget || missing * CONFUSED > budget;
    }

    private static double budget(int length) {
        return BUDGET[Math.min(length, BUDGET.length - 1)];
    }

    /** Damerau's distance without nested swaps; anything beyond the most that is wanted. */
    static double distance(String a, String b, double most) {
        var before = new double[b.length() + 1];
        var last = new double[b.length() + 1];
        var row = new double[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        var lastLeast = 0.0;
        for (var i = 1; i <= a.length(); i++) {
            var x = a.charAt(i - 1);
            row[0] = i;
            var rowLeast = row[0];
            for (var j = 1; j <= b.length(); j++) {
                var y = b.charAt(j - 1);
                var least =
                        Math.min(
                                last[j - 1] + change(x, y),
                                Math.min(last[j] + drop(a, i), row[j - 1] + drop(b, j)));
                if (i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2)) {
                    least = Math.min(least, before[j - 2] + SLIP);
                }
                row[j] = least;
                rowLeast = Math.min(rowLeast, least);
            }
            if (Math.min(rowLeast, lastLeast) > most) {
                return Double.MAX_VALUE;
            }
            lastLeast = rowLeast;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }

    private static double change(char x, char y) {
        if (x == y) {
            return 0;
        }
        return x < 128 && y < 128 && NEAR[x][y] ? CONFUSED : 1;
    }

    // A letter twice is the commonest slip, and no other sound.
    private static double drop(String word, int at) {
        return at > 1 && word.charAt(at - 1) == word.charAt(at - 2) ? CONFUSED : 1;
    }
}
