package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;
import org.openletter.prisoners.names.Explanation.Feature;
import org.openletter.prisoners.names.WordPair.Reason;

/** Two names, word beside word: what pairs, what contradicts, what only one of them has. */
record Alignment(NameLine query, NameLine record, List<Part> parts, double score) {
    private static final double TOO_FEW = 0.62;
    private static final double CONTRADICTED = 0.65;
    private static final double ONE_INITIAL = 0.75;
    private static final double INITIALS = 0.85;
    private static final int WHOLE_NAME = 2;
    private static final double GLUED = 0.97;
    private static final int SHORTEST_GLUED = 6;

    static Alignment of(NameLine query, NameLine record) {
        if (!query.characters().isEmpty() && !record.characters().isEmpty()) {
            return new Alignment(query, record, List.of(), characters(query, record));
        }
        var pairing = Pairing.of(query, record);
        var parts = pairing.parts();
        if (pairing.strange()) {
            return new Alignment(query, record, parts, glued(query, record));
        }
        var turned = parts.stream().anyMatch(Part::inOtherRole);
        var score = mean(query, record, parts);
        if (!turned) {
            score = Math.max(score, glued(query, record));
        }
        return new Alignment(query, record, parts, score);
    }

    List<Explanation> explain(double trust) {
        var reasons = new ArrayList<Explanation>();
        var text = trust < 1 ? "typed on another keyboard layout" : "best pair of names";
        reasons.add(
                new Explanation(Feature.name, query.full(), record.full(), score * trust, 1, text));
        for (var part : parts) {
            reasons.add(part.explain());
        }
        return reasons;
    }

    private static double characters(NameLine query, NameLine record) {
        var a = query.characters();
        var b = record.characters();
        var longer = Math.max(a.length(), b.length());
        return a.equals(b) ? 1 : 0.9 * Math.max(0, 1 - Edits.distance(a, b, longer) / longer);
    }

    private static double mean(NameLine query, NameLine record, List<Part> parts) {
        var sum = 0.0;
        var weights = 0.0;
        for (var part : parts) {
            var weight = part.weight();
            sum += part.like().score() * weight;
            weights += weight;
        }
        var mean = weights == 0 ? 0 : sum / weights;
        return Math.min(mean, most(query, record, parts));
    }

    /**
     * How like the names are at the most: a word that pairs with one of several is like them in
     * part, unless it is several written as one.
     */
    static double most(NameLine query, NameLine record) {
        var several = record.real() >= WHOLE_NAME;
        if (!several || query.tokens().size() != 1 || !query.tokens().get(0).real()) {
            return 1;
        }
        if (!query.characters().isEmpty() && !record.characters().isEmpty()) {
            return 1;
        }
        var cut = query.tokens().get(0).word().mayBeCut();
        for (var token : record.tokens()) {
            cut |= token.word().mayBeCut();
        }
        return gluable(query, record) ? GLUED : cut ? ONE_INITIAL : TOO_FEW;
    }

    private static boolean gluable(NameLine query, NameLine record) {
        var size = query.size();
        var other = record.size();
        return size >= SHORTEST_GLUED
                && other >= SHORTEST_GLUED
                && !Edits.apart(size, query.letters(), other, record.letters());
    }

    private static double most(NameLine query, NameLine record, List<Part> parts) {
        var real = 0;
        var initials = 0;
        var gender = false;
        var typing = false;
        for (var part : parts) {
            if (part.contradicts()) {
                return CONTRADICTED;
            }
            gender |= part.because(Reason.GENDER);
            typing |= part.because(Reason.TYPING);
            real += part.real() ? 1 : 0;
            initials += part.because(Reason.INITIAL) ? 1 : 0;
        }
        if (gender && typing) {
            return CONTRADICTED;
        }
        if (real >= WHOLE_NAME || real == Math.max(query.real(), record.real())) {
            return 1;
        }
        if (real == 0 || initials == 0) {
            return TOO_FEW;
        }
        return initials == 1 ? ONE_INITIAL : INITIALS;
    }

    /** A name without a space between its words, in either order, and spaces that have slipped. */
    private static double glued(NameLine query, NameLine record) {
        if (!gluable(query, record)) {
            return 0;
        }
        if (query.size() == record.size() && query.latin().equals(record.latin())) {
            return GLUED;
        }
        if (query.tokens().size() > 1 && record.tokens().size() > 1) {
            return 0;
        }
        var best = Edits.likeness(query.latin(), record.latin(), false);
        best = Math.max(best, Edits.likeness(query.turned(), record.turned(), false));
        return best * GLUED;
    }
}
