package org.openletter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;

/** Writes the audit trail. */
@ApplicationScoped
public class Trail {

    private final EntityManager database;
    private final Call call;

    Trail(EntityManager database, Call call) {
        this.database = database;
        this.call = call;
    }

    /**
     * Notes a write in the running transaction.
     *
     * @param action what was done, as the API names it: {@code created}, {@code replaced}, {@code
     *     retraction}…
     */
    public void note(
            Subject subject,
            String action,
            @Nullable String reason,
            JsonNode before,
            JsonNode after) {
        note(subject, action, reason, Changes.between(before, after));
    }

    /**
     * Notes an erasure, and blanks what was written to the entry before. The database does the
     * second only together with the first: what was noted is the service's to read, not to change.
     */
    public void noteErasure(Subject subject, String reason) {
        note(subject, "erased", reason, JsonNodeFactory.instance.arrayNode());
        database.flush();
        database.createNativeQuery("select cast(audit_erase(:kind, :id) as text)", String.class)
                .setParameter("kind", subject.kind())
                .setParameter("id", subject.id())
                .getSingleResult();
    }

    private void note(Subject subject, String action, @Nullable String reason, JsonNode changes) {
        var entry = new AuditEntry();
        entry.kind = subject.kind();
        entry.entryId = subject.id();
        entry.version = subject.version();
        entry.action = action;
        entry.at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        entry.keyId = call.caller().keyId();
        entry.actor = call.caller().name();
        entry.traceId = call.traceId();
        entry.reason = reason;
        entry.changes = changes;
        database.persist(entry);
    }

    /** What was written: the collection, the id in it, and the version that the write made. */
    public record Subject(String kind, UUID id, int version) {}
}
