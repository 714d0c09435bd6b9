package org.openletter.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Door;
import org.openletter.rest.Doors;

/**
 * Reads a file on another thread, one batch ahead of what is being written: one processor reads and
 * checks while another one, or the database, writes.
 */
final class Ahead {

    /** What is held in memory: entries may have 1 MiB each. */
    private static final long MOST_BYTES = 1024 * 1024;

    static final int MOST = 400;

    /** An entry of the file, as its collection reads it; as nothing where it can't be read. */
    record Brought(Records.One one, Door.@Nullable Incoming incoming) {}

    private final Records records;
    private final Doors doors;
    private final String collection;
    private final Executor reader;
    private @Nullable CompletableFuture<List<Brought>> next;

    Ahead(Records records, Doors doors, String collection, Executor reader) {
        this.records = records;
        this.doors = doors;
        this.collection = collection;
        this.reader = reader;
    }

    /** The next batch; empty at the end. */
    List<Brought> batch() {
        CompletableFuture<List<Brought>> asked = next == null ? ask() : next;
        List<Brought> batch = got(asked);
        next = batch.isEmpty() ? null : ask();
        return batch;
    }

    private CompletableFuture<List<Brought>> ask() {
        return CompletableFuture.supplyAsync(this::read, reader);
    }

    private static List<Brought> got(CompletableFuture<List<Brought>> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<Brought> read() {
        var batch = new ArrayList<Brought>();
        long begin = -1;
        boolean more = true;
        while (more) {
            Records.One one = records.next();
            if (one == null) {
                return batch;
            }
            begin = begin < 0 ? one.end() : begin;
            batch.add(new Brought(one, incoming(one)));
            more = batch.size() < MOST && one.end() - begin < MOST_BYTES;
        }
        return batch;
    }

    private Door.@Nullable Incoming incoming(Records.One one) {
        return one.body() == null || one.externalId() == null
                ? null
                : doors.incoming(collection, one.externalId(), one.body());
    }
}
