package org.openletter.news.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;
import org.openletter.jobs.Worker;

/** Asks for the runs that are due, and forgets those of long ago. Any instance may do it. */
@ApplicationScoped
class Schedule {

    private final FeedRuns runs;
    private final Worker worker;
    private final Duration kept;
    private final Duration lookEvery;
    private @Nullable Beat beat;

    Schedule(
            FeedRuns runs,
            Worker worker,
            @ConfigProperty(name = "openletter.feeds.keep-runs") Duration kept,
            @ConfigProperty(name = "openletter.feeds.look-every") Duration lookEvery) {
        this.runs = runs;
        this.worker = worker;
        this.kept = kept;
        this.lookEvery = lookEvery;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("planning of feeds", lookEvery, this::plan);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    private void plan() {
        if (QuarkusTransaction.requiringNew().call(runs::plan) > 0) {
            worker.call();
        }
    }

    @Scheduled(every = "1h", delayed = "2m")
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> runs.forget(kept.toSeconds()));
    }
}
