package org.openletter.changes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;
import org.openletter.jobs.Turn;
import org.openletter.rest.Door;
import org.openletter.rest.Kind;

/**
 * What nobody writes: a petition opens at its time, and there was much before there were changes.
 * Whoever reads changes looks first what has come to its time meanwhile, so nothing depends on a
 * job, and who looks finds it told.
 */
@ApplicationScoped
public class Turns {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5_000;
    private static final long OFTEN_ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final String KNOW =
            "insert into change_kind (kind, settled_until) values (:kind, now()) on conflict do nothing";

    private static final String FILLED_YET =
            "select exists (select from change_kind where kind = :kind and filled)";

    private static final String UNTOLD =
            """
            select e.id from %s e
            where e.deleted_at is null and e.id > coalesce((select filled_to from change_kind where kind = :kind),
              '00000000-0000-0000-0000-000000000000')
            order by e.id limit :most
            """;

    private static final String FILLED =
            """
            update change_kind set filled_to = coalesce(cast(:last as uuid), filled_to), filled = :all where kind = :kind
            """;

    /** Whether something is due, and whether it is time to say that nothing before is. */
    private static final String LOOK =
            """
            select cast('%s' as text), exists (%s),
              (select k.settled_until < now() - interval '1 minute' from change_kind k where k.kind = '%1$s')
            """;

    private static final String SETTLED =
            "update change_kind set settled_until = now() where kind = :kind and settled_until < now()";

    private final EntityManager database;
    private final Instance<Door> doors;
    private final Turn turn;
    private final Ledger ledger;
    private @Nullable Beat beat;
    private final AtomicLong looked = new AtomicLong(System.nanoTime() - OFTEN_ENOUGH_NANOS);

    Turns(EntityManager database, Instance<Door> doors, Turn turn, Ledger ledger) {
        this.database = database;
        this.doors = doors;
        this.turn = turn;
        this.ledger = ledger;
    }

    private List<Kind<?, ?, ?>> kinds() {
        return doors.stream().<Kind<?, ?, ?>>map(door -> door.kind()).toList();
    }

    /** Once for each collection: the first walk through the changes meets all that is public. */
    void fill(@Observes StartupEvent start) {
        kinds().forEach(this::fill);
        beat = Beat.of("filling of changes", PAUSE, this::fillTheRest);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    /** Where another instance was at it, it may have died of it. */
    void fillTheRest() {
        kinds().stream().filter(kind -> !ledger.filled(kind.name())).forEach(this::fill);
    }

    private void fill(Kind<?, ?, ?> kind) {
        turn.all("changes of " + kind.name(), () -> filled(kind) ? 0 : fillSome(kind));
        ledger.filled(kind.name(), QuarkusTransaction.requiringNew().call(() -> filled(kind)));
    }

    private boolean filled(Kind<?, ?, ?> kind) {
        return (Boolean)
                database.createNativeQuery(FILLED_YET, Boolean.class)
                        .setParameter("kind", kind.name())
                        .getSingleResult();
    }

    private int fillSome(Kind<?, ?, ?> kind) {
        ledger.lock();
        database.createNativeQuery(KNOW).setParameter("kind", kind.name()).executeUpdate();
        @SuppressWarnings("unchecked")
        List<UUID> ids =
                database.createNativeQuery(UNTOLD.formatted(kind.table()), UUID.class)
                        .setParameter("kind", kind.name())
                        .setParameter("most", AT_ONCE)
                        .getResultList();
        if (!ids.isEmpty()) {
            database.createNativeQuery(Telling.found(kind))
                    .setParameter("ids", ids.toArray(UUID[]::new))
                    .executeUpdate();
        }
        database.createNativeQuery(FILLED)
                .setParameter("last", ids.isEmpty() ? null : ids.get(ids.size() - 1))
                .setParameter("all", ids.size() < AT_ONCE)
                .setParameter("kind", kind.name())
                .executeUpdate();
        return ids.size() < AT_ONCE ? 0 : ids.size();
    }

    /** Tells what has come to its time. Costs one look at a few indexes where nothing has. */
    public void settle() {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last < OFTEN_ENOUGH_NANOS || !looked.compareAndSet(last, now)) {
            return;
        }
        QuarkusTransaction.requiringNew().run(this::settleIfDue);
    }

    private void settleIfDue() {
        List<Kind<?, ?, ?>> turning =
                kinds().stream().filter(kind -> !kind.turning().isEmpty()).toList();
        if (turning.isEmpty()) {
            return;
        }
        String looks =
                turning.stream()
                        .map(kind -> LOOK.formatted(kind.name(), Telling.due(kind)))
                        .collect(Collectors.joining(" union all "));
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery(looks, Tuple.class).getResultList();
        if (rows.stream().anyMatch(Turns::due)) {
            // Before any of the rows of change_kind, as everybody does who takes both.
            ledger.lock();
        }
        for (Tuple row : rows) {
            Kind<?, ?, ?> kind =
                    turning.stream()
                            .filter(some -> some.name().equals(row.get(0, String.class)))
                            .findFirst()
                            .orElseThrow();
            if (due(row)) {
                tell(kind);
            } else if (Boolean.TRUE.equals(row.get(2, Boolean.class))) {
                settled(kind);
            }
        }
    }

    private static boolean due(Tuple row) {
        return Boolean.TRUE.equals(row.get(1, Boolean.class));
    }

    private void tell(Kind<?, ?, ?> kind) {
        database.createNativeQuery(Telling.turned(kind)).executeUpdate();
        settled(kind);
    }

    private void settled(Kind<?, ?, ?> kind) {
        database.createNativeQuery(SETTLED).setParameter("kind", kind.name()).executeUpdate();
    }
}
