package org.openletter.prisoners;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Portrait;
import org.openletter.rest.list.Ranking;

/**
 * The names of those who were found lately, taken apart. What is kept belongs to one state of one
 * record, which whoever finds it is told with it: who wrote the row, and which version.
 */
final class Portraits {

    /** What {@link #of} reads, over the row {@code e}. */
    static final String COLUMNS =
            "e.id, e.version, cast(cast(e.xmin as text) as bigint), cast(e.names as text)";

    /** So many names are told at once; of more, most are known, and the others asked for. */
    private static final int FEW = 24;

    /** The same without the names where many are found. */
    static final Ranking.Columns OF_FEW =
            new Ranking.Columns(
                    "e.id, e.version, e.xmin as writer, e.names",
                    "e.id, e.version, cast(cast(e.writer as text) as bigint),"
                            + " case when many <= %d then cast(e.names as text) end"
                                    .formatted(FEW));

    /** Bytes, as {@link Portrait#weight} guesses them: some 6,000 people. */
    private static final int MOST = 12 * 1024 * 1024;

    /** Names that were taken out of a record, or erased, don't lie about for much longer. */
    private static final Duration UNASKED = Duration.ofMinutes(10);

    private static final Cache<State, Portrait> KNOWN =
            Caffeine.newBuilder()
                    .maximumWeight(MOST)
                    .weigher((State state, Portrait portrait) -> portrait.weight())
                    .expireAfterAccess(UNASKED)
                    // Also while nobody searches.
                    .scheduler(Scheduler.systemScheduler())
                    .build();

    private Portraits() {}

    private record State(UUID id, int version, long writer) {

        static State of(Object[] row) {
            return new State(Portraits.id(row), (Integer) row[2], (Long) row[3]);
        }
    }

    /**
     * Of these rows, in their order, without those who went meanwhile.
     *
     * @param more rows with the names of these
     */
    static Map<UUID, Portrait> of(List<Object[]> rows, Function<List<UUID>, List<Object[]>> more) {
        var portraits = new LinkedHashMap<UUID, Portrait>();
        var missing = new ArrayList<UUID>();
        for (Object[] row : rows) {
            Portrait portrait = of(row);
            if (portrait == null) {
                missing.add(id(row));
            } else {
                portraits.put(id(row), portrait);
            }
        }
        if (!missing.isEmpty()) {
            for (Object[] row : more.apply(missing)) {
                Portrait portrait = of(row);
                if (portrait != null) {
                    portraits.put(id(row), portrait);
                }
            }
        }
        return portraits;
    }

    /** Null where the row doesn't say its names, and they aren't known. */
    static @Nullable Portrait of(Object[] row) {
        State state = State.of(row);
        Portrait known = KNOWN.getIfPresent(state);
        if (known != null || row[4] == null) {
            return known;
        }
        Portrait read = Portrait.ofNames(Candidate.names((String) row[4]));
        KNOWN.put(state, read);
        return read;
    }

    static UUID id(Object[] row) {
        return (UUID) row[1];
    }
}
