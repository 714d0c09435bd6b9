package org.openletter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A connection beside the pool, over which nothing is asked but whether somebody answers. */
final class Probe implements AutoCloseable {

    private static final org.postgresql.Driver DRIVER = new org.postgresql.Driver();
    private static final String SECONDS_TO_CONNECT = "2";
    private static final int MILLIS_TO_ANSWER = 1_000;

    private final Connection line;

    private Probe(Connection line) {
        this.line = line;
    }

    static Probe open(Lines.Target target) throws SQLException {
        var properties = new Properties();
        properties.putAll(target.properties());
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("ApplicationName", "open-letter-pulse");
        @Nullable Connection line = DRIVER.connect(target.url(), properties);
        if (line == null) {
            throw new SQLException("no driver for the database's address", "08001");
        }
        return new Probe(line);
    }

    /** Returns when the time is up; throws at once when the server hangs up. */
    void listen(Duration time) throws SQLException {
        line.unwrap(PGConnection.class).getNotifications((int) time.toMillis());
    }

    void ask() throws SQLException {
        line.setNetworkTimeout(Runnable::run, MILLIS_TO_ANSWER);
        try (var statement = line.createStatement()) {
            statement.execute("select 1");
        }
    }

    @Override
    public void close() {
        try {
            // Not by a farewell: who doesn't answer takes none.
            line.abort(Runnable::run);
        } catch (SQLException e) {
            // Then it is closed already.
        }
    }
}
