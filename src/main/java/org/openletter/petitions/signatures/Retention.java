package org.openletter.petitions.signatures;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openletter.jobs.Turn;

/**
 * Erases what has been kept long enough, one instance at a time. How much is due can be watched, or
 * only looked at for the present.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Expired expired;
    private final Turn turn;
    private final Due due;
    private final boolean dryRun;

    Retention(
            Expired expired,
            Turn turn,
            Due due,
            @ConfigProperty(name = "openletter.retention.dry-run") boolean dryRun) {
        this.expired = expired;
        this.turn = turn;
        this.due = due;
        this.dryRun = dryRun;
    }

    @Scheduled(
            every = "1h",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        due.look();
        if (dryRun) {
            tell("Would erase, if openletter.retention.dry-run were false: ");
            return;
        }
        expired.begin();
        for (Expired.What what : Expired.What.values()) {
            turn.all("retention", () -> expired.erase(what));
        }
        tell("Was due and is erased: ");
        due.look();
    }

    /** Numbers, and only where there are any. */
    private void tell(String what) {
        List<String> numbers = due.numbers();
        if (!numbers.isEmpty()) {
            LOG.info(what + String.join(", ", numbers) + ".");
        }
    }
}
