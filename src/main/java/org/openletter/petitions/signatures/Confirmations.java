package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openletter.database.Pulse;
import org.openletter.fault.Fault;

/**
 * Confirms what is waiting together, in one transaction: in a storm a hundred share one commit, and
 * no more than a few connections are taken from those who read. Who is alone waits for nobody.
 */
@ApplicationScoped
class Confirmations {

    private static final int HANDS = 2;
    private static final int MOST_TOGETHER = 100;
    private static final int MOST_WAITING = 10_000;
    private static final int SECONDS_TO_STOP = 10;

    private final Owning owning;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    HANDS,
                    work -> {
                        var thread = new Thread(work, "confirmations");
                        thread.setDaemon(true);
                        return thread;
                    });

    Confirmations(Owning owning) {
        this.owning = owning;
    }

    private record Waiting(Token token, CompletableFuture<OwnSignatureView> answer) {}

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    /** Answered once it is committed. */
    CompletionStage<OwnSignatureView> confirm(Token token) {
        var waiting = new Waiting(token, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw Fault.unavailable("too-busy", "Too many confirm at this moment.", 1);
        }
        // One call for each that waits: whoever comes first takes the others along.
        threads.execute(this::work);
        return waiting.answer();
    }

    private void work() {
        var batch = new ArrayList<Waiting>();
        queue.drainTo(batch, MOST_TOGETHER);
        if (!batch.isEmpty()) {
            confirm(batch);
        }
    }

    private void confirm(List<Waiting> batch) {
        try {
            List<Owning.Outcome> outcomes =
                    QuarkusTransaction.requiringNew()
                            .call(
                                    () ->
                                            owning.confirm(
                                                    batch.stream().map(Waiting::token).toList()));
            for (int i = 0; i < batch.size(); i++) {
                answer(batch.get(i), outcomes.get(i));
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1 || !Pulse.felt()) {
                batch.forEach(one -> one.answer().completeExceptionally(e));
            } else {
                // One of them may have broken it for the others, but not where all are without a
                // database.
                batch.forEach(one -> confirm(List.of(one)));
            }
        }
    }

    private static void answer(Waiting waiting, Owning.Outcome outcome) {
        if (outcome.view() != null) {
            waiting.answer().complete(outcome.view());
        } else {
            waiting.answer()
                    .completeExceptionally(
                            outcome.refusal() == null ? TokenBody.unknown() : outcome.refusal());
        }
    }
}
