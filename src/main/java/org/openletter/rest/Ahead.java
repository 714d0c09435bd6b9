package org.openletter.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;

/** Sends a file while its next piece is being made: never more than one. */
final class Ahead {

    private final Supplier<List<byte[]>> pieces;
    private final ManagedExecutor threads;
    private @Nullable List<byte[]> first;

    /** Makes the first piece at once: before it is sent, a failure can still be told. */
    Ahead(Supplier<List<byte[]>> pieces, ManagedExecutor threads) {
        this.pieces = pieces;
        this.threads = threads;
        this.first = pieces.get();
    }

    void send(OutputStream out) throws IOException {
        List<byte[]> piece = Objects.requireNonNull(first);
        // A download may take long, and nobody needs its beginning any more.
        first = null;
        while (!piece.isEmpty()) {
            var next = new FutureTask<>(pieces::get);
            threads.execute(next);
            try {
                for (byte[] row : piece) {
                    out.write(row);
                }
            } catch (IOException e) {
                next.cancel(false);
                throw e;
            }
            // Made here if no thread has come to it: all of them may be sending files.
            next.run();
            piece = made(next);
        }
    }

    private static List<byte[]> made(FutureTask<List<byte[]>> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
