package org.openletter.prisoners;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Collection;

/**
 * Words that so many people had a moment ago that they lead to nobody. To find that out takes as
 * long as there are people who have them, and each in a file is asked for again and again.
 */
@ApplicationScoped
class Crowds {

    /** Within it hardly enough people are deleted to make a word say something again. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private static final int MOST = 4_000;

    private final TransactionSynchronizationRegistry transaction;
    private final Cache<Lead, Boolean> found =
            Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(MOST).build();

    Crowds(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /**
     * @param seen SQL: those among whom they are too many
     */
    record Lead(String seen, String query) {}

    boolean known(Lead lead) {
        return found.getIfPresent(lead) != null;
    }

    /**
     * Once what was seen is committed: a file that is only tried has people whom nobody else sees.
     */
    void saw(Collection<Lead> leads) {
        if (leads.isEmpty()) {
            return;
        }
        if (transaction.getTransactionKey() == null) {
            leads.forEach(this::remember);
            return;
        }
        transaction.registerInterposedSynchronization(
                new Synchronization() {
                    @Override
                    public void beforeCompletion() {}

                    @Override
                    public void afterCompletion(int status) {
                        if (status == Status.STATUS_COMMITTED) {
                            leads.forEach(Crowds.this::remember);
                        }
                    }
                });
    }

    private void remember(Lead lead) {
        found.put(lead, true);
    }
}
