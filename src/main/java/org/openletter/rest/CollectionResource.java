package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links;
import org.openletter.rest.body.Patch;
import org.openletter.rest.replay.Replay;

/**
 * Everything that a collection of the API does: list, create, get, replace, patch, delete, restore,
 * import, history. A resource class says in its constructor what it is a collection of, and adds
 * only what its entries alone can do.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class CollectionResource<E extends Entry<B>, B extends Body, V>
        extends BatchedCollection<E, B, V> implements Door {

    @Inject Bodies bodies;

    @Inject Replay replay;

    @Inject Intake intake;

    protected CollectionResource(Kind<E, B, V> kind) {
        super(kind);
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(B body) {
        return replay.once(
                () -> answers.written(kind, created(store.create(kind, body, null)), 201));
    }

    @PUT
    @Path("/{id}")
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, B body) {
        E entry = writable(id, ifMatch);
        store.replace(kind, entry, body, "replaced");
        return answers.written(kind, entry, 200).response();
    }

    @PATCH
    @Path("/{id}")
    @Needs
    @Transactional
    @Consumes("application/merge-patch+json")
    public Response patch(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Patch patch) {
        E entry = writable(id, ifMatch);
        store.replace(
                kind,
                entry,
                bodies.patch(
                        kind.guard().seen(entry.body(), call.caller()),
                        patch.json(),
                        kind.types().body()),
                "patched");
        return answers.written(kind, entry, 200).response();
    }

    @DELETE
    @Path("/{id}")
    @Needs
    @Transactional
    public Response delete(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        store.change(
                kind,
                writable(id, ifMatch),
                "deleted",
                null,
                entry -> entry.deletedAt = Entry.now());
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/restoration")
    @Needs
    @Transactional
    public Response restore(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return replay.once(
                () -> {
                    E entry = known(store.locked(kind, Ids.of(id)));
                    answers.tag(entry).requireIfSent(ifMatch);
                    if (entry.mergedInto() != null) {
                        throw doors.moved(kind, entry, call.caller());
                    }
                    if (!entry.deleted()) {
                        throw Fault.conflict(
                                "not-deleted",
                                "This isn't deleted, so there is nothing to restore.");
                    }
                    store.change(
                            kind, entry, "restored", null, deleted -> deleted.deletedAt = null);
                    return answers.written(kind, entry, 201);
                });
    }

    @POST
    @Path("/{id}/erasure")
    @Needs(Scope.ADMIN)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Response erase(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Erasure erasure) {
        E entry = known(store.locked(kind, Ids.of(id)));
        answers.tag(entry).requireIfSent(ifMatch);
        store.erase(kind, entry, erasure.reason());
        return Response.noContent().build();
    }

    @PUT
    @Path("/by-external-id/{source}/{externalId}")
    @Needs
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("source") String source,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            B body) {
        var key = Ids.external(source, externalId);
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> put(key, ifMatch, ifNoneMatch, body));
        } catch (ConstraintViolationException e) {
            // Another request has just created it: now there is something to replace.
            return QuarkusTransaction.requiringNew()
                    .call(() -> put(key, ifMatch, ifNoneMatch, body));
        }
    }

    @Override
    @Transactional
    public UUID put(String source, String externalId, ObjectNode body) {
        call.actAs(Caller.SERVICE);
        var key = Ids.external(source, externalId);
        return store.byExternalId(kind, source, externalId, false)
                .orElseGet(
                        () -> {
                            E entry =
                                    store.create(kind, bodies.read(body, kind.types().body()), key);
                            store.change(kind, entry, "published", null, this::publish);
                            return entry;
                        })
                .id();
    }

    @Override
    public List<Taken> take(String source, List<Incoming> incoming) {
        return intake.take(kind, source, incoming);
    }

    /** The entry, with what is to be said of it once, since somebody has just created it. */
    protected E created(E entry) {
        return entry;
    }

    /** Makes an entry public, where entries aren't from the start. */
    protected void publish(E entry) {}

    private Response put(
            Meta.ExternalKey key, @Nullable String ifMatch, @Nullable String ifNoneMatch, B body) {
        E entry = store.byExternalId(kind, key.source(), key.externalId(), true).orElse(null);
        if (entry == null) {
            if (ifMatch != null) {
                throw Fault.of(
                        412, "tag-stale", "There is nothing here yet that If-Match could mean.");
            }
            return answers.written(kind, created(store.create(kind, body, key)), 201).response();
        }
        known(entry);
        if (ifNoneMatch != null && answers.tag(entry).matches(ifNoneMatch)) {
            throw Fault.stale(answers.tag(entry).toString());
        }
        answers.tag(present(entry)).requireIfSent(ifMatch);
        store.replace(kind, entry, body, "replaced");
        return answers.written(kind, entry, 200).response();
    }

    /** Refuses a request whose links lead nowhere. */
    protected final void checkLinks(Body request) {
        store.checkLinks(Links.of(request.getClass()), request, Set.of());
    }

    /**
     * Runs a verb of an entry as a sub-resource that is created: 201, with the resource as it is
     * now.
     */
    protected final Response verb(String id, @Nullable String ifMatch, Change<E> change) {
        return replay.once(
                () -> {
                    E entry = present(known(store.locked(kind, Ids.of(id))));
                    answers.tag(entry).requireIfSent(ifMatch);
                    changed(entry, change);
                    return answers.written(kind, entry, 201);
                });
    }

    /** Runs a verb of another entry, on which a change of this one has an effect. */
    protected final void change(UUID id, Change<E> change) {
        changed(store.locked(kind, id), change);
    }

    private void changed(E entry, Change<E> change) {
        store.change(kind, entry, change.action(), change.reason(), change.verb());
    }

    private E writable(String id, @Nullable String ifMatch) {
        E entry = present(known(store.locked(kind, Ids.of(id))));
        answers.tag(entry).require(ifMatch);
        return entry;
    }
}
