package org.openletter.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody saw what not everybody may see, or was refused. */
@Entity
@Immutable
public class AccessEntry {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    Instant at;

    @Nullable UUID keyId;

    String actor;

    String action;

    @Nullable String kind;

    List<UUID> entryIds;

    String traceId;

    AccessEntry() {}

    public UUID id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    /** {@code read}, {@code listed}, {@code exported}… or the code of the problem. */
    public String action() {
        return action;
    }

    public @Nullable String kind() {
        return kind;
    }

    public List<UUID> entryIds() {
        return entryIds;
    }

    public String traceId() {
        return traceId;
    }
}
