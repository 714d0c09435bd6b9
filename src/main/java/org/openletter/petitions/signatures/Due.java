package org.openletter.petitions.signatures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much has been kept long enough, when it was last looked at: numbers for operators. */
@ApplicationScoped
class Due {

    private final Expired expired;
    private final MeterRegistry registry;
    private volatile Map<Expired.What, Long> found = Map.of();

    Due(Expired expired, MeterRegistry registry) {
        this.expired = expired;
        this.registry = registry;
    }

    @PostConstruct
    void register() {
        for (Expired.What what : Expired.What.values()) {
            Gauge.builder("openletter.retention.due", () -> found.getOrDefault(what, 0L))
                    .tag("what", what.name())
                    .description("What will be erased next, when it was last looked at")
                    .register(registry);
        }
    }

    void look() {
        found = QuarkusTransaction.requiringNew().call(this::counted);
    }

    private Map<Expired.What, Long> counted() {
        var now = new EnumMap<Expired.What, Long>(Expired.What.class);
        for (Expired.What what : Expired.What.values()) {
            now.put(what, expired.count(what));
        }
        return now;
    }

    /** As a line of the log has them: {@code 12 unconfirmed}. */
    List<String> numbers() {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }
}
