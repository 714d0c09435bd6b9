package org.openletter.prisoners.names;

import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Explanation.Feature;
import org.openletter.prisoners.names.WordPair.Reason;

/** A word of one name beside what stands for it in the other, if anything does. */
record Part(@Nullable Token query, @Nullable Token record, WordPair like) {
    private static final double CONTRADICTION = 1.8;
    private static final double ONLY_ASKED = 0.4;
    private static final double ONLY_KNOWN = 0.2;

    boolean contradicts() {
        return query != null && record != null && like.score() == 0;
    }

    /** Whether a word of weight has found its like. */
    boolean real() {
        return query != null && record != null && query.real() && record.real() && like.score() > 0;
    }

    /** Whether the words agree but are said of two different people, or in another order. */
    boolean inOtherRole() {
        return because(Reason.ROLE) || because(Reason.SWAPPED);
    }

    boolean because(Reason reason) {
        return like.reason() == reason;
    }

    double weight() {
        if (query == null) {
            return record == null ? 0 : ONLY_KNOWN * record.omitted();
        }
        if (record == null) {
            return ONLY_ASKED * query.omitted();
        }
        return contradicts() ? CONTRADICTION : Math.min(query.kind().weight, record.kind().weight);
    }

    Explanation explain() {
        return new Explanation(
                Feature.nameWord,
                query == null ? null : query.word().text(),
                record == null ? null : record.word().text(),
                like.score(),
                weight(),
                text());
    }

    private String text() {
        if (query == null) {
            return record == null ? "" : record.word().text() + " is only in the record";
        }
        if (record == null) {
            return query.word().text() + " is only in the query";
        }
        if (contradicts()) {
            return query.word().text() + " is another word than " + record.word().text();
        }
        var sign = because(Reason.SAME) ? " = " : " ≈ ";
        return query.word().text() + sign + record.word().text() + " (" + like.reason().text + ")";
    }
}
