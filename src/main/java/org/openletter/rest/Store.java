package org.openletter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links;
import org.openletter.rest.body.Links.Found;

/**
 * What every write does, within the caller's transaction: check links, keep the slug, save, note it
 * in the trail.
 */
@ApplicationScoped
public class Store {

    private final EntityManager database;
    private final Bodies bodies;
    private final Doors doors;
    private final Slugs slugs;
    private final Trail trail;
    private final Deeds deeds;
    private final ObjectMapper mapper;
    private final Call call;

    Store(
            EntityManager database,
            Bodies bodies,
            Doors doors,
            Slugs slugs,
            Trail trail,
            Deeds deeds,
            ObjectMapper mapper,
            Call call) {
        this.database = database;
        this.bodies = bodies;
        this.doors = doors;
        this.slugs = slugs;
        this.trail = trail;
        this.deeds = deeds;
        this.mapper = mapper;
        this.call = call;
    }

    /** The entry, whoever asks; empty where there is none. */
    <E extends Entry<?>> Optional<E> find(Kind<E, ?, ?> kind, UUID id) {
        return Optional.ofNullable(database.find(kind.types().entity(), id));
    }

    /** The same to be read only: without a copy to compare with, which costs as much as reading. */
    <E extends Entry<?>> Optional<E> read(Kind<E, ?, ?> kind, UUID id) {
        return Optional.ofNullable(
                database.find(
                        kind.types().entity(), id, Map.of(HibernateHints.HINT_READ_ONLY, true)));
    }

    /** The entry that has or had this slug. */
    <E extends Entry<?>> Optional<E> bySlug(Kind<E, ?, ?> kind, String slug) {
        return first(
                kind,
                "join slug s on s.entry_id = e.id where s.kind = :a and s.slug = :b",
                kind.name(),
                slug,
                false);
    }

    /** The entry with this natural key; locked if it is to be written. */
    <E extends Entry<?>> Optional<E> byExternalId(
            Kind<E, ?, ?> kind, String source, String externalId, boolean lock) {
        return first(
                kind,
                "where e.external_source = :a and e.external_id = :b",
                source,
                externalId,
                lock);
    }

    private <E extends Entry<?>> Optional<E> first(
            Kind<E, ?, ?> kind, String clause, String a, String b, boolean lock) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select e.* from "
                                + kind.table()
                                + " e "
                                + clause
                                + (lock ? " for update of e" : ""),
                        kind.types().entity())
                .setParameter("a", a)
                .setParameter("b", b)
                .getResultStream()
                .findFirst();
    }

    <E extends Entry<B>, B extends Body> E create(
            Kind<E, B, ?> kind, B written, Meta.@Nullable ExternalKey key) {
        B body = kind.guard().written(written, null, call.caller());
        checkLinks(kind.links(), body, Set.of());
        E entry = kind.fresh().get();
        entry.begin(body);
        if (key != null) {
            entry.externalSource = key.source();
            entry.externalId = key.externalId();
        }
        slugs.claim(kind.name(), entry);
        database.persist(entry);
        database.flush();
        trail.note(
                subject(kind, entry), "created", null, mapper.createObjectNode(), audited(entry));
        deeds.note(kind, entry, "created");
        return entry;
    }

    /** Replaces the body. An equal one changes nothing, not even the version. */
    <E extends Entry<B>, B extends Body> void replace(
            Kind<E, B, ?> kind, E entry, B written, String action) {
        B body = kind.guard().written(written, entry.body(), call.caller());
        if (body.equals(entry.body())) {
            return;
        }
        Set<UUID> known = ids(kind.links().of(entry.body()));
        checkLinks(kind.links(), body, known);
        change(kind, entry, action, null, changed -> changed.body(body));
    }

    /** Lets a verb of the entity change it, and keeps the record of that. */
    <E extends Entry<?>> void change(
            Kind<E, ?, ?> kind, E entry, String action, @Nullable String reason, Consumer<E> verb) {
        ObjectNode before = audited(entry);
        var cause = Slugs.Cause.of(entry);
        verb.accept(entry);
        ObjectNode after = audited(entry);
        if (after.equals(before)) {
            return;
        }
        slugs.follow(kind.name(), entry, cause);
        entry.updatedAt = Entry.now();
        database.flush();
        trail.note(subject(kind, entry), action, reason, before, after);
        deeds.note(kind, entry, action);
    }

    /**
     * The entry, locked until the transaction ends, so that of many writers with one tag only the
     * first finds it current.
     */
    <E extends Entry<?>> E locked(Kind<E, ?, ?> kind, UUID id) {
        E entry = database.find(kind.types().entity(), id, LockModeType.PESSIMISTIC_WRITE);
        if (entry == null) {
            throw Fault.notFound();
        }
        return entry;
    }

    /**
     * Refuses links that lead nowhere.
     *
     * @param known those that were there before: what they point at may have been deleted since,
     *     and that must not stand in the way of another change
     */
    void checkLinks(Links linked, Body body, Set<UUID> known) {
        if (linked.kinds().isEmpty()) {
            return;
        }
        List<Found> links =
                linked.in(bodies.json(body)).stream().filter(l -> !known.contains(l.id())).toList();
        refuse(links, doors.missing(links, call.caller()));
    }

    /** Refuses those of the links that lead to what is missing. */
    static void refuse(List<Found> links, Set<UUID> missing) {
        List<Flaw> flaws =
                links.stream()
                        .filter(link -> missing.contains(link.id()))
                        .map(
                                link ->
                                        Flaw.pointer(
                                                link.pointer(),
                                                "link-unknown",
                                                "There is no such entry in " + link.kind() + "."))
                        .toList();
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
    }

    static Set<UUID> ids(List<Found> links) {
        return links.stream().map(Found::id).collect(Collectors.toSet());
    }

    /**
     * Takes an entry out for good, with all that the trail and the slugs know of it. What stays is
     * that there was an entry with this id, who wrote to it when, and why it was erased.
     */
    <E extends Entry<?>> void erase(Kind<E, ?, ?> kind, E entry, String reason) {
        database.remove(entry);
        database.flush();
        database.createNativeQuery("delete from slug where kind = :kind and entry_id = :id")
                .setParameter("kind", kind.name())
                .setParameter("id", entry.id)
                .executeUpdate();
        trail.noteErasure(new Trail.Subject(kind.name(), entry.id, entry.version + 1), reason);
        deeds.note(kind, entry, "erased");
    }

    /** Notes what was done to something below an entry, which itself stays as it is. */
    void note(Kind<?, ?, ?> kind, Entry<?> entry, String action, Object what) {
        ObjectNode done = mapper.createObjectNode();
        done.set(action, mapper.valueToTree(what));
        trail.note(subject(kind, entry), action, null, mapper.createObjectNode(), done);
    }

    ObjectNode audited(Entry<?> entry) {
        ObjectNode json = bodies.json(entry.body());
        entry.state().forEach((name, value) -> json.set(name, mapper.valueToTree(value)));
        if (entry.deletedAt != null) {
            json.put("deletedAt", entry.deletedAt.toString());
        }
        return json;
    }

    static Trail.Subject subject(Kind<?, ?, ?> kind, Entry<?> entry) {
        return new Trail.Subject(kind.name(), entry.id, entry.version);
    }
}
