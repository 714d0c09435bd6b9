package org.openletter.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL on a free port of the loopback interface, asking for a password.
 *
 * <p>Migrations run as the owner of the database, who is no superuser; the service logs in as a
 * role that owns nothing. So what fails in production fails here. The port stays the same until
 * {@link #close}; whoever opens it closes it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String NAME = "openletter";
    static final String SERVICE = "openletter_service";

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    /**
     * pg_trgm asks the C library what a letter is: with LC_CTYPE "C" no Cyrillic character is one.
     * The rest is PostgreSQL's own Unicode, the same on every machine: an upgrade of the system
     * breaks no index. It sorts by code point; a list for people names an ICU collation.
     */
    private static final Map<String, String> LOCALE =
            Map.of(
                    "locale", "C",
                    "lc-ctype", isMac() ? "en_US.UTF-8" : "C.UTF-8",
                    "locale-provider", "builtin",
                    "builtin-locale", "C.UTF-8");

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "", // else it leaves a socket in /tmp
                    "max_connections", "100",
                    "log_checkpoints", "off",
                    // A refused statement is the service's to report; here it would leave names of
                    // people in a file: no level below LOG, no statement, no detail.
                    "log_min_messages", "log",
                    "log_min_error_statement", "panic",
                    "log_error_verbosity", "terse");

    private static final Duration AFTER_A_CLEAN_STOP = Duration.ofSeconds(20);
    private static final Duration AFTER_A_CRASH = Duration.ofMinutes(2); // it replays its log

    /** Zonky tells every step at INFO. The field keeps the level from being collected. */
    private static final Logger CHATTER = Logger.getLogger("io.zonky.test.db.postgres");

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;
    private final boolean temporary;
    private final boolean created;

    private EmbeddedDatabase(DataDirectory directory, boolean temporary)
            throws IOException, SQLException {
        this.directory = directory;
        this.temporary = temporary;
        this.password = directory.password();
        this.server = start(directory, temporary ? FAST : DURABLE);
        this.created = createDatabase();
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    }

    /** Keeps what is stored in the directory; loses nothing that it acknowledged. */
    public static EmbeddedDatabase keptIn(Path directory) {
        return open(DataDirectory.claim(directory), false);
    }

    /** For tests: quick, careless with power cuts, and gone when closed. */
    public static EmbeddedDatabase temporary() {
        try {
            return open(DataDirectory.claim(Files.createTempDirectory("openletter-")), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase open(DataDirectory directory, boolean temporary) {
        try {
            Leftover.stopIn(directory.cluster());
            directory.prepare();
            return new EmbeddedDatabase(directory, temporary);
        } catch (IOException
                | SQLException
                | RuntimeException
                | ExceptionInInitializerError e) { // the last: zonky could not unpack
            var explained = e instanceof CannotStart known ? known : explained(directory, e);
            tidy(directory, temporary, explained);
            throw explained;
        }
    }

    private static CannotStart explained(DataDirectory directory, Throwable cause) {
        return new CannotStart(
                """
                PostgreSQL does not start in %s: %s
                %s ends with:
                %s
                Mend that, or set QUARKUS_DATASOURCE_JDBC_URL to use another PostgreSQL."""
                        .formatted(
                                directory.path(),
                                cause.getMessage(),
                                directory.log(),
                                directory.lastWords().indent(4)),
                cause);
    }

    private static void tidy(DataDirectory directory, boolean temporary, CannotStart failure) {
        try (directory) {
            Leftover.stopIn(directory.cluster());
            directory.forgetBinaries(); // they may be what is broken: the disk was full, say
            if (temporary) {
                directory.delete();
            }
        } catch (IOException | CannotStart e) {
            failure.addSuppressed(e);
        }
    }

    private static EmbeddedPostgres start(DataDirectory directory, Map<String, String> safety)
            throws IOException {
        CHATTER.setLevel(Level.WARNING);
        var log = Redirect.appendTo(directory.log().toFile());
        boolean crashed = Files.exists(directory.cluster().resolve("postmaster.pid"));
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory.cluster())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setOverrideWorkingDirectory(directory.binaries().toFile())
                        .setPgBinaryResolver(new Binaries(directory.binaries()))
                        .setDataDirectoryCustomizer(cluster -> directory.markInitialised())
                        .setConnectConfig("password", directory.password())
                        .setPGStartupWait(crashed ? AFTER_A_CRASH : AFTER_A_CLEAN_STOP)
                        .setOutputRedirector(log)
                        .setErrorRedirector(log);
        LOCALE.forEach(builder::setLocaleConfig);
        // Zonky passes "locale" options to initdb as they are; these two replace its "trust".
        builder.setLocaleConfig("auth", "scram-sha-256");
        builder.setLocaleConfig("pwfile", directory.passwordFile().toString());
        SETTINGS.forEach(builder::setServerConfig);
        safety.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** True if there was none: the service starts for the first time. */
    private boolean createDatabase() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String role : List.of(NAME, SERVICE)) {
                if (!found(statement, "select from pg_roles where rolname = '" + role + "'")) {
                    statement.execute(
                            "create role %s login password '%s'".formatted(role, password));
                }
            }
            boolean missing =
                    !found(statement, "select from pg_database where datname = '" + NAME + "'");
            if (missing) {
                statement.execute("create database %s owner %s".formatted(NAME, NAME));
            }
            return missing;
        }
    }

    private static boolean found(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
    }

    /** The owner's. */
    public String username() {
        return NAME;
    }

    public String serviceUsername() {
        return SERVICE;
    }

    /** Of both. */
    public String password() {
        return password;
    }

    /** The file with the keys for what is stored here, to be read by the service. */
    Path sealingKeys() {
        return directory.sealingKeys();
    }

    /** Whether this opening made the database, which is therefore empty. */
    public boolean isNew() {
        return created;
    }

    /** Where the data are kept: absolute, symbolic links resolved. */
    public Path directory() {
        return directory.path();
    }

    /** Ends PostgreSQL, whoever is still connected; repeating it does no harm. */
    @Override
    public void close() {
        try (directory) {
            server.close();
            Leftover.stopIn(directory.cluster()); // zonky gives up after five seconds
            if (temporary) {
                directory.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Zonky shares unpacked binaries among equal resolvers. These are equal for the same directory
     * only, since a temporary one takes its binaries with it.
     */
    private record Binaries(Path directory) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String hardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        }
    }
}
