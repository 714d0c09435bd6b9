package org.openletter.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.IntSupplier;

/** What one instance at a time does, in pieces, each in a transaction of its own. */
@ApplicationScoped
public class Turn {

    private static final String TAKE =
            "select pg_try_advisory_xact_lock(hashtextextended(:job, 0))";

    private final EntityManager database;

    Turn(EntityManager database) {
        this.database = database;
    }

    /**
     * Does pieces until one finds nothing left, or another instance is at it.
     *
     * @param piece says how much it did
     * @return how much was done
     */
    public int all(String job, IntSupplier piece) {
        int all = 0;
        int done = once(job, piece);
        while (done > 0) {
            all += done;
            done = once(job, piece);
        }
        return all;
    }

    private int once(String job, IntSupplier piece) {
        return QuarkusTransaction.requiringNew().call(() -> mine(job) ? piece.getAsInt() : 0);
    }

    private boolean mine(String job) {
        return Boolean.TRUE.equals(
                database.createNativeQuery(TAKE, Boolean.class)
                        .setParameter("job", job)
                        .getSingleResult());
    }
}
