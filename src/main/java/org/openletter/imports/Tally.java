package org.openletter.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openletter.rest.Door.Outcome;

/** What became of some entries, up to a place in the file. */
final class Tally {

    final long position;
    final long line;
    final List<ImportError> errors = new ArrayList<>();
    final List<ImportDuplicate> duplicates = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    /**
     * Begins to count.
     *
     * @param last the last of them
     */
    Tally(Records.One last) {
        this.position = last.end();
        this.line = last.next();
    }

    void count(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void refused(List<ImportError> why) {
        count(Outcome.refused);
        errors.addAll(why);
    }

    void duplicates(List<ImportDuplicate> found) {
        duplicates.addAll(found);
    }

    int of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
