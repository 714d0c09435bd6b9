package org.openletter.petitions.signatures;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/**
 * A job that takes signatures out of the count, or puts those of another one back. Made when it is
 * asked for; then only SQL changes it.
 */
@Entity
@DynamicUpdate
class Invalidation extends PanacheEntityBase {

    /** Where an invalidation is. */
    @Schema(name = "InvalidationStatus", description = "Where an invalidation is.")
    enum Status {
        queued,
        running,
        succeeded,
        failed,
        cancelled
    }

    @Id UUID id;
    UUID petitionId;

    /** Which signatures; sealed, because a name or a network may be one person's. */
    byte @Nullable [] sealed;

    @Nullable UUID reverses;

    @Filter(description = "Whether it only counts.")
    boolean dryRun;

    @Nullable UUID position;
    long processed;
    long matched;

    @Enumerated(EnumType.STRING)
    @Filter(description = "Where it is.")
    Status status = Status.queued;

    String createdBy;

    @Filter(description = "When it was asked for.")
    @Sort
    Instant createdAt;

    @Nullable Instant startedAt;
    @Nullable Instant finishedAt;
    @Nullable String error;

    protected Invalidation() {}

    static Invalidation of(UUID petition, Caller caller) {
        var job = new Invalidation();
        job.id = Register.newId();
        job.petitionId = petition;
        job.createdBy = caller.name();
        job.createdAt = Entry.now();
        return job;
    }

    static Optional<Invalidation> of(UUID petition, UUID id) {
        return find("petitionId = ?1 and id = ?2", petition, id).firstResultOptional();
    }

    boolean ended() {
        return status != Status.queued && status != Status.running;
    }
}
