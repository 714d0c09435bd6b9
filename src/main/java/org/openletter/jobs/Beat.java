package org.openletter.jobs;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Something that is done again and again, more often than once a second, on a thread of its own.
 * What fails is tried again with the next beat.
 */
public final class Beat implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Beat.class);
    private static final int SECONDS_TO_STOP = 10;

    /** A start has enough to do; whatever waits has waited while there was no service. */
    private static final long FIRST_AFTER_MILLIS = 1_000;

    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService thread;
    private boolean failing;

    private Beat(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var beat = new Thread(task, name);
                            beat.setDaemon(true);
                            return beat;
                        });
    }

    /**
     * Begins.
     *
     * @param name as the log names it
     * @param pause between the end of one time and the beginning of the next
     */
    public static Beat of(String name, Duration pause, Runnable work) {
        var beat = new Beat(name, work);
        beat.begin(pause);
        return beat;
    }

    private void begin(Duration pause) {
        long first = Math.max(pause.toMillis(), FIRST_AFTER_MILLIS);
        var unused =
                thread.scheduleWithFixedDelay(
                        this::once, first, pause.toMillis(), TimeUnit.MILLISECONDS);
        // Nobody waits for it: what fails is caught where it is done.
        Objects.requireNonNull(unused);
    }

    private void once() {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            work.run();
            if (failing) {
                LOG.infof("The %s goes on.", name);
            }
            failing = false;
        } catch (RuntimeException e) {
            // Said once: the database may be away for long, and an exception may quote a row.
            if (!failing) {
                LOG.warnf(
                        "The %s failed (%s); it is tried again and again.",
                        name, e.getClass().getSimpleName());
            }
            failing = true;
        } finally {
            context.terminate();
        }
    }

    /** Lets what has begun come to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warnf("The %s is still at work.", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
