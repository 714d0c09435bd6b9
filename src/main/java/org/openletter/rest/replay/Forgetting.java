package org.openletter.rest.replay;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Forgets idempotency keys after their day. Two instances may do it at once: the second finds
 * nothing left.
 */
@ApplicationScoped
class Forgetting {

    private final EntityManager database;

    Forgetting(EntityManager database) {
        this.database = database;
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        database.createNativeQuery(
                        "delete from idempotency_key where created_at < now() - interval '24 hours'")
                .executeUpdate();
    }
}
