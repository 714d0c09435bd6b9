package org.openletter.prisoners.names;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Explanation.Feature;

/**
 * How like a person others are: {@code Likeness.to(query).of(record)}.
 *
 * <p>What is asked is read once and may then be compared with many records, by many threads at a
 * time. Names are compared as a whole, each with each, and the best pair counts: the given name of
 * one and the family name of another make no match.
 */
public final class Likeness {
    private static final double WEAK = 0.8;
    private static final double BELOW_MATCH = Comparison.MATCH - 0.01;
    private static final double SAME_ID = 0.95;
    private static final double OTHER_LAYOUT = 0.95;

    private final Person query;
    private final List<NameLine> names;
    private final List<NameLine> slips;

    private Likeness(Person query) {
        this.query = query;
        this.names = query.names().stream().map(NameLine::of).toList();
        this.slips =
                query.names().stream()
                        .flatMap(name -> Keyboard.otherLayout(name.full()).stream())
                        .map(full -> NameLine.of(Person.Name.of(full)))
                        .toList();
    }

    public static Likeness to(Person query) {
        return new Likeness(query);
    }

    /** Compares a record with what was asked. */
    public Comparison of(Person record) {
        return of(Portrait.of(record));
    }

    /** The same with a record that is compared with others too. */
    public Comparison of(Portrait record) {
        return resemblance(record).explained();
    }

    /** The same, explained only if somebody wants to know. */
    public Resemblance resemblance(Portrait record) {
        var found = best(record);
        var circumstances = Circumstances.compare(query, record.person());
        var score = found.score();
        for (var circumstance : circumstances) {
            if (circumstance.feature() == Feature.externalId) {
                score = Math.max(score, SAME_ID);
            } else {
                score -= against(circumstance);
            }
        }
        return new Resemblance(score, found, circumstances);
    }

    /** How likely a record may be at the most, to judge by all but its names. */
    public double most(Person record) {
        var most = 1.0;
        for (var circumstance : Circumstances.compare(query, record)) {
            if (circumstance.feature() == Feature.externalId) {
                return 1;
            }
            most -= against(circumstance);
        }
        return new Comparison(most, List.of()).score();
    }

    private static double against(Explanation circumstance) {
        return circumstance.weight() * (1 - circumstance.score());
    }

    private Found best(Portrait record) {
        var best = Found.NOTHING;
        for (var line : record.names()) {
            var found = best(names, line);
            if (found.score() < Comparison.MATCH) {
                found = slipped(found, line);
            }
            best = better(best, found);
        }
        return best;
    }

    private static Found best(List<NameLine> names, NameLine record) {
        var best = Found.NOTHING;
        for (var name : names) {
            best = better(best, judged(Alignment.of(name, record), name, record, 1));
        }
        return best;
    }

    /** What was typed on another keyboard layout, where that could be better than this. */
    private Found slipped(Found found, NameLine record) {
        var best = found;
        for (var slip : slips) {
            if (best.score() < OTHER_LAYOUT * Alignment.most(slip, record)) {
                var other = Alignment.of(slip, record);
                best = better(best, judged(other, slip, record, OTHER_LAYOUT));
            }
        }
        return best;
    }

    private static Found judged(
            Alignment alignment, NameLine query, NameLine record, double trust) {
        var score = alignment.score() * trust;
        if (!query.weak() && !record.weak()) {
            return new Found(score, alignment, trust, null);
        }
        var weak = Math.min(score * WEAK, BELOW_MATCH);
        return new Found(
                weak,
                alignment,
                trust,
                new Explanation(
                        Feature.weakAlias,
                        query.full(),
                        record.full(),
                        score,
                        WEAK,
                        "a weak name never makes a match alone"));
    }

    private static Found better(Found one, Found other) {
        return other.score() > one.score() ? other : one;
    }

    /** The two names that agree best. */
    record Found(
            double score,
            @Nullable Alignment alignment,
            double trust,
            @Nullable Explanation weakness) {
        static final Found NOTHING = new Found(0, null, 1, null);

        List<Explanation> reasons() {
            if (alignment == null) {
                return List.of();
            }
            var reasons = alignment.explain(trust);
            if (weakness != null) {
                reasons.add(weakness);
            }
            return reasons;
        }
    }
}
