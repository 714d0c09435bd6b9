package org.openletter.petitions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.replay.Written;

/** Notes what becomes of a petition without changing it: in its history, like all that does. */
@ApplicationScoped
class PetitionEvents {

    private final PetitionResource petitions;
    private final Trail trail;
    private final Bodies bodies;

    PetitionEvents(PetitionResource petitions, Trail trail, Bodies bodies) {
        this.petitions = petitions;
        this.trail = trail;
        this.bodies = bodies;
    }

    /** The petition, if there is anybody to whom something could be told of it. */
    Petition told(String id) {
        Petition petition = petitions.visible(id);
        if (!petition.status.visible()) {
            throw Fault.conflict("petition-not-open", "Readers don't know of this petition yet.");
        }
        return petition;
    }

    /** What was created below the petition, and its place there. */
    Written created(Petition petition, Event event) {
        note(petition, event);
        return new Written(
                201, Map.of(HttpHeaders.LOCATION, event.path()), bodies.bytes(event.view()));
    }

    void note(Petition petition, Event event) {
        ObjectNode what = JsonNodeFactory.instance.objectNode();
        // Always added, never taken away: so each write stands for itself, whatever came before.
        what.set(event.name(), bodies.json(event.view()));
        trail.note(
                new Trail.Subject("petitions", petition.id(), petition.version()),
                event.action(),
                null,
                JsonNodeFactory.instance.objectNode(),
                what);
    }

    /**
     * Something that happened.
     *
     * @param name of what it happened to, in the history
     * @param path where that is
     */
    record Event(String name, String action, Object view, String path) {}
}
