package org.openletter.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * How long one connection is waited on: a little longer than the server lets a statement run, so
 * that it only ends what no server will answer any more. A route may have swallowed what one
 * connection said while all others are well, which no pulse tells.
 */
@ApplicationScoped
public class Patience implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(Patience.class);

    /** A statement has five seconds; see application.properties. */
    private static final Duration USUAL = Duration.ofSeconds(8);

    private static final Duration BEYOND = Duration.ofSeconds(5);
    private static final int ENDLESS = 0;

    private final Instance<Pulse> pulse;

    Patience(Instance<Pulse> pulse) {
        this.pulse = pulse;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        wait(connection, pulse.get().isBeating() ? (int) USUAL.toMillis() : ENDLESS);
    }

    /** For the rest of the running transaction: one statement may take so long. */
    public static void extend(EntityManager database, Duration statement) {
        database.createNativeQuery(
                        "set local statement_timeout = '%ds'".formatted(statement.toSeconds()))
                .executeUpdate();
        database.unwrap(Session.class)
                .doWork(connection -> wait(connection, (int) statement.plus(BEYOND).toMillis()));
    }

    private static void wait(Connection connection, int millis) {
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLException e) {
            // It is closed; whoever has it will see.
            LOG.debugf("A connection takes no time limit (SQL state %s).", e.getSQLState());
        }
    }
}
