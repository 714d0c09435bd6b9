package org.openletter.rest.hot;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which questions were asked a moment ago. Of pages far from each other most are asked once, and
 * would drive out of memory what many ask for. It may forget, which costs one answer more.
 */
final class Lately {

    private static final int PLACES = 1 << 12;

    /** A hash and, below it, the time in milliseconds. */
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    private final long span;

    Lately(long nanos) {
        this.span = TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** Whether it was; it is now. */
    boolean asked(Object question, long nanoTime) {
        int hash = question.hashCode();
        int now = (int) TimeUnit.NANOSECONDS.toMillis(nanoTime);
        long before =
                places.getAndSet(
                        (hash ^ (hash >>> 16)) & (PLACES - 1),
                        ((long) hash << 32) | (now & 0xffffffffL));
        return (int) (before >>> 32) == hash && now - (int) before < span;
    }
}
