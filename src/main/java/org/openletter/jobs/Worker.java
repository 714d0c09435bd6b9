package org.openletter.jobs;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one thread of this instance that does jobs, one after another. */
@ApplicationScoped
public class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
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
    private final UUID me = UUID.randomUUID();
    private final AtomicBoolean called = new AtomicBoolean();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        var worker = new Thread(work, "jobs");
                        worker.setDaemon(true);
                        return worker;
                    });
    private volatile boolean stopping;

    Worker(EntityManager database, Instance<Work> works) {
        this.database = database;
        this.works = works;
    }

    /** Something may be there to do: looks at once, without waiting for the next turn. */
    @Scheduled(every = "5s")
    public void call() {
        if (!stopping && called.compareAndSet(false, true)) {
            thread.execute(this::work);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warn("A job is still at work; whoever takes it up waits for its lease to end.");
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

    private void work() {
        called.set(false);
        for (Work work : works) {
            try {
                Optional<UUID> job = take(work);
                while (job.isPresent() && !stopping) {
                    run(work, job.get());
                    job = take(work);
                }
            } catch (RuntimeException e) {
                // The next turn tries again; until then the database may be back.
                LOG.warnf("No job could be taken up (%s).", e.getClass().getSimpleName());
            }
        }
    }

    private Optional<UUID> take(Work work) {
        if (stopping) {
            return Optional.empty();
        }
        List<?> rows =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        database.createNativeQuery(
                                                        TAKE.formatted(work.table(), Lease.TIME),
                                                        Object[].class)
                                                .setParameter("worker", me)
                                                .getResultList());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        UUID job = (UUID) row[0];
        if (((Number) row[1]).intValue() > MOST_ATTEMPTS) {
            end(work, job, "failed", "It failed " + MOST_ATTEMPTS + " times at the same place.");
            return take(work);
        }
        return Optional.of(job);
    }

    private void run(Work work, UUID job) {
        var lease = new Lease(database, work.table(), job, me);
        try {
            Work.Run run = inContext(() -> work.begin(job));
            boolean more = true;
            while (more && !stopping) {
                more = Boolean.TRUE.equals(inContext(() -> run.step(lease)));
            }
            if (more) {
                execute("update %s set lease_until = now() where id = :id", work, job);
            } else {
                end(work, job, "succeeded", null);
            }
        } catch (Lease.Cancelled e) {
            end(work, job, "cancelled", null);
        } catch (Work.Failed e) {
            end(work, job, "failed", e.getMessage());
        } catch (Lease.Lost e) {
            LOG.infof("The job %s goes on elsewhere.", job);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "The job %s was interrupted; it is tried again when its lease ends.", job);
        }
    }

    private void end(Work work, UUID job, String status, @Nullable String error) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            int ended =
                                    database.createNativeQuery(END.formatted(work.table()))
                                            .setParameter("status", status)
                                            .setParameter("error", error)
                                            .setParameter("id", job)
                                            .setParameter("worker", me)
                                            .executeUpdate();
                            if (ended > 0) {
                                work.ended(job);
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
