package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;

/** Gathers what the running transaction does, and tells the witnesses just before it commits. */
@ApplicationScoped
class Deeds {

    /** What must not be forgotten because something else was done to the entry as well. */
    private static final String TELLING = "corrected";

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final Instance<Witness> witnesses;

    Deeds(
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            Instance<Witness> witnesses) {
        this.database = database;
        this.transaction = transaction;
        this.witnesses = witnesses;
    }

    private record Done(Kind<?, ?, ?> kind, Entry<?> entry, String action) {
        /** What is said of both together. */
        Done and(Done later) {
            return action.equals(TELLING) ? this : later;
        }
    }

    /** In the running transaction, once what was done is written. */
    void note(Kind<?, ?, ?> kind, Entry<?> entry, String action) {
        gathered().merge(entry.id, new Done(kind, entry, action), Done::and);
    }

    private Map<UUID, Done> gathered() {
        if (transaction.getResource(Deeds.class) instanceof Gathered known) {
            return known.done;
        }
        var gathered = new Gathered(new LinkedHashMap<>());
        transaction.putResource(Deeds.class, gathered);
        // As the session's own last act: a synchronization would come when it has given its
        // connection back.
        database.unwrap(SharedSessionContractImplementor.class)
                .getTransactionCompletionCallbacks()
                .registerCallback((BeforeCompletionCallback) session -> tell(gathered));
        return gathered.done;
    }

    private void tell(Gathered gathered) {
        List<Deed> deeds =
                gathered.done.values().stream()
                        .map(one -> Deed.of(one.kind, one.entry, one.action))
                        .toList();
        witnesses.forEach(witness -> witness.saw(deeds));
    }

    /** Those of one transaction, by their entries. */
    private record Gathered(Map<UUID, Done> done) {}
}
