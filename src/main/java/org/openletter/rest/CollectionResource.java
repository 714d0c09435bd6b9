package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links;
import org.openletter.rest.body.Patch;
import org.openletter.rest.list.Listing;
import org.openletter.rest.replay.Replay;

/**
 * Everything that a collection of the API does: list, create, get, replace, patch, delete, restore,
 * import, history. A resource class says in its constructor what it is a collection of, and adds
 * only what its entries alone can do.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class CollectionResource<E extends Entry<B>, B extends Body, V> implements Door {

    private final Kind<E, B, V> kind;

    @Inject Store store;

    @Inject Answers answers;

    @Inject Doors doors;

    @Inject Bodies bodies;

    @Inject Replay replay;

    @Inject History history;

    @Inject Listings listings;

    @Inject Call call;

    protected CollectionResource(Kind<E, B, V> kind) {
        this.kind = kind;
    }

    @Override
    public Kind<E, B, V> kind() {
        return kind;
    }

    @GET
    @Open
    @OwnParameters
    public Response list() {
        return listings.page(kind, scope("", Map.of()));
    }

    /**
     * The list of what links to an entry of another collection; 404 where the caller may not see
     * that one.
     */
    public final Response listLinking(String filter, String id) {
        return listLinking(filter, filter, id);
    }

    /** The same where one column gathers the links of several properties. */
    public final Response listLinking(String linkedKind, String column, String id) {
        var linked = Ids.of(id);
        if (!doors.shows(linkedKind, linked, call.caller())) {
            throw Fault.notFound();
        }
        String linking = " and e." + column + " @> array[:linked]";
        return listings.page(kind, scope(linking, Map.of("linked", linked)));
    }

    private Listing.Scope scope(String more, Map<String, Object> parameters) {
        return new Listing.Scope(
                kind.visibleTo(editor()) + more,
                parameters,
                doors.visible(kind.links().kinds(), call.caller()));
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(B body) {
        return replay.once(() -> answers.written(kind, store.create(kind, body, null), 201));
    }

    @GET
    @Path("/{id}")
    @Open
    public Response get(
            @PathParam("id") String id,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed) {
        E entry = shown(store.find(kind, Ids.of(id)).orElseThrow(Fault::notFound));
        return answers.one(kind, entry, Named.of(kind, fields, embed));
    }

    @GET
    @Path("/by-slug/{slug}")
    @Open
    public Response getBySlug(
            @PathParam("slug") String slug,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed) {
        E entry = shown(store.bySlug(kind, slug).orElseThrow(Fault::notFound));
        return entry.slug.equals(slug)
                ? answers.one(kind, entry, Named.of(kind, fields, embed))
                : moved(kind.path() + "/by-slug/" + entry.slug);
    }

    @GET
    @Path("/by-external-id/{source}/{externalId}")
    @Open
    public Response getByExternalId(
            @PathParam("source") String source,
            @PathParam("externalId") String externalId,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed) {
        E entry =
                shown(
                        store.byExternalId(kind, source, externalId, false)
                                .orElseThrow(Fault::notFound));
        return answers.one(kind, entry, Named.of(kind, fields, embed));
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
                bodies.patch(entry.body(), patch.json(), kind.types().body()),
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
                    E entry = store.locked(kind, Ids.of(id));
                    answers.tag(entry).requireIfSent(ifMatch);
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

    @GET
    @Path("/{id}/history")
    @Needs
    @OwnParameters(of = History.class, items = History.Written.class)
    public Response history(@PathParam("id") String id) {
        E entry = store.find(kind, Ids.of(id)).orElseThrow(Fault::notFound);
        return history.of(kind.name(), entry.id);
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
            return answers.written(kind, store.create(kind, body, key), 201).response();
        }
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
                    E entry = present(store.locked(kind, Ids.of(id)));
                    answers.tag(entry).requireIfSent(ifMatch);
                    store.change(kind, entry, change.action(), change.reason(), change.verb());
                    return answers.written(kind, entry, 201);
                });
    }

    /** A verb, and what the history says of it. */
    public record Change<E>(String action, @Nullable String reason, Consumer<E> verb) {}

    private E writable(String id, @Nullable String ifMatch) {
        E entry = present(store.locked(kind, Ids.of(id)));
        answers.tag(entry).require(ifMatch);
        return entry;
    }

    private static <E extends Entry<?>> E present(E entry) {
        Fault gone = entry.gone();
        if (gone != null) {
            throw gone;
        }
        return entry;
    }

    /**
     * Lets the entry pass if the caller may see it; what was never public is not even said to be
     * gone.
     */
    private E shown(E entry) {
        if (!editor() && !entry.published()) {
            throw Fault.notFound();
        }
        return present(entry);
    }

    private boolean editor() {
        return call.caller().may(kind.editors());
    }

    private static Response moved(String path) {
        return Response.status(308).location(URI.create(path)).build();
    }
}
