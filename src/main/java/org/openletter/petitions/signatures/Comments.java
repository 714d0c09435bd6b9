package org.openletter.petitions.signatures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;

/**
 * Moderators' decisions about comments. The comment stays in the sealed part whatever is decided,
 * so that each decision can be changed; in clear it is only while everybody may read it.
 */
@ApplicationScoped
class Comments {

    private static final String LOCK =
            """
            select id, sealed, comment_state from signature
            where petition_id = :petition and id = :id and status = 'confirmed' and comment_state is not null
              and sealed is not null
            for update
            """;

    private static final String DECIDE =
            """
            update signature set comment_state = :state, comment = :comment, shown_name = :name
            where petition_id = :petition and id = :id
            """;

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Trail trail;

    Comments(EntityManager database, Cabinet cabinet, Trail trail) {
        this.database = database;
        this.cabinet = cabinet;
        this.trail = trail;
    }

    CommentView view(Signatory signatory) {
        return CommentView.of(signatory, signer(signatory.id, signatory.sealed));
    }

    private Signer signer(UUID id, byte @Nullable [] sealed) {
        if (sealed == null) {
            throw Fault.notFound();
        }
        return cabinet.signer(id, sealed);
    }

    /** In the running transaction. */
    CommentView decide(UUID petition, UUID id, CommentDecisionBody decision) {
        Tuple row = locked(petition, id);
        Signer signer = signer(id, row.get("sealed", byte[].class));
        boolean named = signer.showName() && !Boolean.TRUE.equals(decision.hideName());
        String state = decision.approves() ? "approved" : "rejected";
        database.createNativeQuery(DECIDE)
                .setParameter("petition", petition)
                .setParameter("id", id)
                .setParameter("state", state)
                .setParameter("comment", named && decision.approves() ? signer.comment() : null)
                .setParameter("name", named ? signer.name() : null)
                .executeUpdate();
        trail.note(
                new Trail.Subject("comments", id, 1),
                decision.approves() ? "approved" : "rejected",
                null,
                told(row.get("comment_state", String.class), petition),
                told(state, petition).put("nameShown", named));
        return view(Signatory.findById(id));
    }

    private Tuple locked(UUID petition, UUID id) {
        List<?> rows =
                database.createNativeQuery(LOCK, Tuple.class)
                        .setParameter("petition", petition)
                        .setParameter("id", id)
                        .getResultList();
        if (rows.isEmpty()) {
            throw Fault.notFound();
        }
        return (Tuple) rows.get(0);
    }

    /** Neither what was said nor by whom. */
    private static ObjectNode told(String state, UUID petition) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("petitionId", petition.toString())
                .put("status", state);
    }
}
