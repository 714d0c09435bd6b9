package org.openletter.news.ingest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A reading of a feed: made and changed by SQL alone. */
@Entity
@Immutable
class FeedRun extends PanacheEntityBase {

    /** Where a run is. */
    @Schema(name = "FeedRunStatus", description = "Where a run is.")
    enum Status {
        queued,
        running,
        succeeded,
        failed
    }

    /** What became of an entry. */
    @Schema(name = "FeedEntryOutcome", description = "What became of an entry.")
    enum Outcome {
        created,
        updated,
        unchanged,
        duplicate,
        failed
    }

    @Id UUID id;

    UUID sourceId;

    @Enumerated(EnumType.STRING)
    @Filter(description = "Where it is.")
    Status status;

    String createdBy;

    @Filter(description = "When it was asked for.")
    @Sort
    Instant createdAt;

    @Nullable Instant startedAt;
    @Nullable Instant finishedAt;
    @Nullable String error;
    @Nullable String errorCode;
    boolean notModified;
    int created;
    int updated;
    int unchanged;
    int duplicate;
    int failed;

    protected FeedRun() {}

    static Optional<FeedRun> of(UUID source, UUID id) {
        return find("sourceId = ?1 and id = ?2", source, id).firstResultOptional();
    }
}
