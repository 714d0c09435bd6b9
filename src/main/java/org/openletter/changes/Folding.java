package org.openletter.changes;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.jobs.Turn;

/**
 * Takes out, after a time, what a later change of the same entry has made superfluous. The last one
 * stays: whoever begins, or comes back after years, is told all the same what is public and what no
 * longer.
 */
@ApplicationScoped
class Folding {

    private static final String FOLD =
            """
            delete from change where position in (
              select c.position from change c
              where c.at < now() - :seconds * interval '1 second'
                and exists (select from change l where l.kind = c.kind and l.entry_id = c.entry_id and l.position > c.position)
              order by c.position limit 5000)
            """;

    private final EntityManager database;
    private final Turn turn;
    private final Duration keep;

    Folding(
            EntityManager database,
            Turn turn,
            @ConfigProperty(name = "openletter.changes.keep") Duration keep) {
        this.database = database;
        this.turn = turn;
        this.keep = keep;
    }

    @Scheduled(every = "6h", delayed = "10m")
    void fold() {
        turn.all("folding of changes", this::some);
    }

    private int some() {
        return database.createNativeQuery(FOLD)
                .setParameter("seconds", keep.toSeconds())
                .executeUpdate();
    }
}
