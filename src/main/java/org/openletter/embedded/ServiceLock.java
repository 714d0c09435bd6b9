package org.openletter.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second service off a directory while the first one lives.
 *
 * <p>The kernel releases the lock even on {@code kill -9}: if it can be had, no service lives here,
 * and whatever else still runs is a leftover.
 */
final class ServiceLock implements AutoCloseable {
    /**
     * Those held by this JVM. A file lock belongs to the process: opening and closing the lock file
     * a second time within it would silently release the first lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String OWN_PID = Long.toString(ProcessHandle.current().pid());

    private final Path directory;
    private final FileChannel channel;

    private ServiceLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the lock at once or refuses; the path must be real, so that aliases meet. */
    static ServiceLock on(Path directory) throws IOException {
        if (!HELD.add(directory)) {
            throw taken(directory, OWN_PID);
        }
        try {
            return new ServiceLock(directory, locked(directory));
        } catch (IOException | RuntimeException e) {
            HELD.remove(directory);
            throw e;
        }
    }

    /** Whether a service lives in the directory. */
    static boolean heldOn(Path directory) throws IOException {
        var file = directory.resolve("service.lock");
        if (HELD.contains(directory)) {
            return true;
        }
        if (Files.notExists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static FileChannel locked(Path directory) throws IOException {
        var file = directory.resolve("service.lock");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(directory, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((OWN_PID + "\n").getBytes(UTF_8)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static CannotStart taken(Path directory, String holder) {
        return new CannotStart(
                ("The data directory %s is in use by another Open Letter service (process %s)."
                                + " Stop that one first, or give this one a directory of its own"
                                + " in OPENLETTER_DATA_DIR.")
                        .formatted(directory, holder));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(directory);
    }
}
