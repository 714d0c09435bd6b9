package org.openletter.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The files in the database, so that every instance can work on them and none is lost in a crash.
 */
@ApplicationScoped
class Storage {

    private final EntityManager database;
    private final Duration kept;

    Storage(
            EntityManager database,
            @ConfigProperty(name = "openletter.imports.keep") Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    void put(UUID job, int number, byte[] bytes) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                database.createNativeQuery(
                                                "insert into import_chunk (job_id, number, bytes) values (:job, :number, :bytes)")
                                        .setParameter("job", job)
                                        .setParameter("number", number)
                                        .setParameter("bytes", bytes)
                                        .executeUpdate());
    }

    byte @Nullable [] chunk(UUID job, int number) {
        List<?> rows =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        database.createNativeQuery(
                                                        "select bytes from import_chunk where job_id = :job and number = :number",
                                                        byte[].class)
                                                .setParameter("job", job)
                                                .setParameter("number", number)
                                                .getResultList());
        return rows.isEmpty() ? null : (byte[]) rows.get(0);
    }

    /** Takes a file away, in a transaction that may be running. */
    void delete(UUID job) {
        QuarkusTransaction.joiningExisting()
                .run(
                        () ->
                                database.createNativeQuery(
                                                "delete from import_chunk where job_id = :job")
                                        .setParameter("job", job)
                                        .executeUpdate());
    }

    /** Takes away what nobody will ask for any more, and what never came in whole. */
    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        for (String table : new String[] {"import_error", "import_duplicate"}) {
            QuarkusTransaction.requiringNew()
                    .run(
                            () ->
                                    database.createNativeQuery(
                                                    """
                                                    delete from %s e using import_job j
                                                    where e.job_id = j.id
                                                      and j.finished_at < now() - make_interval(secs => :seconds)
                                                    """
                                                            .formatted(table))
                                            .setParameter("seconds", (double) kept.toSeconds())
                                            .executeUpdate());
        }
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                database.createNativeQuery(
                                                """
                                                delete from import_chunk c
                                                where c.created_at < now() - interval '1 day'
                                                  and not exists (select from import_job j where j.id = c.job_id)
                                                """)
                                        .executeUpdate());
    }
}
