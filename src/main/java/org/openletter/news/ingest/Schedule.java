package org.openletter.news.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.jobs.Worker;

/** Asks for the runs that are due, and forgets those of long ago. Any instance may do it. */
@ApplicationScoped
class Schedule {

    private final FeedRuns runs;
    private final Worker worker;
    private final Duration kept;

    Schedule(
            FeedRuns runs,
            Worker worker,
            @ConfigProperty(name = "openletter.feeds.keep-runs") Duration kept) {
        this.runs = runs;
        this.worker = worker;
        this.kept = kept;
    }

    @Scheduled(every = "{openletter.feeds.look-every}")
    void plan() {
        if (QuarkusTransaction.requiringNew().call(runs::plan) > 0) {
            worker.call();
        }
    }

    @Scheduled(every = "1h", delayed = "2m")
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> runs.forget(kept.toSeconds()));
    }
}
