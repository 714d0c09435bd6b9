package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.openletter.access.Caller;
import org.openletter.audit.AccessLog;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links.Found;
import org.openletter.rest.list.Listing;

/**
 * All doors together: what is behind a link, asked in one statement whatever the links point at.
 */
@ApplicationScoped
public class Doors {

    private final EntityManager database;
    private final Instance<Door> doors;
    private final AccessLog accessLog;
    private final Bodies bodies;

    Doors(EntityManager database, Instance<Door> doors, AccessLog accessLog, Bodies bodies) {
        this.accessLog = accessLog;
        this.bodies = bodies;
        this.database = database;
        this.doors = doors;
    }

    /** The names of all collections. */
    public List<String> names() {
        return doors.stream().map(door -> door.kind().name()).sorted().toList();
    }

    public Door named(String kind) {
        return doors.stream()
                .filter(door -> door.kind().name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no collection " + kind));
    }

    /**
     * What an importer brings, read. That asks neither the database nor who brings it, so it may be
     * done ahead, by another thread.
     */
    public Door.Incoming incoming(String collection, String externalId, ObjectNode json) {
        try {
            Body body = bodies.read(json, named(collection).kind().types().body());
            return new Door.Incoming(externalId, body, null);
        } catch (RuntimeException refusal) {
            // Said when it is to be written: one entry must not hold up those before it.
            return new Door.Incoming(externalId, null, refusal);
        }
    }

    /** Whether the caller may see this entry. */
    public boolean shows(String kind, UUID id, Caller caller) {
        return !summaries(Map.of(kind, Set.of(id)), caller).isEmpty();
    }

    /** Those of these entries that the caller may see. */
    <E extends Entry<?>> List<E> among(Kind<E, ?, ?> kind, List<UUID> ids, Caller caller) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select e.* from %s e where e.id in (:ids) and %s"
                                .formatted(kind.table(), kind.visibleTo(caller)),
                        kind.types().entity())
                .setParameterList("ids", ids)
                .setReadOnly(true)
                .getResultList();
    }

    /** Why the caller isn't shown this entry: another one may stand for it. */
    Fault absent(String name, UUID id, Caller caller) {
        Kind<?, ?, ?> kind = named(name).kind();
        Entry<?> entry = database.find(kind.types().entity(), id);
        return entry == null
                        || entry.mergedInto() == null
                        || !entry.visibleTo(caller, kind.editors())
                ? Fault.notFound()
                : moved(kind, entry, caller);
    }

    /** The entry, if the caller may know that it exists. */
    <E extends Entry<?>> E known(Kind<?, ?, ?> kind, E entry, Caller caller) {
        if (!entry.visibleTo(caller, kind.editors())) {
            accessLog.refused("not-found", kind.name(), List.of(entry.id));
            throw Fault.notFound();
        }
        return entry;
    }

    /** The entry, if it is still there and stands for itself. */
    <E extends Entry<?>> E present(Kind<?, ?, ?> kind, E entry, Caller caller) {
        if (entry.mergedInto() != null) {
            throw moved(kind, entry, caller);
        }
        Fault gone = entry.gone();
        if (gone != null) {
            throw gone;
        }
        return entry;
    }

    /** What is said of an entry that was merged: where to go on, for those who may go there. */
    Fault moved(Kind<?, ?, ?> kind, Entry<?> entry, Caller caller) {
        Entry<?> survivor = database.find(kind.types().entity(), entry.mergedInto());
        if (survivor == null || !survivor.visibleTo(caller, kind.editors())) {
            return Fault.notFound();
        }
        Fault gone = survivor.gone();
        return gone != null
                ? gone
                : Fault.gone(
                                "merged",
                                "This was merged with another record, which stands for it now.")
                        .member("id", entry.id)
                        .member("mergedInto", survivor.id)
                        .member("slug", survivor.slug);
    }

    /** What a list of this collection never shows more than. */
    Listing.Scope scope(
            Kind<?, ?, ?> kind, Caller caller, String more, Map<String, Object> parameters) {
        Set<String> linked = kind.links().kinds();
        return new Listing.Scope(
                kind.visibleTo(caller) + more,
                parameters,
                visible(linked, caller),
                q ->
                        linked.stream()
                                .flatMap(each -> named(each).named(q, caller).stream())
                                .toList(),
                true);
    }

    /**
     * By collection, a select of the ids that the caller may know of; more conditions on {@code e}
     * may follow it.
     */
    Map<String, String> visible(Set<String> kinds, Caller caller) {
        return visible(kinds, caller, kind -> "select e.id from " + kind.table());
    }

    /** The same of when each was changed last, from where lists find them. */
    Map<String, String> changed(Set<String> kinds, Caller caller) {
        return visible(
                kinds,
                caller,
                kind -> "select e.updated_at from " + kind.listing().rules().tables().narrow());
    }

    private Map<String, String> visible(
            Set<String> kinds, Caller caller, Function<Kind<?, ?, ?>, String> select) {
        var visible = new TreeMap<String, String>();
        for (String name : kinds) {
            Kind<?, ?, ?> kind = named(name).kind();
            visible.put(name, select.apply(kind) + " e where " + kind.visibleTo(caller));
        }
        return visible;
    }

    /**
     * What the caller may see of these entries, by collection; collections of which they see
     * nothing are absent.
     */
    public Map<String, List<Summary>> summaries(Map<String, Set<UUID>> ids, Caller caller) {
        var summaries = new TreeMap<String, List<Summary>>();
        for (Object[] row : rows(ids, caller)) {
            summaries
                    .computeIfAbsent((String) row[0], kind -> new ArrayList<>())
                    .add(
                            new Summary(
                                    (UUID) row[1],
                                    (String) row[2],
                                    (String) row[3],
                                    (String) row[4]));
        }
        return summaries;
    }

    /** Those of the links that lead nowhere, as far as the caller may know. */
    Set<UUID> missing(List<Found> links, Caller caller) {
        Set<UUID> missing = new HashSet<>();
        links.forEach(link -> missing.add(link.id()));
        rows(byKind(links), caller).forEach(row -> missing.remove((UUID) row[1]));
        return missing;
    }

    static Map<String, Set<UUID>> byKind(List<Found> links) {
        return links.stream()
                .collect(
                        Collectors.groupingBy(
                                Found::kind,
                                LinkedHashMap::new,
                                Collectors.mapping(Found::id, Collectors.toSet())));
    }

    private List<Object[]> rows(Map<String, Set<UUID>> ids, Caller caller) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String sql =
                ids.keySet().stream()
                        .map(name -> summary(named(name).kind(), caller))
                        .collect(Collectors.joining(" union all "));
        var select = database.createNativeQuery(sql, Object[].class);
        ids.forEach((name, set) -> select.setParameter(parameter(name), set.toArray(UUID[]::new)));
        @SuppressWarnings("unchecked")
        List<Object[]> rows = select.getResultList();
        return rows;
    }

    private static String summary(Kind<?, ?, ?> kind, Caller caller) {
        return "select cast('"
                + kind.name()
                + "' as text), e.id, e.slug, "
                + kind.title()
                + ", "
                + kind.status()
                + " from "
                + kind.table()
                + " e where e.id = any(:"
                + parameter(kind.name())
                + ") and "
                + kind.visibleTo(caller);
    }

    private static String parameter(String kind) {
        return kind.replace("-", "");
    }
}
