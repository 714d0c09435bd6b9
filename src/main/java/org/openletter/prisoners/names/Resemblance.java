package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;
import org.openletter.prisoners.names.Likeness.Found;

/**
 * How like a record is to what was asked. Most of those that are compared are never shown, so why
 * is told only to whoever wants to know.
 */
public final class Resemblance {
    private final double score;
    private final Found found;
    private final List<Explanation> circumstances;

    Resemblance(double score, Found found, List<Explanation> circumstances) {
        this.score = Comparison.rounded(score);
        this.found = found;
        this.circumstances = circumstances;
    }

    /** The same as that of the comparison. */
    public double score() {
        return score;
    }

    /** Whether each word asked for has its like in the best of the names, at least so like it. */
    public boolean everyWord(double least) {
        if (found.alignment() == null) {
            return true;
        }
        for (var part : found.alignment().parts()) {
            if (part.query() != null && part.like().score() < least) {
                return false;
            }
        }
        return true;
    }

    public Comparison explained() {
        var reasons = new ArrayList<>(found.reasons());
        reasons.addAll(circumstances);
        return new Comparison(score, reasons);
    }
}
