package org.openletter.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;

/**
 * Has what was written to the audit trail and the access log put into their chain. Writers only
 * append, and wait for nobody; one instance at a time links what has been committed.
 */
@ApplicationScoped
public class Chain {

    private static final Logger LOG = Logger.getLogger(Chain.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK_PAUSE = Duration.ofSeconds(10);

    /** Done within the time that a statement may take, also where the machine is very busy. */
    private static final int PORTION = 300;

    private static final String MAY_CHANGE =
            "select has_table_privilege('audit_entry', 'update, delete, truncate')"
                    + " or has_table_privilege('access_entry', 'update, delete, truncate')";

    private static final String HEAD =
            """
            select coalesce(l.number, 0), coalesce(encode(l.hash, 'hex'), repeat('0', 64)), l.at, w.rows,
              cast(greatest(extract(epoch from clock_timestamp() - w.since), 0) as float8)
            from (
              select count(*) as rows, min(since) as since
              from (select since from audit_queue order by place limit 100000) first_ones) w
            left join lateral (select * from audit_link order by number desc limit 1) l on true
            """;

    private final EntityManager database;
    private @Nullable Beat beat;
    private @Nullable Beat looking;
    private volatile double lag;

    Chain(EntityManager database, MeterRegistry registry) {
        this.database = database;
        Gauge.builder("openletter.audit.unlinked.seconds", () -> lag)
                .description(
                        "How long the oldest row of the audit trail and the access log has waited for its link")
                .register(registry);
    }

    void start(@Observes StartupEvent start) {
        warn();
        beat = Beat.of("linking of the audit trail", PAUSE, this::link);
        looking = Beat.of("looking for what isn't linked", LOOK_PAUSE, this::look);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
        if (looking != null) {
            looking.close();
        }
    }

    private void warn() {
        Object changing =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        database.createNativeQuery(MAY_CHANGE, Boolean.class)
                                                .getSingleResult());
        if (Boolean.TRUE.equals(changing)) {
            LOG.warn(
                    "The service logs in to the database as a user who may change the audit trail. Give it one of its"
                            + " own, and the owner in OPENLETTER_DB_OWNER: see \"The audit trail\" in the operations"
                            + " manual.");
        }
    }

    private void link() {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(this::linkSome);
        } while (done > 0);
    }

    private int linkSome() {
        return (Integer)
                database.createNativeQuery("select audit_link_some(:most)", Integer.class)
                        .setParameter("most", PORTION)
                        .getSingleResult();
    }

    /** Not at each scrape, which would wait for the database. */
    void look() {
        lag = Double.NaN;
        lag = QuarkusTransaction.requiringNew().call(this::head).lagSeconds();
    }

    /** Its end, as it is now. */
    public Head head() {
        var row = (Tuple) database.createNativeQuery(HEAD, Tuple.class).getSingleResult();
        return new Head(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, Instant.class),
                row.get(3, Long.class),
                row.get(4) == null ? 0 : row.get(4, Double.class));
    }

    /**
     * Where the chain ends.
     *
     * @param number of the last link; 0 if there is none
     * @param hash in hexadecimal digits
     * @param at when it was linked
     * @param waiting how many rows aren't linked yet
     * @param lagSeconds how long the oldest of them has waited
     */
    public record Head(
            long number, String hash, @Nullable Instant at, long waiting, double lagSeconds) {}
}
