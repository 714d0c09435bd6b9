package org.openletter.database;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Since when nothing can be missing at the replica. What the primary had written is noted with a
 * time from before it was asked; once the replica has replayed that much, it holds all that anybody
 * had been told of by then.
 */
final class Freshness {

    private static final int LONGEST = 1_000;

    private final Deque<Position> written = new ArrayDeque<>();
    private volatile @Nullable Long proven;

    private record Position(long at, long bytes) {}

    /** What the primary had written, asked for no earlier than {@code at}. */
    void written(long at, long bytes) {
        if (written.size() == LONGEST) {
            // The oldest prove least.
            written.removeFirst();
        }
        written.addLast(new Position(at, bytes));
    }

    void replayed(long bytes) {
        while (!written.isEmpty() && written.getFirst().bytes() <= bytes) {
            proven = written.removeFirst().at();
        }
    }

    /** Nothing that was known holds any more. */
    void forget() {
        written.clear();
        proven = null;
    }

    /** By the monotonic clock; null where nothing is known. */
    @Nullable Long proven() {
        return proven;
    }
}
