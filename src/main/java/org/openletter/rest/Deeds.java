package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gathers what the running transaction does, and tells the witnesses just before it commits. */
@ApplicationScoped
class Deeds {

    /** What must not be forgotten because something else was done to the entry as well. */
    private static final Set<String> TELLING = Set.of("corrected", "correction");

    private final TransactionSynchronizationRegistry transaction;
    private final TransactionManager transactions;
    private final Instance<Witness> witnesses;

    Deeds(
            TransactionSynchronizationRegistry transaction,
            TransactionManager transactions,
            Instance<Witness> witnesses) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.witnesses = witnesses;
    }

    private record Done(Kind<?, ?, ?> kind, Entry<?> entry, String action) {
        /** What is said of both together. */
        Done and(Done later) {
            return TELLING.contains(action) ? this : later;
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
        var gathered = new Gathered();
        transaction.putResource(Deeds.class, gathered);
        try {
            // Before those of the registry: Hibernate's is among them, and gives the connection
            // back.
            transactions.getTransaction().registerSynchronization(gathered);
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException("the transaction can't go on", e);
        }
        return gathered.done;
    }

    /** Those of one transaction. */
    private final class Gathered implements Synchronization {

        private final Map<UUID, Done> done = new LinkedHashMap<>();

        @Override
        public void beforeCompletion() {
            if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
                return;
            }
            List<Deed> deeds =
                    done.values().stream()
                            .map(one -> Deed.of(one.kind, one.entry, one.action))
                            .toList();
            witnesses.forEach(witness -> witness.saw(deeds));
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
