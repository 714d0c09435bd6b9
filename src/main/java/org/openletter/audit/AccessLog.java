package org.openletter.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Caller;

/**
 * Keeps who saw what not everybody may see, and who was refused. Of readers without a key it keeps
 * nothing but that somebody asked for a hidden entry: no address, no search, no time of reading.
 */
@ApplicationScoped
public class AccessLog {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final int MOST_WAITING = 1000;

    private final EntityManager database;
    private final Call call;
    private final Executor later;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    AccessLog(EntityManager database, Call call, ManagedExecutor later) {
        this.database = database;
        this.call = call;
        this.later = later;
    }

    /**
     * Notes, before the answer leaves, that the caller saw these entries with a level of theirs.
     */
    public void saw(String action, String kind, Collection<UUID> entries) {
        AccessEntry entry = entry(action, kind, List.copyOf(entries));
        QuarkusTransaction.joiningExisting().run(() -> database.persist(entry));
    }

    /**
     * Notes that the caller was refused. Written after the answer: the time that writing takes must
     * not tell a hidden entry from a random id.
     *
     * @param code the problem's
     */
    public void refused(String code, @Nullable String kind, List<UUID> entries) {
        if (!waiting.tryAcquire()) {
            LOG.warn(
                    "More callers are being refused than the access log can take; some are left out.");
            return;
        }
        AccessEntry entry = entry(code, kind, entries);
        later.execute(
                () -> {
                    try {
                        QuarkusTransaction.requiringNew().run(() -> database.persist(entry));
                    } catch (RuntimeException e) {
                        LOG.warn("A refusal could not be written to the access log.", e);
                    } finally {
                        waiting.release();
                    }
                });
    }

    private AccessEntry entry(String action, @Nullable String kind, List<UUID> entries) {
        Caller caller = call.caller();
        var entry = new AccessEntry();
        entry.at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        entry.keyId = caller.keyId();
        entry.actor = caller.name();
        entry.action = action;
        entry.kind = kind;
        entry.entryIds = entries;
        entry.traceId = call.traceId();
        return entry;
    }
}
