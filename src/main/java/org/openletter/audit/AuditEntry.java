package org.openletter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One write: the row of the trail and, read back, an item of a resource's history. */
@Entity
@Immutable
public class AuditEntry {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String kind;
    UUID entryId;
    int version;
    String action;
    Instant at;

    @Nullable UUID keyId;

    String actor;
    String traceId;

    @Nullable String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    JsonNode changes;

    AuditEntry() {}

    /** All that was written to one entry, the oldest first. */
    public static List<AuditEntry> of(EntityManager database, String kind, UUID entry) {
        return database.createQuery(
                        "from AuditEntry where kind = ?1 and entryId = ?2 order by version, id",
                        AuditEntry.class)
                .setParameter(1, kind)
                .setParameter(2, entry)
                .getResultList();
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String action() {
        return action;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String traceId() {
        return traceId;
    }

    public @Nullable String reason() {
        return reason;
    }

    /** An RFC 6902 patch from the version before to this one. */
    public JsonNode changes() {
        return changes;
    }
}
