package org.openletter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.rest.Door.Incoming;
import org.openletter.rest.Door.Outcome;
import org.openletter.rest.Door.Taken;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links.Found;

/**
 * What {@link Store} does for one write, done for many in as many statements: one looks up what is
 * there, one follows all links, one claims the slugs, and what is written goes out in batches.
 */
@ApplicationScoped
class Intake {

    private final EntityManager database;
    private final Bodies bodies;
    private final Store store;
    private final Doors doors;
    private final Slugs slugs;
    private final Trail trail;
    private final Deeds deeds;
    private final ObjectMapper mapper;
    private final Call call;

    Intake(
            EntityManager database,
            Bodies bodies,
            Store store,
            Doors doors,
            Slugs slugs,
            Trail trail,
            Deeds deeds,
            ObjectMapper mapper,
            Call call) {
        this.database = database;
        this.bodies = bodies;
        this.store = store;
        this.doors = doors;
        this.slugs = slugs;
        this.trail = trail;
        this.deeds = deeds;
        this.mapper = mapper;
        this.call = call;
    }

    <E extends Entry<B>, B extends Body> List<Taken> take(
            Kind<E, B, ?> kind, String source, List<Incoming> incoming) {
        var taken = new ArrayList<Taken>();
        var together = new ArrayList<Incoming>();
        var keys = new HashSet<String>();
        for (Incoming one : incoming) {
            // Who comes twice replaces what came the first time, so that must have been written.
            if (!keys.add(one.externalId())) {
                taken.addAll(distinct(kind, source, together));
                together.clear();
                keys.clear();
                keys.add(one.externalId());
            }
            together.add(one);
        }
        taken.addAll(distinct(kind, source, together));
        return taken;
    }

    private <E extends Entry<B>, B extends Body> List<Taken> distinct(
            Kind<E, B, ?> kind, String source, List<Incoming> incoming) {
        Map<String, E> there = there(kind, source, incoming);
        List<Candidate<E, B>> candidates =
                incoming.stream()
                        .map(one -> candidate(kind, source, one, there.get(one.externalId())))
                        .toList();
        write(kind, candidates);
        return candidates.stream().map(Candidate::taken).toList();
    }

    /** Creates entries without keys, in the running transaction; each may be refused alone. */
    <E extends Entry<B>, B extends Body> List<Candidate<E, B>> create(
            Kind<E, B, ?> kind, List<JsonNode> items) {
        List<Candidate<E, B>> candidates = items.stream().map(item -> fresh(kind, item)).toList();
        write(kind, candidates);
        return candidates;
    }

    private <E extends Entry<B>, B extends Body> Candidate<E, B> fresh(
            Kind<E, B, ?> kind, JsonNode item) {
        var candidate = new Candidate<E, B>();
        candidate.settle(
                () -> {
                    B written = bodies.read(Bodies.object(item), kind.types().body());
                    read(kind, candidate, written, null);
                });
        return candidate;
    }

    private <E extends Entry<B>, B extends Body> void write(
            Kind<E, B, ?> kind, List<Candidate<E, B>> candidates) {
        List<Found> links = candidates.stream().flatMap(c -> c.links.stream()).toList();
        Set<UUID> missing = links.isEmpty() ? Set.of() : doors.missing(links, call.caller());
        for (Candidate<E, B> candidate : candidates) {
            candidate.settle(
                    () -> candidate.refuse(missing, body -> kind.links().in(bodies.json(body))));
            candidate.settle(() -> apply(kind, candidate));
        }
        List<E> created =
                candidates.stream()
                        .filter(c -> c.outcome == Outcome.created)
                        .map(c -> c.entry())
                        .toList();
        slugs.claim(kind.name(), created);
        created.forEach(database::persist);
        Flushing.of(
                database,
                candidates.stream().filter(c -> c.outcome == Outcome.updated).count() > 1);
        candidates.stream()
                .filter(c -> c.outcome == Outcome.created || c.outcome == Outcome.updated)
                .forEach(c -> note(kind, c));
    }

    private <E extends Entry<B>, B extends Body> Map<String, E> there(
            Kind<E, B, ?> kind, String source, List<Incoming> incoming) {
        var there = new HashMap<String, E>();
        database.unwrap(Session.class)
                .createNativeQuery(
                        "select e.* from "
                                + kind.table()
                                + " e where e.external_source = :source"
                                + " and e.external_id = any(:ids) order by e.id for update of e",
                        kind.types().entity())
                // What stays as it is needs no copy to compare with, which costs as much as
                // reading.
                .setReadOnly(true)
                .setParameter("source", source)
                .setParameter(
                        "ids", incoming.stream().map(Incoming::externalId).toArray(String[]::new))
                .getResultList()
                .forEach(entry -> there.put(String.valueOf(entry.externalId), entry));
        return there;
    }

    private <E extends Entry<B>, B extends Body> Candidate<E, B> candidate(
            Kind<E, B, ?> kind, String source, Incoming incoming, @Nullable E there) {
        var candidate = new Candidate<E, B>();
        candidate.settle(
                () -> {
                    candidate.key = Ids.external(source, incoming.externalId());
                    read(kind, candidate, kind.types().body().cast(incoming.read()), there);
                });
        return candidate;
    }

    private <E extends Entry<B>, B extends Body> void read(
            Kind<E, B, ?> kind, Candidate<E, B> candidate, B written, @Nullable E there) {
        B stored = there == null ? null : present(kind, there).body();
        B body = kind.guard().written(written, stored, call.caller());
        candidate.body = body;
        if (there != null) {
            candidate.entry = there;
            if (body.equals(there.body())) {
                candidate.outcome = Outcome.unchanged;
                return;
            }
        }
        candidate.links = links(kind, body, there);
    }

    private <E extends Entry<?>> E present(Kind<E, ?, ?> kind, E entry) {
        return doors.present(kind, doors.known(kind, entry, call.caller()), call.caller());
    }

    private <E extends Entry<B>, B extends Body> List<Found> links(
            Kind<E, B, ?> kind, B body, @Nullable E there) {
        if (kind.links().kinds().isEmpty()) {
            return List.of();
        }
        Set<UUID> known = there == null ? Set.of() : Store.ids(kind.links().of(there.body()));
        return kind.links().of(body).stream().filter(link -> !known.contains(link.id())).toList();
    }

    private <E extends Entry<B>, B extends Body> void apply(
            Kind<E, B, ?> kind, Candidate<E, B> candidate) {
        if (candidate.entry == null) {
            E entry = kind.fresh().get();
            entry.begin(candidate.body());
            if (candidate.key != null) {
                entry.externalSource = candidate.key.source();
                entry.externalId = candidate.key.externalId();
            }
            candidate.entry = entry;
            candidate.outcome = Outcome.created;
        } else if (candidate.outcome != Outcome.unchanged) {
            replace(kind, candidate, candidate.entry);
        }
    }

    private <E extends Entry<B>, B extends Body> void replace(
            Kind<E, B, ?> kind, Candidate<E, B> candidate, E entry) {
        ObjectNode before = store.audited(entry);
        var cause = Slugs.Cause.of(entry);
        database.unwrap(Session.class).setReadOnly(entry, false);
        try {
            entry.body(candidate.body());
        } catch (Fault refusal) {
            // What was half changed must not be written with the others.
            database.detach(entry);
            throw refusal;
        }
        if (store.audited(entry).equals(before)) {
            candidate.outcome = Outcome.unchanged;
            return;
        }
        slugs.follow(kind.name(), entry, cause);
        entry.updatedAt = Entry.now();
        candidate.before = before;
        candidate.outcome = Outcome.updated;
    }

    private <E extends Entry<B>, B extends Body> void note(
            Kind<E, B, ?> kind, Candidate<E, B> candidate) {
        E entry = candidate.entry();
        ObjectNode before = candidate.before;
        trail.note(
                Store.subject(kind, entry),
                before == null ? "created" : "replaced",
                null,
                before == null ? mapper.createObjectNode() : before,
                store.audited(entry));
        deeds.note(kind, entry, before == null ? "created" : "replaced");
    }
}
