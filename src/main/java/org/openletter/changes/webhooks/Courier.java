package org.openletter.changes.webhooks;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.changes.Turns;
import org.openletter.jobs.Beat;

/**
 * Looks for webhooks that have something to be told, and has some of them served at a time: a slow
 * receiver holds up nobody but itself.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int HANDS = 8;

    /** Then others get their turn. */
    private static final int MOST_IN_A_ROUND = 100;

    private static final int SECONDS_TO_STOP = 12;

    private final Deliveries deliveries;
    private final Round round;
    private final Turns turns;
    private final UUID me = UUID.randomUUID();
    private final Semaphore free = new Semaphore(HANDS);
    private final ExecutorService hands =
            Executors.newFixedThreadPool(
                    HANDS,
                    task -> {
                        var hand = new Thread(task, "courier");
                        hand.setDaemon(true);
                        return hand;
                    });
    private volatile boolean stopping;
    private @Nullable Beat beat;

    Courier(Deliveries deliveries, Round round, Turns turns) {
        this.deliveries = deliveries;
        this.round = round;
        this.turns = turns;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("posting of changes", PAUSE, this::look);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (beat != null) {
            beat.close();
        }
        hands.shutdown();
        if (!hands.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.info("Some changes are still being posted; they may be posted again.");
        }
    }

    private void look() {
        int room = free.availablePermits();
        if (room == 0 || !deliveries.anyWebhook()) {
            return;
        }
        turns.settle();
        List<UUID> taken = QuarkusTransaction.requiringNew().call(() -> deliveries.take(me, room));
        for (UUID webhook : taken) {
            free.acquireUninterruptibly();
            hands.execute(() -> serve(webhook));
        }
    }

    private void serve(UUID webhook) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            int sent = 0;
            while (!stopping && sent < MOST_IN_A_ROUND && round.step(webhook, me)) {
                sent++;
            }
            QuarkusTransaction.requiringNew().run(() -> deliveries.release(webhook, me));
        } catch (RuntimeException e) {
            // The lease ends, and then it is tried again; its message may quote a row.
            LOG.warnf(
                    "The webhook %s can't be served now (%s).",
                    webhook, e.getClass().getSimpleName());
        } finally {
            context.terminate();
            free.release();
        }
    }
}
