package org.openletter.prisoners;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** What readers wrote is no longer needed once it is decided; it may name people. */
@ApplicationScoped
class CorrectionErasure {

    static final Duration KEPT = Duration.ofDays(90);

    @Scheduled(every = "1h", delayed = "15m")
    @Transactional
    void erase() {
        erase(Instant.now().minus(KEPT));
    }

    @Transactional
    long erase(Instant decidedBefore) {
        return CorrectionRequest.update(
                "text = null, sourceUrl = null where text is not null and decidedAt < ?1",
                decidedBefore);
    }
}
