package org.openletter.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;

/** What an operator sees of the letters: numbers. */
@ApplicationScoped
class Meters {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Tray tray;
    private final MeterRegistry registry;
    private @Nullable Beat beat;
    private volatile Tray.Content content = new Tray.Content(0, 0);

    Meters(Tray tray, MeterRegistry registry) {
        this.tray = tray;
        this.registry = registry;
    }

    @PostConstruct
    void register() {
        Gauge.builder("openletter.outbox.waiting", () -> content.letters())
                .description("Letters in the outbox, the same on every instance")
                .register(registry);
        Gauge.builder("openletter.outbox.oldest.seconds", () -> content.oldestSeconds())
                .description("How long the oldest of them has been there")
                .register(registry);
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("counting of letters", PAUSE, this::look);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    /** Not at each scrape, which would wait for the database. */
    void look() {
        content = tray.content();
    }

    void count(Outcome.Kind outcome) {
        count(outcome.name().toLowerCase(Locale.ROOT), 1);
    }

    void countGivenUp(int letters) {
        count("given_up", letters);
    }

    private void count(String outcome, int letters) {
        registry.counter("openletter.letters", "outcome", outcome).increment(letters);
    }
}
