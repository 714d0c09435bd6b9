package org.openletter.news.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.audit.Trail;
import org.openletter.rest.body.Bodies;

/** Changes of sources, and what the trail keeps of them; in the running transaction. */
@ApplicationScoped
class Editing {

    static final String KIND = "feed-sources";

    private final EntityManager database;
    private final Bodies bodies;
    private final Trail trail;
    private final Call call;

    Editing(EntityManager database, Bodies bodies, Trail trail, Call call) {
        this.database = database;
        this.bodies = bodies;
        this.trail = trail;
        this.call = call;
    }

    FeedSource create(FeedSourceBody body) {
        FeedSource source = FeedSource.of(body);
        source.persistAndFlush();
        note(source, "created", null, JsonNodeFactory.instance.objectNode());
        return source;
    }

    void replace(FeedSource source, FeedSourceBody body, String action) {
        ObjectNode before = bodies.json(source.body);
        if (source.replace(body)) {
            database.flush();
            note(source, action, null, before);
        }
    }

    /** Runs lock themselves and then their source: whoever takes both away does likewise. */
    void lockRuns(UUID source) {
        database.createNativeQuery(
                        "select id from feed_run where source_id = :source"
                                + " and status in ('queued', 'running') for update",
                        UUID.class)
                .setParameter("source", source)
                .getResultList();
    }

    /** What its entries are known by stays, or what was taken away here would come again. */
    void delete(FeedSource source) {
        trail.note(
                new Trail.Subject(KIND, source.id, source.version + 1),
                "deleted",
                null,
                bodies.json(source.body),
                JsonNodeFactory.instance.objectNode());
        database.createNativeQuery("update feed_entry set written = null where source_id = :source")
                .setParameter("source", source.id)
                .executeUpdate();
        source.delete();
    }

    /** By the service, because the publisher says that there is nothing to come any more. */
    void disable(FeedSource asked, @Nullable String why) {
        call.actAs(Caller.SERVICE);
        FeedSource source = FeedSource.locked(asked.id);
        if (source.enabled() && source.body.url().equals(asked.body.url())) {
            ObjectNode before = bodies.json(source.body);
            source.disable();
            database.flush();
            note(source, "disabled", why, before);
        }
    }

    private void note(FeedSource source, String action, @Nullable String why, ObjectNode before) {
        var subject = new Trail.Subject(KIND, source.id, source.version);
        trail.note(subject, action, why, before, bodies.json(source.body));
    }
}
