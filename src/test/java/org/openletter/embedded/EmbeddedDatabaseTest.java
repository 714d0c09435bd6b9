package org.openletter.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir static Path scratch;

    /** One directory for most: unpacking PostgreSQL takes longer than any of these tests. */
    private static Path kept() {
        return scratch.resolve("kept");
    }

    @Test
    void a_kept_directory_is_durable_closed_to_strangers_and_there_again_after_closing()
            throws Exception {
        try (var database = EmbeddedDatabase.keptIn(kept())) {
            assertEquals("on", ask(database, "show fsync"));
            assertEquals("on", ask(database, "show synchronous_commit"));
            assertEquals("on", ask(database, "show full_page_writes"));
            assertEquals("127.0.0.1", ask(database, "show listen_addresses"));
            assertEquals("off", ask(database, "show is_superuser"));
            tell(database, "create table note(text text)");
            tell(database, "insert into note values ('Ёлка')");

            assertRefused(database, database.username(), "a guess");
            assertRefused(database, "postgres", "");
            var password = database.directory().resolve("postgresql/password");
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
        }
        try (var database = EmbeddedDatabase.keptIn(kept())) {
            assertFalse(database.isNew());
            assertEquals("Ёлка", ask(database, "select text from note"));
        }
    }

    @Test
    void cyrillic_has_letters_trigrams_and_cases() throws Exception {
        Path directory;
        try (var database = EmbeddedDatabase.temporary()) {
            directory = database.directory();
            tell(database, "create extension pg_trgm");
            assertEquals("UTF8", ask(database, "show server_encoding"));
            assertEquals("навальный", ask(database, "select lower('НАВАЛЬНЫЙ')"));
            assertEquals("ЁЖ", ask(database, "select upper('ёж')"));
            assertEquals("10", ask(database, "select cardinality(show_trgm('Навальный'))"));
            assertEquals("t", ask(database, "select 'Навальный' % 'Навальная'"));
            assertEquals("t", ask(database, "select 'Ёлкина' ~* '^ёл\\w+$'"));
        }
        assertFalse(Files.exists(directory), "a temporary directory is gone when closed");
    }

    @Test
    void what_was_acknowledged_survives_kill_9_of_the_service() throws Exception {
        var directory = kept();
        var service = start(Acknowledging.class, directory);
        Set<String> acknowledged = new HashSet<>();
        try (var answers = service.inputReader()) {
            while (acknowledged.size() < 200) {
                acknowledged.add(Objects.requireNonNull(answers.readLine()));
            }
            service.toHandle().destroyForcibly(); // the process itself would close its answers
            service.waitFor();
            answers.lines().forEach(acknowledged::add);
        }
        assertTrue(leftover(directory).isPresent(), "PostgreSQL itself lives on");

        var before = Instant.now();
        try (var database = EmbeddedDatabase.keptIn(directory)) {
            var took = Duration.between(before, Instant.now());
            assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, "took " + took);
            acknowledged.removeAll(
                    Set.of(ask(database, "select string_agg(id::text, ',') from kept").split(",")));
            assertEquals(Set.of(), acknowledged);
        }
        assertTrue(leftover(directory).isEmpty(), "closing leaves nothing running");
    }

    @Test
    void what_was_acknowledged_survives_the_crash_of_postgresql_too() throws Exception {
        var directory = kept();
        try (var database = EmbeddedDatabase.keptIn(directory)) {
            tell(database, "create table crash(text text)");
            tell(database, "insert into crash values ('kept')");
            var server = leftover(directory).orElseThrow();
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
            server.onExit().join();
        }
        try (var database = EmbeddedDatabase.keptIn(directory)) {
            assertEquals("kept", ask(database, "select text from crash"));
        }
    }

    @Test
    void a_directory_in_use_is_refused_at_once_and_left_alone() throws Exception {
        var directory = kept();
        try (var database = EmbeddedDatabase.keptIn(directory)) {
            var here = assertThrows(CannotStart.class, () -> EmbeddedDatabase.keptIn(directory));
            assertMessage(here, directory.toString(), "in use", "OPENLETTER_DATA_DIR");

            var another = start(Acknowledging.class, directory);
            try (var complaint = another.errorReader()) {
                var said = String.join("\n", complaint.lines().toList());
                assertTrue(said.contains("process " + ProcessHandle.current().pid()), said);
            }
            assertEquals(1, another.waitFor());
            assertEquals("1", ask(database, "select 1"));
        }
    }

    @Test
    void a_directory_that_cannot_be_used_is_named() throws Exception {
        var file = Files.createFile(scratch.resolve("file"));
        for (var directory : List.of(file, file.resolve("below"))) {
            var fault = assertThrows(CannotStart.class, () -> EmbeddedDatabase.keptIn(directory));
            assertMessage(fault, directory.toString(), "OPENLETTER_DATA_DIR");
        }
    }

    @Test
    void a_first_start_cut_short_does_not_spoil_the_next() throws Exception {
        var inside = Files.createDirectories(scratch.resolve("cut/postgresql"));
        Files.createFile(
                Files.createDirectory(inside.resolve("cluster")).resolve("postgresql.conf"));
        Files.createDirectories(inside.resolve("binaries/PG-0"));
        Files.createFile(inside.resolve("password"));
        try (var database = EmbeddedDatabase.keptIn(scratch.resolve("cut"))) {
            assertTrue(database.isNew());
        }
    }

    @Test
    void the_process_id_of_a_stranger_is_not_taken_for_postgresql() throws Exception {
        var directory = kept();
        EmbeddedDatabase.keptIn(directory).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(pidFile(directory), stranger.pid() + "\n" + directory + "\n");
            try (var database = EmbeddedDatabase.keptIn(directory)) {
                assertEquals("1", ask(database, "select 1"));
            }
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroy();
        }
    }

    /** A service that acknowledges each row once it is committed, until it is killed. */
    static final class Acknowledging {
        public static void main(String... arguments) throws Exception {
            var database = EmbeddedDatabase.keptIn(Path.of(arguments[0]));
            tell(database, "create table kept(id int primary key)");
            try (var connection =
                            DriverManager.getConnection(
                                    database.jdbcUrl(), database.username(), database.password());
                    var insert = connection.prepareStatement("insert into kept values (?)")) {
                for (int id = 1; ; id++) {
                    insert.setInt(1, id);
                    insert.execute();
                    System.out.println(id);
                }
            }
        }
    }

    private static Process start(Class<?> main, Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        directory.toString())
                .redirectInput(Redirect.PIPE)
                .start();
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("postgresql/cluster/postmaster.pid");
    }

    private static Optional<ProcessHandle> leftover(Path directory) throws IOException {
        if (Files.notExists(pidFile(directory))) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile(directory)).get(0)));
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(EmbeddedDatabase database, String command) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void assertRefused(EmbeddedDatabase database, String user, String password) {
        var refusal =
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(database.jdbcUrl(), user, password));
        assertTrue(
                Set.of("28P01", "08004", "28000").contains(refusal.getSQLState()),
                refusal::toString);
    }

    private static void assertMessage(CannotStart fault, String... parts) {
        for (var part : parts) {
            assertTrue(fault.getMessage().contains(part), fault.getMessage());
        }
    }
}
