package org.openletter.petitions;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Entry;

/** Finds what signing needs to know of a petition. */
final class Signables {

    private static final String SELECT =
            """
            select e.id, e.title, e.slug, e.language, petition_status(e) as status, e.opens_at,
                   least(e.closes_at, e.closed_at) as ends_at, e.text_version, e.text_locked, e.household, e.deleted_at,
                   e.removal ->> 'reason' as reason, e.removal ->> 'removedAt' as removed_at,
                   coalesce(e.removal ->> 'seen', 'false') as seen
            from petition e
            where e.id = any(:ids)
            """;

    private Signables() {}

    static Optional<Signable> find(UUID id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    static Map<UUID, Signable> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<?> rows =
                Petition.getEntityManager()
                        .createNativeQuery(SELECT, Tuple.class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList();
        return rows.stream()
                .map(row -> of((Tuple) row))
                .collect(Collectors.toMap(Signable::id, each -> each));
    }

    private static Signable of(Tuple row) {
        var id = row.get("id", UUID.class);
        var status = Status.valueOf(row.get("status", String.class));
        var deletedAt = row.get("deleted_at", Instant.class);
        Removal removal = removal(row);
        return new Signable(
                id,
                row.get("title", String.class),
                row.get("slug", String.class),
                row.get("language", String.class),
                status,
                row.get("opens_at", Instant.class),
                row.get("ends_at", Instant.class),
                row.get("text_version", Integer.class),
                row.get("text_locked", Boolean.class),
                row.get("household", Boolean.class),
                status.visible() || (removal != null && removal.seen()),
                removal != null
                        ? removal.fault(id)
                        : deletedAt != null ? Entry.deleted(id, deletedAt) : null);
    }

    private static @Nullable Removal removal(Tuple row) {
        String reason = row.get("reason", String.class);
        return reason == null
                ? null
                : new Removal(
                        reason,
                        Instant.parse(row.get("removed_at", String.class)),
                        Boolean.parseBoolean(row.get("seen", String.class)));
    }
}
