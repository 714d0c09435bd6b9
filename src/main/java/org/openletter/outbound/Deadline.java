package org.openletter.outbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment by which all must be done. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long millisLeft() {
        long left = TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
        if (left <= 0) {
            throw new Refused(Refused.Reason.TIMEOUT);
        }
        return left;
    }

    /** Waits no longer than this. */
    <T> T await(CompletableFuture<T> result) throws ExecutionException {
        try {
            return result.get(millisLeft(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Refused(Refused.Reason.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Refused.Reason.TIMEOUT);
        }
    }
}
