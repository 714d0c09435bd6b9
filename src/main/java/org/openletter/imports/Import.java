package org.openletter.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.rest.Entry;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A file on its way into a collection. Made when all of it has come; then only SQL changes it. */
@Entity
@Table(name = "import_job")
@DynamicUpdate
class Import extends PanacheEntityBase {

    /** Where an import is. */
    @Schema(description = "Where an import is.")
    enum Status {
        queued,
        running,
        succeeded,
        failed,
        cancelled
    }

    @Id UUID id;

    @Filter(description = "The collection that it goes to.", example = "prisoners")
    String collection;

    @Filter(description = "The name of the system that the entries are from.", example = "cpj")
    String source;

    String format;

    @Nullable String mapping;

    @Filter(description = "Whether it only tries what would happen.")
    boolean dryRun;

    @Nullable UUID keyId;
    String createdBy;
    List<String> scopes;
    String traceId;

    @Nullable Long total;

    long position;
    long line;
    long processed;
    long created;
    long updated;
    long unchanged;
    long failed;
    int errors;
    int duplicates;

    @Enumerated(EnumType.STRING)
    @Filter(description = "Where it is.")
    Status status = Status.queued;

    @Filter(description = "When it was asked for.")
    @Sort
    Instant createdAt;

    @Nullable Instant startedAt;

    @Filter(description = "When it ended.")
    @Sort
    @Nullable Instant finishedAt;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Nullable String error;

    protected Import() {}

    static Import of(UUID id, Asked asked, Caller caller, String traceId, long total) {
        var job = new Import();
        job.id = id;
        job.collection = asked.collection();
        job.source = asked.source();
        job.format = asked.format().name();
        job.mapping = asked.mapping();
        job.dryRun = asked.dryRun();
        job.keyId = caller.keyId();
        job.createdBy = caller.name();
        job.scopes = caller.scopes().stream().map(Scope::text).toList();
        job.traceId = traceId;
        job.total = total;
        job.createdAt = Entry.now();
        return job;
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** Whoever asked for it, as they were then. */
    Caller caller() {
        var may = EnumSet.noneOf(Scope.class);
        scopes.forEach(scope -> Scope.of(scope).ifPresent(may::add));
        return new Caller(keyId, createdBy, may);
    }

    Format format() {
        return Format.valueOf(format);
    }

    boolean ended() {
        return status != Status.queued && status != Status.running;
    }
}
