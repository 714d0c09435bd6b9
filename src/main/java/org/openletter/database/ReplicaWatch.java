package org.openletter.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.database.Standing.Told;

/** Asks the primary and the replica again and again how far they are, and who they are. */
@ApplicationScoped
class ReplicaWatch {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);
    private static final int LAST_TO_START = 10_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_WHILE_AWAY = TimeUnit.MILLISECONDS.toNanos(500);

    private final Replica replica;
    private @Nullable Standing primarys;
    private @Nullable Standing replicas;
    private @Nullable String server;
    private String said = "";
    private volatile boolean watching;

    ReplicaWatch(Replica replica) {
        this.replica = replica;
    }

    void start(@Observes @Priority(LAST_TO_START) StartupEvent start) {
        if (replica.isSet()) {
            watching = true;
            var thread = new Thread(this::watch, "replica-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        watching = false;
    }

    private void watch() {
        while (watching) {
            boolean there = false;
            try {
                there = look();
            } catch (RuntimeException | Error e) {
                // Without this thread the replica would never be used again.
                LOG.error("The replica could not be watched.", e);
                refuse("not to be watched");
            }
            LockSupport.parkNanos(there ? PAUSE : PAUSE_WHILE_AWAY);
        }
        hangUpPrimary();
        hangUpReplica();
    }

    private boolean look() {
        long now = System.nanoTime();
        Told primary = askPrimary();
        if (primary == null || primary.bytes() == null) {
            // Nothing is proven from now on; what it holds grows too old by itself.
            return false;
        }
        Told told;
        try {
            if (replicas == null) {
                replicas = replica.standing();
            }
            told = replicas.ask(Standing.REPLAYED);
        } catch (SQLException e) {
            hangUpReplica();
            return refuse("away");
        }
        String wrong = wrong(primary, told);
        if (wrong != null || told.bytes() == null) {
            hangUpReplica();
            return refuse(String.valueOf(wrong));
        }
        return follow(now, primary.bytes(), told, told.bytes());
    }

    private boolean follow(long now, long written, Told told, long replayed) {
        if (!told.server().equals(server)) {
            replica.lost("another server");
            server = told.server();
        }
        replica.freshness().written(now, written);
        replica.freshness().replayed(replayed);
        try {
            replica.found(told.server());
        } catch (SQLException e) {
            return refuse("not to be connected to");
        }
        say(replica.isFresh() ? "used" : "behind");
        return true;
    }

    private static @Nullable String wrong(Told primary, Told told) {
        if (!told.cluster().equals(primary.cluster())) {
            return "of another cluster";
        }
        if (told.bytes() == null) {
            return "no replica";
        }
        return told.timeline() == primary.timeline() ? null : "on another timeline";
    }

    private @Nullable Told askPrimary() {
        Lines.Target target = Lines.target();
        if (target == null || Lines.areCut()) {
            hangUpPrimary();
            return null;
        }
        try {
            if (primarys == null) {
                primarys = Standing.open(target.url(), target.properties());
            }
            return primarys.ask(Standing.WRITTEN);
        } catch (SQLException e) {
            hangUpPrimary();
            return null;
        }
    }

    private boolean refuse(String why) {
        server = null;
        replica.lost(why);
        say(why);
        return false;
    }

    private void say(String state) {
        if (!state.equals(said)) {
            said = state;
            if (state.equals("used")) {
                LOG.info("The replica is used for public reads.");
            } else {
                LOG.warnf("The replica is %s: the primary is read instead.", state);
            }
        }
    }

    private void hangUpPrimary() {
        if (primarys != null) {
            primarys.close();
        }
        primarys = null;
    }

    private void hangUpReplica() {
        if (replicas != null) {
            replicas.close();
        }
        replicas = null;
    }
}
