package org.openletter.support;

import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/** A database of its own beside the suite's, for what would spoil that one. */
public final class Apart implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "apart_" + COUNT.incrementAndGet();

    private Apart(String origin) {
        onServer("create database %s owner %s%s".formatted(name, owner(), origin));
    }

    public static Apart empty() {
        return new Apart("");
    }

    /** Nobody may be connected to the original. */
    public Apart copy() {
        return new Apart(" template " + name);
    }

    /** Up to this version, or {@code latest}. */
    public Apart migrated(String target) {
        Flyway.configure()
                .configuration(CDI.current().select(Flyway.class).get().getConfiguration())
                .dataSource(url(), owner(), password())
                .target(target)
                .load()
                .migrate();
        return this;
    }

    public String url() {
        return url(name);
    }

    private static String url(String database) {
        return setting("quarkus.datasource.jdbc.url").replaceFirst("[^/]+$", database);
    }

    public String owner() {
        return setting("quarkus.flyway.username");
    }

    public String password() {
        return setting("quarkus.flyway.password");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    public Connection service() throws SQLException {
        return DriverManager.getConnection(
                url(), setting("quarkus.datasource.username"), password());
    }

    public void asOwner(String... commands) {
        try (var connection = DriverManager.getConnection(url(), owner(), password())) {
            for (String command : commands) {
                execute(connection, command);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public void asService(String... commands) {
        try (var connection = service()) {
            for (String command : commands) {
                execute(connection, command);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What PostgreSQL says when the service tries this, in a transaction. */
    public String refusal(String... commands) throws SQLException {
        try (var connection = service()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < commands.length - 1; i++) {
                execute(connection, commands[i]);
            }
            String last = commands[commands.length - 1];
            return assertThrows(SQLException.class, () -> execute(connection, last), last)
                    .getMessage();
        }
    }

    /** The first column of the first row. */
    public String ask(String query) {
        try (var connection = service();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private void onServer(String command) {
        try (var connection =
                DriverManager.getConnection(url("postgres"), "postgres", password())) {
            execute(connection, command);
        } catch (SQLException e) {
            throw new AssertionError(command, e);
        }
    }

    @Override
    public void close() {
        onServer("drop database %s with (force)".formatted(name));
    }
}
