package org.openletter.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import org.jboss.logging.Logger;
import org.openletter.jobs.Turn;

/**
 * Seals everything under the newest key, one instance at a time, and tells when the old ones can be
 * removed. What it hasn't come to yet is still found and opened.
 */
@ApplicationScoped
class Rotation {

    private static final Logger LOG = Logger.getLogger(Rotation.class);

    private final EntityManager database;
    private final Seals seals;
    private final Instance<Drawer> drawers;
    private final Turn turn;
    private final MeterRegistry registry;
    private volatile long left;
    private int told;

    Rotation(
            EntityManager database,
            Seals seals,
            Instance<Drawer> drawers,
            Turn turn,
            MeterRegistry registry) {
        this.database = database;
        this.seals = seals;
        this.drawers = drawers;
        this.turn = turn;
        this.registry = registry;
    }

    @PostConstruct
    void register() {
        Gauge.builder("openletter.sealed.with.old.keys", () -> left)
                .description("What is still sealed with another key than the newest")
                .register(registry);
    }

    @Scheduled(every = "1m", delayed = "10s")
    void turn() {
        if (seals.oldKeys().isEmpty()) {
            left = 0;
            return;
        }
        for (Drawer drawer : drawers) {
            sealAnew(drawer);
        }
        left = QuarkusTransaction.requiringNew().call(this::old);
        tell();
    }

    /** What can't be opened in one must not keep the others from it. */
    private void sealAnew(Drawer drawer) {
        try {
            turn.all("sealing anew", drawer::sealAnew);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Not all of %s could be sealed anew (%s).",
                    drawer.table(), e.getClass().getSimpleName());
        }
    }

    private void tell() {
        if (left == 0 && told != seals.newestKey()) {
            LOG.infof(
                    "Everything is sealed with key %d: the older ones can be removed.",
                    seals.newestKey());
            told = seals.newestKey();
        }
    }

    private long old() {
        return drawers.stream().mapToLong(this::old).sum();
    }

    /** A name of a table comes from our own code only. */
    private long old(Drawer drawer) {
        Object count =
                database.createNativeQuery(
                                "select count(*) from "
                                        + drawer.table()
                                        + " where substring(sealed from 2 for 4) in (:old)",
                                Long.class)
                        .setParameter("old", seals.oldMarks())
                        .getSingleResult();
        return ((Number) count).longValue();
    }
}
