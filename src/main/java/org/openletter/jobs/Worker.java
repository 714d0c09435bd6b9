package org.openletter.jobs;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs of this instance: each kind on threads of its own, so that none waits for another.
 */
@ApplicationScoped
public class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_ATTEMPTS = 5;
    private static final int SECONDS_TO_STOP = 10;

    /** Skips what another instance is just writing: that one has it, however late its lease. */
    private static final String TAKE =
            """
            with next as (
              select id from %1$s
              where status = 'queued' or (status = 'running' and lease_until < now())
              order by created_at limit 1 for update skip locked)
            , taken as (
              update %1$s j set status = 'running', worker = :worker, lease_until = now() + %2$s,
                started_at = coalesce(started_at, now()), attempts = attempts + 1
              from next where j.id = next.id
              returning j.id, j.attempts)
            select id, attempts from taken
            """;

    private static final String END =
            """
            update %s set status = :status, error = :error, finished_at = now(), worker = null, lease_until = null
            where id = :id and worker = :worker
            """;

    private final EntityManager database;
    private final Instance<Work> works;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private @Nullable Beat beat;
    private volatile boolean stopping;

    Worker(EntityManager database, Instance<Work> works) {
        this.database = database;
        this.works = works;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("looking for jobs", PAUSE, this::call);
    }

    /** Something may be there to do: looks at once, without waiting for the next turn. */
    public void call() {
        for (Work work : works) {
            lanes.computeIfAbsent(work.table(), table -> new Lane(work)).call();
        }
    }

    /** A kind of job, and the threads that do it. */
    private final class Lane {
        private final Work work;
        private final AtomicBoolean called = new AtomicBoolean();
        private final ExecutorService threads;

        Lane(Work work) {
            this.work = work;
            this.threads =
                    Executors.newFixedThreadPool(
                            work.atOnce(),
                            task -> {
                                var worker = new Thread(task, "jobs");
                                worker.setDaemon(true);
                                return worker;
                            });
        }

        void call() {
            if (!stopping && called.compareAndSet(false, true)) {
                threads.execute(this::work);
            }
        }

        private void work() {
            called.set(false);
            try {
                Optional<Taken> job = take(work);
                while (job.isPresent() && !stopping) {
                    if (work.atOnce() > 1) {
                        // There may be another one, for another thread.
                        call();
                    }
                    Worker.this.run(work, job.get());
                    job = take(work);
                }
            } catch (RuntimeException e) {
                // The next turn tries again; until then the database may be back.
                LOG.warnf("No job could be taken up (%s).", e.getClass().getSimpleName());
            }
        }
    }

    /**
     * A job, and under which name it was taken: none of the threads of an instance has another's.
     */
    private record Taken(UUID job, UUID worker) {}

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopping = true;
        if (beat != null) {
            beat.close();
        }
        lanes.values().forEach(lane -> lane.threads.shutdown());
        for (Lane lane : lanes.values()) {
            if (!lane.threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("A job is still at work; whoever takes it up waits for its lease to end.");
            }
        }
    }

    /**
     * Asks a job to stop: at once if nobody has begun with it, else after the piece being done.
     *
     * @return whether there was something left to stop
     */
    public boolean cancel(Work work, UUID job) {
        int stopped =
                execute(
                        "update %s set cancel_requested = true where id = :id and status in ('queued', 'running')",
                        work, job);
        call();
        return stopped > 0;
    }

    private int execute(String sql, Work work, UUID job) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                database.createNativeQuery(sql.formatted(work.table()))
                                        .setParameter("id", job)
                                        .executeUpdate());
    }

    private Optional<Taken> take(Work work) {
        if (stopping) {
            return Optional.empty();
        }
        UUID worker = UUID.randomUUID();
        List<?> rows =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        database.createNativeQuery(
                                                        TAKE.formatted(work.table(), Lease.TIME),
                                                        Object[].class)
                                                .setParameter("worker", worker)
                                                .getResultList());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        var taken = new Taken((UUID) row[0], worker);
        if (((Number) row[1]).intValue() > MOST_ATTEMPTS) {
            end(work, taken, "failed", "It failed " + MOST_ATTEMPTS + " times at the same place.");
            return take(work);
        }
        return Optional.of(taken);
    }

    private void run(Work work, Taken taken) {
        UUID job = taken.job();
        var lease = new Lease(database, work.table(), job, taken.worker());
        try {
            Work.Run run = inContext(() -> work.begin(job));
            boolean more = true;
            while (more && !stopping) {
                more = Boolean.TRUE.equals(inContext(() -> run.step(lease)));
            }
            if (more) {
                execute("update %s set lease_until = now() where id = :id", work, job);
            } else {
                end(work, taken, "succeeded", null);
            }
        } catch (Lease.Cancelled e) {
            end(work, taken, "cancelled", null);
        } catch (Work.Failed e) {
            end(work, taken, "failed", e.getMessage());
        } catch (Lease.Lost e) {
            LOG.infof("The job %s goes on elsewhere.", job);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "The job %s was interrupted; it is tried again when its lease ends.", job);
        }
    }

    private void end(Work work, Taken taken, String status, @Nullable String error) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            int ended =
                                    database.createNativeQuery(END.formatted(work.table()))
                                            .setParameter("status", status)
                                            .setParameter("error", error)
                                            .setParameter("id", taken.job())
                                            .setParameter("worker", taken.worker())
                                            .executeUpdate();
                            if (ended > 0) {
                                work.ended(taken.job());
                            }
                        });
    }

    /** Each piece is a request of its own: it has its own caller. */
    private static <T> T inContext(Supplier<T> piece) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return piece.get();
        } finally {
            context.terminate();
        }
    }
}
