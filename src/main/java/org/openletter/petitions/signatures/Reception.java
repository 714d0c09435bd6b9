package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.database.Pulse;
import org.openletter.jobs.Beat;

/**
 * Opens what people sent, batch by batch, each batch on one instance: rows that another one has
 * locked are passed over.
 */
@ApplicationScoped
class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BATCH = 200;

    private static final String TAKE =
            """
            delete from signing where id in (
              select id from signing where next_at <= now() order by next_at, id limit :most for update skip locked)
            returning id, petition_id, text_version, sealed, created_at
            """;

    private static final String PUT_OFF =
            """
            update signing set attempts = attempts + 1, next_at = now() + least(attempts + 1, 60) * interval '1 minute'
            where id = (select id from signing where next_at <= now() order by next_at, id limit 1 for update skip locked)
            """;

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Admission admission;
    private @Nullable Beat beat;

    Reception(EntityManager database, Cabinet cabinet, Admission admission) {
        this.database = database;
        this.cabinet = cabinet;
        this.admission = admission;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("reception of signatures", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    /** Opens all that is there. */
    void work() {
        int opened = BATCH;
        while (opened == BATCH) {
            opened = batch();
        }
    }

    private int batch() {
        try {
            return take(BATCH);
        } catch (RuntimeException e) {
            return oneByOne(e);
        }
    }

    /** One that can't be opened must not hold up the others. */
    private int oneByOne(RuntimeException first) {
        int done = 0;
        for (int i = 0; i < BATCH; i++) {
            try {
                if (take(1) == 0) {
                    return done;
                }
                done++;
            } catch (RuntimeException e) {
                if (!Pulse.felt() || Pulse.broke(e)) {
                    throw e;
                }
                int putOff =
                        QuarkusTransaction.requiringNew()
                                .call(() -> database.createNativeQuery(PUT_OFF).executeUpdate());
                if (putOff == 0) {
                    throw first;
                }
                LOG.errorf(
                        "A signature that was sent can't be taken in (%s); it is tried again"
                                + " later.",
                        e.getClass().getSimpleName());
            }
        }
        return done;
    }

    private int take(int most) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            List<Envelope> envelopes = envelopes(most);
                            admission.admit(
                                    envelopes.stream()
                                            .map(admission::applicant)
                                            // Two instances lock the same people in the same order.
                                            .sorted(Comparator.comparing(Applicant::order))
                                            .toList());
                            return envelopes.size();
                        });
    }

    private List<Envelope> envelopes(int most) {
        List<?> rows =
                database.createNativeQuery(TAKE, Tuple.class)
                        .setParameter("most", most)
                        .getResultList();
        return rows.stream().map(row -> envelope((Tuple) row)).toList();
    }

    private Envelope envelope(Tuple row) {
        UUID id = row.get("id", UUID.class);
        return new Envelope(
                id,
                row.get("petition_id", UUID.class),
                row.get("text_version", Integer.class),
                cabinet.sent(id, row.get("sealed", byte[].class)),
                row.get("created_at", Instant.class));
    }
}
