package org.openletter.rest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Body;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/**
 * An entry of a collection: identity, version and times. What a client may write is its body; what
 * happened to it, its state, belongs to the entity that extends this.
 */
@MappedSuperclass
public abstract class Entry<B extends Body> extends PanacheEntityBase {

    @Id UUID id;

    @Version int version;

    String slug;

    @Filter(description = "When it was created.")
    @Sort
    Instant createdAt;

    @Filter(description = "When it was last changed.")
    @Sort
    Instant updatedAt;

    @Nullable Instant deletedAt;

    @Nullable String externalSource;

    @Nullable String externalId;

    protected Entry() {}

    public abstract B body();

    /** Replaces what clients write, and recomputes whatever is derived from it. */
    protected abstract void body(B body);

    /** What people call it: the slug is made of it. */
    protected abstract String title();

    /** Whether anybody may see it, deletion aside. */
    protected abstract boolean published();

    /** Whether this caller may see it, deletion aside. */
    protected boolean visibleTo(Caller caller, Scope editors) {
        return published() || caller.may(editors);
    }

    /** Whether even the slug must not tell what it is called, because few may know of it. */
    protected boolean secret() {
        return false;
    }

    /** State beside the body that a change of belongs into the history. */
    protected Map<String, Object> state() {
        return Map.of();
    }

    /** When the answer will change by itself, if that is known. */
    protected @Nullable Instant nextChange() {
        return null;
    }

    /**
     * Whatever is shown, isn't stored, and changes by itself: it becomes part of the entity tag.
     */
    protected String passing() {
        return "";
    }

    /** The language it is in, where its collection says so. */
    protected @Nullable String language() {
        return null;
    }

    /** What it has in common with its translations, if it has any. */
    protected @Nullable UUID translationGroup() {
        return null;
    }

    /** The entry that stands for this one since the two were merged. */
    protected @Nullable UUID mergedInto() {
        return null;
    }

    /** The answer instead of the entry, once it is public history but not to be shown any more. */
    protected @Nullable Fault gone() {
        return deletedAt == null ? null : deleted(id, deletedAt);
    }

    /** The answer in place of what was deleted. */
    public static Fault deleted(UUID id, Instant deletedAt) {
        return Fault.gone("deleted", "This was here until it was deleted.")
                .member("id", id)
                .member("deletedAt", deletedAt);
    }

    final void begin(B body) {
        id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        version = 1;
        createdAt = now();
        updatedAt = createdAt;
        body(body);
    }

    /**
     * Now, as precisely as the database keeps it, so that an answer to a write equals the next
     * read.
     */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public boolean deleted() {
        return deletedAt != null;
    }
}
