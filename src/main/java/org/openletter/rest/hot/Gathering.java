package org.openletter.rest.hot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks for many at once what was asked for one by one: whoever comes while a question is on its way
 * goes with the next one. Alone, nobody waits for anybody.
 */
final class Gathering<Q, T> {

    private static final int AT_A_TIME = 2;

    /** Who would wait behind more than these is better off asking alone. */
    private static final int MOST_WAITING = 512;

    private final Function<List<Q>, Map<Q, T>> question;
    private final int together;
    private final Executor threads;
    private final Queue<Asked<Q, T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param together how many are asked for at once at the most
     */
    Gathering(Function<List<Q>, Map<Q, T>> question, int together, Executor threads) {
        this.question = question;
        this.together = together;
        this.threads = threads;
    }

    private record Asked<Q, T>(Q of, Consumer<@Nullable T> then) {}

    /** False where too many wait; else {@code then} is told, on another thread. */
    boolean ask(Q of, Consumer<@Nullable T> then) {
        if (length.incrementAndGet() > MOST_WAITING) {
            length.decrementAndGet();
            return false;
        }
        waiting.add(new Asked<>(of, then));
        start();
        return true;
    }

    private void start() {
        if (running.getAndUpdate(n -> Math.min(n + 1, AT_A_TIME)) < AT_A_TIME) {
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                // No thread could be started: whoever waits goes on without an answer from here.
                running.decrementAndGet();
                for (var left = some(); !left.isEmpty(); left = some()) {
                    left.forEach(asked -> asked.then().accept(null));
                }
            }
        }
    }

    private void run() {
        try {
            for (List<Asked<Q, T>> some = some(); !some.isEmpty(); some = some()) {
                answer(some);
            }
        } finally {
            running.decrementAndGet();
            // Somebody may have come after the last look, and have found this one still running.
            if (!waiting.isEmpty()) {
                start();
            }
        }
    }

    /** Whatever becomes of the question, nobody is left waiting. */
    private void answer(List<Asked<Q, T>> some) {
        Map<Q, T> answers = Map.of();
        try {
            answers = question.apply(some.stream().map(Asked::of).toList());
        } finally {
            for (Asked<Q, T> asked : some) {
                asked.then().accept(answers.get(asked.of()));
            }
        }
    }

    private List<Asked<Q, T>> some() {
        var some = new ArrayList<Asked<Q, T>>();
        while (some.size() < together) {
            Asked<Q, T> next = waiting.poll();
            if (next == null) {
                break;
            }
            length.decrementAndGet();
            some.add(next);
        }
        return some;
    }
}
