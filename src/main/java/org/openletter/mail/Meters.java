package org.openletter.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** What an operator sees of the letters: numbers. */
@ApplicationScoped
class Meters {

    private final Tray tray;
    private final MeterRegistry registry;
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

    /** Not at each scrape, which would wait for the database. */
    @Scheduled(every = "10s")
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
