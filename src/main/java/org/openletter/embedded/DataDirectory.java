package org.openletter.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * A directory that belongs to one service at a time.
 *
 * <pre>
 * service.lock            held for the life of the service: the kernel releases it even on kill -9
 * sealing.keys            what personal data is sealed with
 * postgresql/             readable by its owner alone
 *   binaries/             PostgreSQL itself; its own copy, so that no cleaner of /tmp can take it away
 *   cluster/              what PostgreSQL calls the data directory
 *   password              random, made together with the cluster
 *   server.log            what PostgreSQL says
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final ServiceLock lock;

    private DataDirectory(Path path, ServiceLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the directory for this service, making it if need be. */
    static DataDirectory claim(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            path = path.toRealPath();
            var directory = new DataDirectory(path, ServiceLock.on(path));
            try {
                Files.createDirectories(directory.inside());
                Files.setPosixFilePermissions(
                        directory.inside(), PosixFilePermissions.fromString("rwx------"));
                return directory;
            } catch (IOException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static CannotStart unusable(Path path, IOException cause) {
        String reason =
                cause instanceof AccessDeniedException
                        ? "access is denied"
                        : cause instanceof FileAlreadyExistsException
                                ? "a file stands in its place"
                                : String.valueOf(cause.getMessage());
        return new CannotStart(
                ("The data directory %s cannot be used: %s. Make it a directory that the user %s"
                                + " may write to, or name another one in OPENLETTER_DATA_DIR.")
                        .formatted(path, reason, System.getProperty("user.name")),
                cause);
    }

    /**
     * Makes what an interrupted start left behind harmless, and a password for a cluster to come.
     */
    void prepare() throws IOException {
        if (!unpacked()) {
            forgetBinaries();
        }
        if (initialised()) {
            if (Files.notExists(passwordFile())) {
                throw new CannotStart(
                        ("The file %s is missing, and without it nobody can log in to the database"
                                        + " beside it. Put it back from where the data was copied.")
                                .formatted(passwordFile()));
            }
            return;
        }
        if (Files.exists(cluster())) {
            // Never used, since initdb did not come to its end; but deleting is the operator's.
            Files.move(cluster(), inside().resolve("incomplete-cluster-" + System.nanoTime()));
        }
        Files.deleteIfExists(passwordFile());
        secretFile(passwordFile(), randomSecret(Base64.getUrlEncoder(), 24));
    }

    /** The file with the key that personal data is sealed with, made once. */
    Path sealingKeys() {
        Path file = path.resolve("sealing.keys");
        try {
            if (Files.notExists(file)) {
                secretFile(file, "1:" + randomSecret(Base64.getEncoder(), 32) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** There whole or not at all. */
    private static void secretFile(Path file, String content) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(
                written,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean unpacked() throws IOException {
        if (Files.notExists(binaries())) {
            return false;
        }
        try (var versions = Files.list(binaries())) {
            // Zonky's sign that everything is there; it would not mend a file cut short.
            return versions.allMatch(version -> Files.exists(version.resolve(".exists")));
        }
    }

    /** The next start unpacks them again. */
    void forgetBinaries() throws IOException {
        deleteTree(binaries());
    }

    private boolean initialised() {
        return Files.exists(cluster().resolve("initialised"));
    }

    /** To be called when initdb has come to its end; repeating it does no harm. */
    void markInitialised() {
        try {
            Files.write(cluster().resolve("initialised"), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomSecret(Base64.Encoder encoder, int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    String password() throws IOException {
        return Files.readString(passwordFile());
    }

    /** Of a directory that another service has claimed. */
    static String passwordIn(Path directory) throws IOException {
        return Files.readString(directory.resolve("postgresql").resolve("password"));
    }

    /** Of a directory that another service has claimed. */
    static Path clusterIn(Path directory) {
        return directory.resolve("postgresql").resolve("cluster");
    }

    /** The end of what PostgreSQL said last. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    Path cluster() {
        return inside().resolve("cluster");
    }

    Path binaries() {
        return inside().resolve("binaries");
    }

    Path passwordFile() {
        return inside().resolve("password");
    }

    Path log() {
        return inside().resolve("server.log");
    }

    private Path inside() {
        return path.resolve("postgresql");
    }

    Path path() {
        return path;
    }

    /** Lets another service have the directory. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Leaves nothing: for temporary directories. */
    void delete() throws IOException {
        deleteTree(path);
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (var found = Files.walk(root)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
