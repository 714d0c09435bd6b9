package org.openletter.prisoners;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Comparison;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Person;
import org.openletter.prisoners.names.Portrait;

/**
 * A record that something led to. Its names are read once, and only if they can matter: most
 * records with a word in common are of somebody who was born on another day.
 */
final class Sighting {

    private final Object[] row;
    private final Level level;
    private final Person nameless;
    private @Nullable Candidate candidate;
    private @Nullable Portrait portrait;

    /**
     * @param row see {@link Candidate#read}
     */
    Sighting(Object[] row, Level level) {
        this.row = row;
        this.level = level;
        this.nameless = Candidate.nameless(row, level);
    }

    UUID id() {
        return (UUID) row[1];
    }

    /** Null if it is less likely than this, as is mostly known without its names. */
    @Nullable Comparison with(Likeness likeness, double least) {
        if (likeness.most(nameless) < least) {
            return null;
        }
        Comparison comparison = likeness.of(portrait());
        return comparison.score() < least ? null : comparison;
    }

    Candidate candidate() {
        if (candidate == null) {
            candidate = Candidate.read(row, level);
        }
        return candidate;
    }

    private Portrait portrait() {
        if (portrait == null) {
            portrait = Portrait.of(candidate().person());
        }
        return portrait;
    }
}
