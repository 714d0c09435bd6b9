package org.openletter.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant to type. */
public final class Suggestion {
    private static final int LONGEST = 64;
    private static final int MOST_EDITS = 3;

    private Suggestion() {}

    /** The known word nearest to the wrong one, if it is near enough to be meant. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        if (wrong.isEmpty() || wrong.length() > LONGEST) {
            return Optional.empty();
        }
        var typed = wrong.toLowerCase(Locale.ROOT);
        var best = Math.min(MOST_EDITS, Math.max(1, wrong.length() / 3)) + 1;
        Optional<String> nearest = Optional.empty();
        for (var word : known) {
            var candidate = word.toLowerCase(Locale.ROOT);
            if (Math.abs(candidate.length() - typed.length()) >= best) {
                continue;
            }
            var distance = distance(typed, candidate);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Damerau's distance, where swapped neighbours, the commonest slip, cost one edit. */
    private static int distance(String a, String b) {
        var cost = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                cost[i][j] = cell(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cell(int[][] cost, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        var same = a.charAt(i - 1) == b.charAt(j - 1);
        var best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
        var swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
