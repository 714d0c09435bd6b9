package org.openletter.petitions.signatures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.database.Blame;
import org.openletter.database.Pulse;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Held;

/**
 * Does together, in one transaction, what is waiting: in a storm a hundred share one commit, and no
 * more than a few connections are taken from those who read. Who is alone waits for nobody.
 */
final class Together<Q, A> {

    private static final int HANDS = 2;
    private static final int MOST_TOGETHER = 100;
    private static final int MOST_WAITING = 2_000;
    private static final int SECONDS_TO_STOP = 10;

    private final String busy;
    private final Held held;
    private final Function<List<Q>, List<Outcome<A>>> work;
    private final BlockingQueue<Waiting<Q, A>> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ExecutorService threads;

    /**
     * @param name of the threads, and in the figures of those that wait
     * @param busy what is said when too many wait
     * @param held by whoever asks, who only waits from then on
     * @param work in a transaction that is begun for it: an outcome for each, in the same order
     */
    Together(
            String name,
            String busy,
            Held held,
            MeterRegistry registry,
            Function<List<Q>, List<Outcome<A>>> work) {
        this.busy = busy;
        this.held = held;
        this.work = work;
        Gauge.builder("openletter.work.waiting", queue, BlockingQueue::size)
                .tag("of", name)
                .register(registry);
        this.threads =
                Executors.newFixedThreadPool(
                        HANDS,
                        each -> {
                            var thread = new Thread(each, name);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** An answer, or why there is none. */
    record Outcome<A>(@Nullable A answer, @Nullable Fault refusal) {
        static <A> Outcome<A> of(A answer) {
            return new Outcome<>(answer, null);
        }

        static <A> Outcome<A> refused(Fault refusal) {
            return new Outcome<>(null, refusal);
        }
    }

    private record Waiting<Q, A>(Q asked, CompletableFuture<A> answer) {}

    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    /** Answered once it is committed. */
    CompletionStage<A> ask(Q asked) {
        var waiting = new Waiting<Q, A>(asked, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw held.refuse(busy);
        }
        // One call for each that waits: whoever comes first takes the others along.
        threads.execute(this::some);
        held.leave();
        return waiting.answer();
    }

    private void some() {
        var batch = new ArrayList<Waiting<Q, A>>();
        queue.drainTo(batch, MOST_TOGETHER);
        if (!batch.isEmpty()) {
            answer(batch);
        }
    }

    private void answer(List<Waiting<Q, A>> batch) {
        try {
            List<Outcome<A>> outcomes = outcomes(batch.stream().map(Waiting::asked).toList());
            for (int i = 0; i < batch.size(); i++) {
                tell(batch.get(i), outcomes.get(i));
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1 || !Pulse.felt() || !Blame.onWhatWasWritten(e)) {
                batch.forEach(one -> one.answer().completeExceptionally(e));
            } else {
                batch.forEach(one -> answer(List.of(one)));
            }
        } catch (Error e) {
            batch.forEach(one -> one.answer().completeExceptionally(e));
            throw e;
        }
    }

    private List<Outcome<A>> outcomes(List<Q> asked) {
        return QuarkusTransaction.requiringNew().call(() -> work.apply(asked));
    }

    private static <Q, A> void tell(Waiting<Q, A> waiting, Outcome<A> outcome) {
        if (outcome.refusal() == null) {
            waiting.answer().complete(outcome.answer());
        } else {
            waiting.answer().completeExceptionally(outcome.refusal());
        }
    }
}
