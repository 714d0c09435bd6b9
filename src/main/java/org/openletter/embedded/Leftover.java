package org.openletter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that outlived its service: {@code kill -9} ends the JVM and leaves the child running
 * on the data directory.
 *
 * <p>Whoever calls this holds the lock of the directory, so no living service uses that server:
 * stopping it is safe, and simpler than learning its settings in order to adopt it.
 */
final class Leftover {
    private static final Duration FOR_A_CLEAN_STOP = Duration.ofSeconds(8);
    private static final Duration FOR_A_QUICK_STOP = Duration.ofSeconds(5);

    private final ProcessHandle server;
    private final Path pidFile;

    private Leftover(ProcessHandle server, Path pidFile) {
        this.server = server;
        this.pidFile = pidFile;
    }

    /** Stops the server on this cluster, if there is one. */
    static void stopIn(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> named = processNamedIn(pidFile);
        if (named.isPresent() && servesFrom(cluster, named.get())) {
            new Leftover(named.get(), pidFile).stop();
        } else if (named.isPresent() || Files.size(pidFile) == 0) {
            // After a reboot the number may be anybody's, and PostgreSQL would refuse to start as
            // long as that process lives; an empty file it refuses for good.
            Files.delete(pidFile);
        }
    }

    /** Where the server of a living service listens: the fourth line, once it has started. */
    static int portOf(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.size() < 4 || !lines.get(3).strip().matches("\\d{1,5}")) {
            throw new CannotStart(
                    "The service in %s is just starting or stopping. Try again in a minute."
                            .formatted(cluster));
        }
        return Integer.parseInt(lines.get(3).strip());
    }

    private static Optional<ProcessHandle> processNamedIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive);
    }

    private static boolean servesFrom(Path cluster, ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .isPresent();
    }

    private void stop() throws IOException {
        signal("INT"); // rolls back what is open, writes a checkpoint, ends
        if (goneWithin(FOR_A_CLEAN_STOP)) {
            return;
        }
        signal("QUIT"); // ends at once: the next start replays the log, nothing is lost
        if (!goneWithin(FOR_A_QUICK_STOP)) {
            throw new CannotStart(
                    "A PostgreSQL left behind (process %d) still holds %s and does not stop. End it, then start again."
                            .formatted(server.pid(), pidFile.getParent()));
        }
    }

    /** {@link ProcessHandle#destroy} would send TERM, which waits for every client to leave. */
    private void signal(String name) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -s " + name + " " + server.pid()).start();
    }

    /** PostgreSQL removes the file last; a zombie that nobody reaps would count as alive. */
    private boolean goneWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (Files.exists(pidFile) && server.isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
