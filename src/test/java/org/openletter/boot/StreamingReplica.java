package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openletter.embedded.EmbeddedDatabase;
import org.openletter.support.Eventually;

/** A second PostgreSQL that follows the first, made of a copy of its stopped cluster. */
final class StreamingReplica implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final Path cluster;
    private final Path server;
    private final int port;
    private final EmbeddedDatabase primary;
    private Process process;

    private StreamingReplica(Path cluster, Path server, int port, EmbeddedDatabase primary) {
        this.cluster = cluster;
        this.server = server;
        this.port = port;
        this.primary = primary;
    }

    /** Begins a primary in this directory, and what follows it. */
    static StreamingReplica begin(Path directory) throws Exception {
        Path data = directory.resolve("data");
        EmbeddedDatabase.keptIn(data).close();
        Path copy = directory.resolve("replica");
        copy(data.resolve("postgresql/cluster"), copy);
        Path server;
        try (Stream<Path> files = Files.walk(data)) {
            server = files.filter(file -> file.endsWith("bin/postgres")).findFirst().orElseThrow();
        }
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var replica = new StreamingReplica(copy, server, port, EmbeddedDatabase.keptIn(data));
        Files.createFile(copy.resolve("standby.signal"));
        replica.start();
        return replica;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(
                    file -> {
                        try {
                            Files.copy(
                                    file,
                                    to.resolve(from.relativize(file)),
                                    StandardCopyOption.COPY_ATTRIBUTES);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    EmbeddedDatabase primary() {
        return primary;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/openletter".formatted(port);
    }

    void start() throws Exception {
        int primarys = URI.create(primary.jdbcUrl().substring("jdbc:".length())).getPort();
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; the primary is started in the same way.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(server.toString(), "-D", cluster.toString()));
        var settings =
                Map.of(
                        "port", String.valueOf(port),
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "wal_retrieve_retry_interval", "200ms",
                        "max_standby_streaming_delay", "0",
                        "primary_conninfo",
                                "host=127.0.0.1 port=%d user=%s password=%s"
                                        .formatted(primarys, SUPERUSER, primary.password()));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        cluster.resolveSibling("replica.log").toFile()))
                        .start();
        Eventually.holds(this::answers);
    }

    private boolean answers() {
        try {
            return ask("select pg_is_in_recovery()").equals("t");
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** As its superuser; the first column of the first row. */
    String ask(String sql) throws SQLException {
        return ask(jdbcUrl(), sql);
    }

    String askPrimary(String sql) throws SQLException {
        return ask(primary.jdbcUrl(), sql);
    }

    private String ask(String url, String sql) throws SQLException {
        try (var line = DriverManager.getConnection(url, SUPERUSER, primary.password());
                var statement = line.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    /** Ends it at once, as a machine that goes. */
    void kill() throws Exception {
        signal("KILL");
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    /** Sends a signal to the server and to what it has begun. */
    void signal(String name) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-s", name));
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .forEach(each -> command.add(String.valueOf(each.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            signal("CONT");
            signal("KILL");
            process.waitFor(10, TimeUnit.SECONDS);
        }
        primary.close();
    }
}
