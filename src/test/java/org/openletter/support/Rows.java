package org.openletter.support;

import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Many entries at once, and what no answer shows: for tests that need what the API can't make
 * quickly.
 */
public final class Rows {

    private Rows() {}

    /**
     * Copies of an entry.
     *
     * @param values SQL for columns that differ; {@code n} counts the copies from 1
     */
    public static void multiply(String table, String id, int copies, Map<String, String> values) {
        List<String> columns =
                column(
                        "select column_name from information_schema.columns where is_generated = 'NEVER' and table_name = ?",
                        table);
        String selected =
                columns.stream()
                        .map(
                                column ->
                                        switch (column) {
                                            case "id" -> "uuidv7()";
                                            case "slug" -> "e.slug || '-' || n";
                                            case "external_source", "external_id" -> "null";
                                            default -> values.getOrDefault(column, "e." + column);
                                        })
                        .collect(Collectors.joining(", "));
        // The owner has as long as it takes; the service's statements end after five seconds.
        executeAsOwner(
                "insert into %s (%s) select %s from %s e, generate_series(1, %d) n where e.id = '%s'"
                        .formatted(table, String.join(", ", columns), selected, table, copies, id));
    }

    public static void execute(String sql) {
        try (var connection = CDI.current().select(DataSource.class).get().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** As the one who owns the tables, which the service doesn't. */
    public static void executeAsOwner(String sql) {
        try (var connection = ownersConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** To be closed by who asks for it. */
    public static Connection ownersConnection() throws SQLException {
        var settings = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                settings.getValue("quarkus.datasource.jdbc.url", String.class),
                settings.getValue("quarkus.flyway.username", String.class),
                settings.getValue("quarkus.flyway.password", String.class));
    }

    /** To be closed by who asks for it; not of the pool, so that it may be spoilt. */
    public static Connection servicesConnection() throws SQLException {
        var settings = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                settings.getValue("quarkus.datasource.jdbc.url", String.class),
                settings.getValue("quarkus.datasource.username", String.class),
                settings.getValue("quarkus.datasource.password", String.class));
    }

    /** The first column of what this finds, as text. */
    public static List<String> column(String sql, String... values) {
        try (var connection = CDI.current().select(DataSource.class).get().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
