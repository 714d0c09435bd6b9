package org.openletter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the pool. Of the process, not of the container: the pool makes its driver
 * itself, and both must mean the same ones.
 */
final class Lines {

    private static final Set<Connection> OPEN = ConcurrentHashMap.newKeySet();
    private static final AtomicReference<@Nullable Target> TARGET = new AtomicReference<>();
    private static final org.postgresql.Driver DRIVER = new org.postgresql.Driver();
    private static volatile boolean cut;

    private Lines() {}

    /** Where the pool last connected to, and as whom. */
    record Target(String url, Properties properties) {}

    static @Nullable Target target() {
        return TARGET.get();
    }

    static boolean areCut() {
        return cut;
    }

    /** Connects for the pool. */
    static @Nullable Connection open(String url, Properties properties) throws SQLException {
        TARGET.set(new Target(url, properties));
        refuseIfCut();
        Connection line = DRIVER.connect(url, properties);
        if (line != null) {
            OPEN.removeIf(Lines::closed);
            OPEN.add(line);
            if (cut) {
                // It was cut between the question and the answer, and this one was overlooked.
                line.abort(Runnable::run);
            }
            refuseIfCut();
        }
        return line;
    }

    private static void refuseIfCut() throws SQLException {
        if (cut) {
            throw new SQLTransientConnectionException("The database is away.", "08001");
        }
    }

    private static boolean closed(Connection line) {
        try {
            return line.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Whoever waits for an answer on one of them gets an exception at once. */
    static void cut() {
        cut = true;
        for (Connection line : OPEN) {
            try {
                line.abort(Runnable::run);
            } catch (SQLException e) {
                // Then it is closed already.
            }
        }
        OPEN.removeIf(Lines::closed);
    }

    static void join() {
        cut = false;
    }
}
