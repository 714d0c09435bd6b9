package org.openletter.rest.hot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
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
final class Gathering<T> {

    private static final int TOGETHER = 64;
    private static final int AT_A_TIME = 2;

    /** Who would wait behind more than these is better off asking alone. */
    private static final int MOST_WAITING = 512;

    private final Function<List<UUID>, Map<UUID, T>> question;
    private final Executor threads;
    private final Queue<Asked<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    Gathering(Function<List<UUID>, Map<UUID, T>> question, Executor threads) {
        this.question = question;
        this.threads = threads;
    }

    private record Asked<T>(UUID id, Consumer<@Nullable T> then) {}

    /** False where too many wait; else {@code then} is told, on another thread. */
    boolean ask(UUID id, Consumer<@Nullable T> then) {
        if (length.incrementAndGet() > MOST_WAITING) {
            length.decrementAndGet();
            return false;
        }
        waiting.add(new Asked<>(id, then));
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
                some().forEach(asked -> asked.then().accept(null));
            }
        }
    }

    private void run() {
        try {
            for (List<Asked<T>> some = some(); !some.isEmpty(); some = some()) {
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
    private void answer(List<Asked<T>> some) {
        Map<UUID, T> answers = Map.of();
        try {
            answers = question.apply(some.stream().map(Asked::id).toList());
        } finally {
            for (Asked<T> asked : some) {
                asked.then().accept(answers.get(asked.id()));
            }
        }
    }

    private List<Asked<T>> some() {
        var some = new ArrayList<Asked<T>>();
        while (some.size() < TOGETHER) {
            Asked<T> next = waiting.poll();
            if (next == null) {
                break;
            }
            length.decrementAndGet();
            some.add(next);
        }
        return some;
    }
}
