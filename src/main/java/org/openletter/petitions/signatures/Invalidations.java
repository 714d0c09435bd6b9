package org.openletter.petitions.signatures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;

/** What moderators ask for, and what the trail keeps of it: who and when, but not whom. */
@ApplicationScoped
class Invalidations {

    static final String KIND = "invalidations";

    private final Cabinet cabinet;
    private final Trail trail;
    private final Call call;

    Invalidations(Cabinet cabinet, Trail trail, Call call) {
        this.cabinet = cabinet;
        this.trail = trail;
        this.call = call;
    }

    /** In the running transaction. */
    Invalidation ask(UUID petition, InvalidationBody body) {
        Invalidation job = Invalidation.of(petition, call.caller());
        job.dryRun = body.dry();
        job.sealed = cabinet.seal(KIND, job.id, body.conditions());
        return kept(job, "created");
    }

    /**
     * Asks for a job that undoes another one, in the running transaction.
     *
     * @throws Fault 409 where there is nothing to undo, or it isn't done yet
     */
    Invalidation reverse(Invalidation other) {
        if (other.dryRun || other.reverses != null || !other.ended()) {
            throw Fault.conflict(
                    "transition-illegal",
                    "Only an invalidation that has ended can be reversed, and no dry run or reversal.");
        }
        Invalidation job = Invalidation.of(other.petitionId, call.caller());
        job.reverses = other.id;
        return kept(job, "reversal");
    }

    private Invalidation kept(Invalidation job, String action) {
        job.persist();
        note(job, action);
        return job;
    }

    void note(Invalidation job, String action) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("petitionId", job.petitionId.toString()).put("dryRun", job.dryRun);
        if (job.reverses != null) {
            told.put("reverses", job.reverses.toString());
        }
        trail.note(new Trail.Subject(KIND, job.id, 1), action, null, none, told);
    }

    /** Null for a reversal. */
    @Nullable Conditions conditions(Invalidation job) {
        return job.sealed == null ? null : cabinet.open(KIND, job.id, job.sealed, Conditions.class);
    }

    InvalidationView view(Invalidation job) {
        return InvalidationView.of(job, conditions(job));
    }
}
