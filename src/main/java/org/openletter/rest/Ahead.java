package org.openletter.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Sends a file while its next piece is being made: never more than one. */
final class Ahead {

    private final Supplier<List<byte[]>> pieces;
    private final ManagedExecutor threads;
    private final List<byte[]> first;

    /** Makes the first piece at once: before it is sent, a failure can still be told. */
    Ahead(Supplier<List<byte[]>> pieces, ManagedExecutor threads) {
        this.pieces = pieces;
        this.threads = threads;
        this.first = pieces.get();
    }

    void send(OutputStream out) throws IOException {
        List<byte[]> piece = first;
        while (!piece.isEmpty()) {
            CompletableFuture<List<byte[]>> next = threads.supplyAsync(pieces);
            for (byte[] row : piece) {
                out.write(row);
            }
            piece = made(next);
        }
    }

    private static List<byte[]> made(CompletableFuture<List<byte[]>> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
