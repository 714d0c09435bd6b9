package org.openletter.prisoners.names;

import java.util.List;

/**
 * How likely a record means the person asked for, and why.
 *
 * @param score from 0 to 1, rounded to three places
 * @param explanation the name first, then its words, then the circumstances
 */
public record Comparison(double score, List<Explanation> explanation) {
    /** From here on two descriptions are taken to mean one person. */
    public static final double MATCH = 0.70;

    public Comparison {
        score = rounded(score);
        explanation = List.copyOf(explanation);
    }

    static double rounded(double score) {
        return Math.round(Math.max(0, Math.min(1, score)) * 1000) / 1000.0;
    }

    public boolean match() {
        return score >= MATCH;
    }
}
