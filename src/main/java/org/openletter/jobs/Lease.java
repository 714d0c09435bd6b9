package org.openletter.jobs;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The right of one instance to do a job. */
public final class Lease {

    static final String TIME = "interval '30 seconds'";

    private final EntityManager database;
    private final String table;
    private final UUID job;
    private final UUID worker;

    Lease(EntityManager database, String table, UUID job, UUID worker) {
        this.database = database;
        this.table = table;
        this.job = job;
        this.worker = worker;
    }

    /**
     * Renews the lease in the running transaction, and keeps the job locked until that ends:
     * whatever is written in it is written by the one who has the job. A piece is done with it, so
     * the job may fail as often as before.
     */
    public void hold() {
        renew("0");
    }

    /** The same where nothing has been achieved yet. */
    public void renew() {
        renew("attempts");
    }

    private void renew(String attempts) {
        List<?> rows =
                database.createNativeQuery(
                                """
                                with held as (
                                  update %s set lease_until = now() + %s, attempts = %s
                                  where id = :id and worker = :worker and status = 'running'
                                  returning cancel_requested)
                                select cancel_requested from held
                                """
                                        .formatted(table, TIME, attempts),
                                Boolean.class)
                        .setParameter("id", job)
                        .setParameter("worker", worker)
                        .getResultList();
        if (rows.isEmpty()) {
            throw new Lost();
        }
        if (Boolean.TRUE.equals(rows.get(0))) {
            throw new Cancelled();
        }
    }

    /** The job isn't this worker's any more: whoever catches what fails must let this pass. */
    public abstract static class Ended extends RuntimeException {
        private Ended(String why) {
            super(why, null, false, false);
        }
    }

    /** Another instance has the job. */
    static final class Lost extends Ended {
        Lost() {
            super("the lease is lost");
        }
    }

    /** Somebody wants the job to stop. */
    static final class Cancelled extends Ended {
        Cancelled() {
            super("cancelled");
        }
    }
}
