package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.replay.Written;

/** Lets one entry of a collection stand for another, and undoes that. */
@ApplicationScoped
public class Merging {

    private final EntityManager database;
    private final Store store;
    private final Answers answers;
    private final Doors doors;
    private final Relinking relinking;
    private final Call call;

    Merging(
            EntityManager database,
            Store store,
            Answers answers,
            Doors doors,
            Relinking relinking,
            Call call) {
        this.database = database;
        this.store = store;
        this.answers = answers;
        this.doors = doors;
        this.relinking = relinking;
        this.call = call;
    }

    /**
     * What is asked for.
     *
     * @param version of the survivor; null to merge whatever it says now
     */
    public record Wish(
            UUID id,
            @Nullable String ifMatch,
            UUID into,
            @Nullable Integer version,
            @Nullable String reason) {}

    /** What a collection does when two of its entries become one. */
    public interface Union<E extends Entry<B>, B extends Body> {
        /** The survivor's body, with what the other one adds. */
        B body(E from, E into);

        /** Notes on the one that it is now the other; null that it is itself again. */
        void leave(E from, @Nullable UUID into);

        /** Notes on the survivor whom it stands for. */
        void take(E into, UUID from);
    }

    /** Merges, in the running transaction; answers with the survivor. */
    public <E extends Entry<B>, B extends Body, V> Written merge(
            Kind<E, B, V> kind, Wish wish, Union<E, B> union) {
        if (wish.id().equals(wish.into())) {
            throw flawed("pair-same", "This must be another record.");
        }
        // In one order, so that two mergers of one pair don't wait for each other.
        boolean first = wish.id().toString().compareTo(wish.into().toString()) < 0;
        E one = locked(kind, first ? wish.id() : wish.into());
        E other = locked(kind, first ? wish.into() : wish.id());
        E from = here(kind, first ? one : other);
        E into = first ? other : one;
        answers.tag(from).require(wish.ifMatch());
        if (into == null || into.deleted() || !into.visibleTo(call.caller(), kind.editors())) {
            throw flawed("link-unknown", "There is no such entry in " + kind.name() + ".");
        }
        if (wish.version() != null && wish.version() != into.version) {
            throw Fault.conflict(
                    "changed-meanwhile", "The survivor isn't at this version any more.");
        }
        B body = union.body(from, into);
        store.change(
                kind,
                into,
                "merged",
                wish.reason(),
                survivor -> {
                    survivor.body(body);
                    union.take(survivor, from.id);
                });
        store.change(
                kind,
                from,
                "merged",
                wish.reason(),
                gone -> {
                    union.leave(gone, into.id);
                    gone.deletedAt = Entry.now();
                });
        database.createNativeQuery(
                        "update %s set merged_into = :into where merged_into = :from"
                                .formatted(kind.table()))
                .setParameter("into", into.id)
                .setParameter("from", from.id)
                .executeUpdate();
        relinking.relink(kind.name(), from.id, into.id);
        return answers.written(kind, into, 201);
    }

    /** Lets an entry that was merged stand for itself again, as it was before. */
    public <E extends Entry<B>, B extends Body, V> Written separate(
            Kind<E, B, V> kind, UUID id, @Nullable String ifMatch, Union<E, B> union) {
        E entry = store.locked(kind, id);
        doors.known(kind, entry, call.caller());
        answers.tag(entry).requireIfSent(ifMatch);
        if (entry.mergedInto() == null) {
            throw Fault.conflict("not-merged", "This was not merged with another record.");
        }
        store.change(
                kind,
                entry,
                "separated",
                null,
                back -> {
                    union.leave(back, null);
                    back.deletedAt = null;
                });
        return answers.written(kind, entry, 201);
    }

    private <E extends Entry<?>> @Nullable E locked(Kind<E, ?, ?> kind, UUID id) {
        return database.find(kind.types().entity(), id, LockModeType.PESSIMISTIC_WRITE);
    }

    private <E extends Entry<?>> E here(Kind<E, ?, ?> kind, @Nullable E entry) {
        if (entry == null) {
            throw Fault.notFound();
        }
        return doors.present(kind, doors.known(kind, entry, call.caller()), call.caller());
    }

    private static Fault flawed(String code, String detail) {
        return Fault.invalid(List.of(Flaw.pointer("/into", code, detail)));
    }
}
