package org.openletter.news.ingest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A feed of a publisher. What its runs found out is written by SQL, and counts as no version. */
@Entity
@DynamicUpdate
class FeedSource extends PanacheEntityBase {

    private static final Duration NEVER_QUIET_BEFORE = Duration.ofDays(2);
    private static final int TIMES_THE_USUAL = 5;

    @Id UUID id;

    @Version int version = 1;

    @Filter(description = "When it was created.")
    @Sort
    Instant createdAt;

    Instant updatedAt;

    @Embedded FeedSourceBody body;

    @Nullable String etag;
    @Nullable String lastModified;
    int entries;

    @Nullable String movedTo;

    @Filter(description = "When it was last run.")
    @Sort
    @Nullable Instant lastRunAt;

    @Filter(description = "When it was last run and went well.")
    @Sort
    @Nullable Instant lastSuccessAt;

    @Filter(description = "When it last had something new.")
    @Sort
    @Nullable Instant lastNewAt;

    Instant nextRunAt;

    @Filter(description = "How many runs in a row have failed.")
    @Sort
    int failures;

    @Nullable String lastError;

    /** In seconds. */
    @Nullable Integer usualGap;

    protected FeedSource() {}

    static FeedSource of(FeedSourceBody body) {
        var source = new FeedSource();
        source.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        source.createdAt = Entry.now();
        source.updatedAt = source.createdAt;
        source.body = body.settled();
        source.nextRunAt = source.afterAnInterval();
        return source;
    }

    static FeedSource found(UUID id) {
        FeedSource source = findById(id);
        if (source == null) {
            throw Fault.notFound();
        }
        return source;
    }

    static FeedSource locked(UUID id) {
        FeedSource source = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (source == null) {
            throw Fault.notFound();
        }
        return source;
    }

    /** The first run by schedule leaves time for one by hand. */
    private Instant afterAnInterval() {
        return Entry.now().plus(Duration.ofMinutes(body.minutes()));
    }

    /** Says whether anything is different now. */
    boolean replace(FeedSourceBody written) {
        FeedSourceBody former = body;
        FeedSourceBody settled = written.settled();
        if (settled.equals(former)) {
            return false;
        }
        body = settled;
        updatedAt = Entry.now();
        boolean moved = !settled.url().equals(former.url());
        if (moved) {
            // Another document: what was kept of the former says nothing of it.
            etag = null;
            lastModified = null;
            movedTo = null;
            failures = 0;
            lastError = null;
        }
        if (moved || settled.minutes() != former.minutes()) {
            nextRunAt = afterAnInterval();
        }
        return true;
    }

    void disable() {
        body = body.disabled();
        updatedAt = Entry.now();
    }

    boolean enabled() {
        return Boolean.TRUE.equals(body.enabled());
    }

    /** Whether nothing new has come for clearly longer than usual. */
    boolean quiet(Instant now) {
        Duration usual = Duration.ofSeconds(usualGap == null ? 0 : usualGap);
        Duration patience = usual.multipliedBy(TIMES_THE_USUAL);
        if (patience.compareTo(NEVER_QUIET_BEFORE) < 0) {
            patience = NEVER_QUIET_BEFORE;
        }
        Instant last = lastNewAt == null ? createdAt : lastNewAt;
        return enabled() && last.plus(patience).isBefore(now);
    }
}
