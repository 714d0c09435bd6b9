package org.openletter.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Deed;
import org.openletter.rest.Kind;
import org.openletter.rest.Witness;

/**
 * The table {@code change}. What a transaction did is entered just before it commits, and whoever
 * enters something waits for those before to be committed: so what is read up to a place is whole,
 * and nothing comes in before it later.
 */
@ApplicationScoped
public class Ledger implements Witness {

    private static final String PAGE =
            """
            select e.last, c.position, c.at, c.kind, c.action, c.entry_id, c.version, c.merged_into
            from (select coalesce(max(position), 0) as last from change) e
            left join lateral (
              select * from change where position > :after%s order by position limit :most) c on true
            order by c.position
            """;

    private static final String LOCK = "select cast(pg_advisory_xact_lock(7301652018) as text)";

    /** What is said of an entry by the code of the answer in its place. */
    private static final Map<String, Action> GONE =
            Map.of(
                    "merged", Action.merged,
                    "retracted", Action.retracted,
                    "removed", Action.retracted,
                    "deleted", Action.deleted);

    private final EntityManager database;
    private final Places places;

    /** The collections of which all was told that was public before there were changes. */
    private final Set<String> filled = ConcurrentHashMap.newKeySet();

    Ledger(EntityManager database, Places places) {
        this.database = database;
        this.places = places;
    }

    /**
     * First the lock, then the look: so it sees all that was told before. Entering takes the lock
     * too; that is enough where nobody else can have told of an entry that is being written.
     */
    void lock() {
        database.createNativeQuery(LOCK, String.class).getSingleResult();
    }

    /**
     * Whether all was told that was there before; until then, others tell of it than who writes.
     */
    void filled(String kind, boolean so) {
        if (so) {
            filled.add(kind);
        } else {
            filled.remove(kind);
        }
    }

    boolean filled(String kind) {
        return filled.contains(kind);
    }

    /** Whether others than who writes an entry may tell of it. */
    private boolean othersTell(Kind<?, ?, ?> kind) {
        return !kind.turning().isEmpty() || !filled(kind.name());
    }

    @Override
    public void saw(List<Deed> deeds) {
        if (deeds.stream().anyMatch(deed -> othersTell(deed.kind()))) {
            lock();
        }
        Map<? extends Kind<?, ?, ?>, List<Deed>> byKind =
                deeds.stream().collect(Collectors.groupingBy(deed -> deed.kind()));
        byKind.forEach(
                (kind, some) ->
                        database.createNativeQuery(Telling.written(kind))
                                .setParameter("ids", ids(some))
                                .setParameter("actions", texts(some, Ledger::said))
                                .setParameter("gone", texts(some, Ledger::gone))
                                .setParameter("into", into(some))
                                .executeUpdate());
    }

    private static UUID[] ids(List<Deed> deeds) {
        return deeds.stream().map(Deed::id).toArray(UUID[]::new);
    }

    private static @Nullable UUID[] into(List<Deed> deeds) {
        return deeds.stream().map(Deed::mergedInto).toArray(UUID[]::new);
    }

    private interface Word {
        @Nullable Action of(Deed deed);
    }

    private static @Nullable String[] texts(List<Deed> deeds, Word word) {
        return deeds.stream()
                .map(word::of)
                .map(action -> action == null ? null : action.name())
                .toArray(String[]::new);
    }

    private static @Nullable Action said(Deed deed) {
        return deed.action().equals(Action.corrected.name()) ? Action.corrected : null;
    }

    private static @Nullable Action gone(Deed deed) {
        return deed.gone() == null ? null : GONE.getOrDefault(deed.gone(), Action.unpublished);
    }

    /**
     * Some changes, and the place behind them. Where they are not as many as might be, that is the
     * place behind all that has happened, of interest or not: so who wants little needn't read the
     * rest again.
     */
    public record Stretch(List<Change.Noted> changes, long end) {}

    /** Those behind a place that are of interest, in their order. */
    public Stretch after(long position, int most, Change.Interest interest) {
        String conditions =
                (interest.kinds().isEmpty() ? "" : " and kind in (:kinds)")
                        + (interest.actions().isEmpty() ? "" : " and action in (:actions)");
        var select =
                database.createNativeQuery(PAGE.formatted(conditions), Tuple.class)
                        .setParameter("after", position)
                        .setParameter("most", most);
        if (!interest.kinds().isEmpty()) {
            select.setParameter("kinds", interest.kinds());
        }
        if (!interest.actions().isEmpty()) {
            select.setParameter("actions", interest.actions().stream().map(Action::name).toList());
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = select.getResultList();
        List<Change.Noted> changes =
                rows.stream().filter(row -> row.get(1) != null).map(this::noted).toList();
        return new Stretch(
                changes,
                changes.size() == most
                        ? changes.get(most - 1).position()
                        : Math.max(position, rows.get(0).get(0, Long.class)));
    }

    private Change.Noted noted(Tuple row) {
        long position = row.get(1, Long.class);
        String kind = row.get(3, String.class);
        UUID id = row.get(5, UUID.class);
        var change =
                new Change(
                        places.write(position),
                        row.get(2, Instant.class),
                        kind,
                        Action.valueOf(row.get(4, String.class)),
                        id,
                        row.get(6, Integer.class),
                        "/v1/" + kind + "/" + id,
                        row.get(7, UUID.class));
        return new Change.Noted(position, change);
    }

    /** The place behind all that has happened. */
    public long end() {
        return (Long)
                database.createNativeQuery(
                                "select coalesce(max(position), 0) from change", Long.class)
                        .getSingleResult();
    }
}
