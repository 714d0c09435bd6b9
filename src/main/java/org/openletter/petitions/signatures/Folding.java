package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;

/**
 * Adds the appended changes up into the counts. Whoever signs only appends, and waits for nobody;
 * one instance at a time takes what has been committed, whatever the order, and moves it into every
 * count in one statement. So none is lost or counted twice, and what is read together agrees.
 */
@ApplicationScoped
class Folding {

    private static final Duration PAUSE = Duration.ofMillis(400);

    /** Any number will do that nothing else locks. */
    static final long LOCK = 7_301_652_001L;

    private static final String TURN =
            "select pg_try_advisory_xact_lock(:lock) and exists (select from signature_delta)";

    private static final String FOLD =
            """
            with moved as (
              delete from signature_delta d
              where exists (select from petition p where p.id = d.petition_id)
              returning petition_id, coalesce(country, '') as country, confirmed_at, change)
            , by_country as (
              insert into signature_tally (petition_id, country, count)
              select petition_id, country, sum(change) from moved group by 1, 2 having sum(change) <> 0
              on conflict (petition_id, country) do update set count = signature_tally.count + excluded.count)
            , by_hour as (
              insert into signature_hour (petition_id, hour, count)
              select petition_id, coalesce(date_trunc('hour', confirmed_at, 'UTC'), '-infinity'), sum(change)
              from moved group by 1, 2 having sum(change) <> 0
              on conflict (petition_id, hour) do update set count = signature_hour.count + excluded.count)
            , by_minute as (
              insert into signature_minute (minute, petition_id, count)
              select date_trunc('minute', confirmed_at, 'UTC'), petition_id, sum(change)
              from moved where confirmed_at > now() - interval '2 hours' group by 1, 2 having sum(change) <> 0
              on conflict (minute, petition_id) do update set count = signature_minute.count + excluded.count)
            , total as (
              select m.petition_id, o.reached as former, sum(m.change) as change
              from moved m join petition o on o.id = m.petition_id group by 1, 2)
            , counted as (
              update petition p
              set signature_count = p.signature_count + t.change,
                  reached = thresholds_reached(p.thresholds, p.signature_count + t.change, p.reached)
              from total t where p.id = t.petition_id
              returning p.id, p.signature_count, t.former, p.reached)
            insert into milestone (petition_id, threshold, change, signature_count, crossed_at)
            select c.id, cast(crossed.threshold as integer), crossed.change, c.signature_count, now()
            from counted c, lateral (
              select jsonb_object_keys(c.reached) as threshold, 'reached' as change
              except select jsonb_object_keys(c.former), 'reached'
              union all
              (select jsonb_object_keys(c.former), 'lost' except select jsonb_object_keys(c.reached), 'lost')) crossed
            """;

    private static final String FORGET_MINUTES =
            "delete from signature_minute where minute < now() - interval '3 hours'";

    private final EntityManager database;
    private @Nullable Beat beat;

    Folding(EntityManager database) {
        this.database = database;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("folding of counts", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    private void work() {
        QuarkusTransaction.requiringNew().run(this::foldIfDue);
    }

    private void foldIfDue() {
        Object mine =
                database.createNativeQuery(TURN, Boolean.class)
                        .setParameter("lock", LOCK)
                        .getSingleResult();
        if (Boolean.TRUE.equals(mine)) {
            fold();
        }
    }

    /** In a transaction that has the lock. */
    void fold() {
        database.createNativeQuery(FOLD).executeUpdate();
        database.createNativeQuery(FORGET_MINUTES).executeUpdate();
    }
}
