package org.openletter.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again whether the database answers. No limit of a statement can tell: the server
 * keeps the limits, and a server that stands still keeps none, while a statement that takes long on
 * a server that answers is in order. Where neither the kept connection nor a new one gets an
 * answer, the pool's are cut, until a new one does.
 */
@ApplicationScoped
public class Pulse {

    private static final Logger LOG = Logger.getLogger(Pulse.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long PAUSE_WHILE_AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Not nothing: to the pool that would mean to wait for ever. */
    private static final Duration NO_TIME = Duration.ofMillis(1);

    private static final int LAST_TO_START = 10_000;
    private static final int DEEPEST_CAUSE = 20;

    private final AgroalDataSource pool;
    private final Duration patience;
    private @Nullable Probe probe;
    private @Nullable Thread thread;
    private volatile boolean beating;

    Pulse(AgroalDataSource pool) {
        this.pool = pool;
        this.patience = settings().acquisitionTimeout();
    }

    private AgroalConnectionPoolConfiguration settings() {
        return pool.getConfiguration().connectionPoolConfiguration();
    }

    void start(@Observes @Priority(LAST_TO_START) StartupEvent start) {
        beating = true;
        thread = new Thread(this::beat, "database-pulse");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        beating = false;
    }

    /** False before the service has started: migrations may take what time they need. */
    boolean isBeating() {
        return beating;
    }

    /** Whether the database answered when it was last asked. */
    public static boolean felt() {
        return !Lines.areCut();
    }

    /** Whether this failed because a connection broke, and not because of what was asked. */
    public static boolean broke(Throwable thrown) {
        return broke(thrown, 0);
    }

    /** Who ends a transaction suppresses what broke it. */
    private static boolean broke(@Nullable Throwable at, int depth) {
        if (at == null || depth > DEEPEST_CAUSE) {
            return false;
        }
        if (at instanceof SQLException e) {
            String state = String.valueOf(e.getSQLState());
            return Stream.of("08", "57P", "53", "58", "25006").anyMatch(state::startsWith);
        }
        return broke(at.getCause(), depth + 1)
                || Arrays.stream(at.getSuppressed()).anyMatch(other -> broke(other, depth + 1));
    }

    private void beat() {
        while (beating) {
            try {
                beatOnce();
            } catch (RuntimeException | Error e) {
                // Without this thread nobody would ever learn that the database is back.
                LOG.error("The database's pulse could not be felt.", e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        hangUp();
    }

    private void beatOnce() {
        boolean felt = feel();
        if (beating && felt && Lines.areCut()) {
            found();
        } else if (beating && !felt && !Lines.areCut()) {
            lost();
        }
        if (beating && !felt) {
            LockSupport.parkNanos(PAUSE_WHILE_AWAY_NANOS);
        }
    }

    /** A kept connection may have ended for reasons of its own: a new one decides. */
    private boolean feel() {
        if (probe != null && !Lines.areCut()) {
            try {
                probe.listen(PAUSE);
                probe.ask();
                return true;
            } catch (SQLException e) {
                hangUp();
            }
        }
        hangUp();
        Lines.Target target = Lines.target();
        if (target == null) {
            LockSupport.parkNanos(PAUSE_WHILE_AWAY_NANOS);
            return true;
        }
        try {
            var fresh = Probe.open(target);
            probe = fresh;
            fresh.ask();
            return true;
        } catch (SQLException e) {
            hangUp();
            return isThere(e);
        }
    }

    /** It has too many guests, or knows us no more: but it said so. */
    private static boolean isThere(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        boolean there = state.startsWith("53") || state.startsWith("28");
        if (there) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return there;
    }

    private void hangUp() {
        if (probe != null) {
            probe.close();
        }
        probe = null;
    }

    private void lost() {
        settings().setAcquisitionTimeout(NO_TIME);
        Lines.cut();
        pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
        LOG.warn("The database gives no answer. Whoever needs it is asked to come back.");
    }

    private void found() {
        Lines.join();
        settings().setAcquisitionTimeout(patience);
        LOG.info("The database answers again.");
    }
}
