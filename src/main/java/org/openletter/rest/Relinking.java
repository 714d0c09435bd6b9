package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.hibernate.Session;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Body;

/** Lets entries that point at one entry point at another, each as a write of its own. */
@ApplicationScoped
class Relinking {

    /** The links to a collection, and the column that gathers them. */
    private record Links(String kind, String column) {}

    private final EntityManager database;
    private final Bodies bodies;
    private final Store store;
    private final Instance<Door> doors;

    Relinking(EntityManager database, Bodies bodies, Store store, Instance<Door> doors) {
        this.database = database;
        this.bodies = bodies;
        this.store = store;
        this.doors = doors;
    }

    /** In all collections. */
    void relink(String linked, UUID from, UUID to) {
        doors.forEach(
                door -> {
                    var links = new Links(linked, door.linkColumn(linked));
                    relink(door.kind(), links, from, to);
                });
    }

    private <E extends Entry<B>, B extends Body> void relink(
            Kind<E, B, ?> kind, Links links, UUID from, UUID to) {
        if (kind.name().equals(links.kind()) || !kind.links().kinds().contains(links.kind())) {
            return;
        }
        // In one order, so that two mergers never wait for each other.
        String sql =
                "select e.* from %s e where e.%s @> array[:linked] order by e.id for update"
                        .formatted(kind.table(), links.column());
        database.unwrap(Session.class)
                .createNativeQuery(sql, kind.types().entity())
                .setParameter("linked", from)
                .getResultList()
                .forEach(
                        entry -> {
                            ObjectNode json = bodies.json(entry.body());
                            kind.links().replace(json, links.kind(), from, to);
                            B body = bodies.read(json, kind.types().body());
                            store.change(
                                    kind, entry, "relinked", null, changed -> changed.body(body));
                        });
    }
}
