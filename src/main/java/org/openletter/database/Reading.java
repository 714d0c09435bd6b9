package org.openletter.database;

import org.jspecify.annotations.Nullable;

/**
 * What one request reads, which may be done at the replica. Once it has read from the primary it
 * goes on there: time must not run backwards between two statements of one answer.
 */
public final class Reading {

    private boolean primarys;
    private @Nullable Long asOf;

    /** Knows which request is running. */
    public interface Desk {

        /** Null where it may read at the primary only. */
        @Nullable Reading current();
    }

    /**
     * The time of which it has seen the database, by the monotonic clock; null where it has seen it
     * as it is.
     */
    public synchronized @Nullable Long asOf() {
        return asOf;
    }

    synchronized boolean goesToPrimary() {
        return primarys;
    }

    synchronized void stayWithPrimary() {
        primarys = true;
    }

    /** The first time counts: what is read later is no older. */
    synchronized void sees(long time) {
        if (asOf == null) {
            asOf = time;
        }
    }
}
