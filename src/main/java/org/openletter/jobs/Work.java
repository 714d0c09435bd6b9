package org.openletter.jobs;

import java.util.UUID;

/** A kind of job. */
public interface Work {

    /**
     * The table whose rows are the jobs. It has the columns id, status, created_at, started_at,
     * finished_at, worker, lease_until, attempts, cancel_requested and error.
     */
    String table();

    /** How many such jobs one instance does at a time. */
    default int atOnce() {
        return 1;
    }

    /** Takes up a job, at its beginning or where it was left. */
    Run begin(UUID job);

    /** In the transaction that ends a job, whatever way: takes away what it no longer needs. */
    void ended(UUID job);

    /** A job being done by one thread. */
    interface Run {
        /**
         * Does a piece, in transactions that begin with {@link Lease#hold} or {@link Lease#renew}.
         *
         * @return whether there is more to do
         */
        boolean step(Lease lease);
    }

    /** Why a job can't go on, ever; said to whoever asked for it. */
    final class Failed extends RuntimeException {
        public Failed(String why) {
            super(why, null, false, false);
        }
    }
}
