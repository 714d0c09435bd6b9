package org.openletter.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Body;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.list.Listing;

/** What every collection shows: the list, one entry by any of its names, its history. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class ReadableCollection<E extends Entry<B>, B extends Body, V> {

    final Kind<E, B, V> kind;

    @Inject Store store;

    @Inject Answers answers;

    @Inject Doors doors;

    @Inject History history;

    @Inject Listings listings;

    @Inject Feeds feeds;

    @Inject Translations translations;

    @Inject Renderings renderings;

    @Inject Call call;

    ReadableCollection(Kind<E, B, V> kind) {
        this.kind = kind;
    }

    public Kind<E, B, V> kind() {
        return kind;
    }

    @GET
    @Open
    @OwnParameters
    @Produces({MediaType.APPLICATION_JSON, Format.NDJSON_TYPE, Format.CSV_TYPE})
    public Response list() {
        return listings.pageOrFile(kind, scope("", Map.of()));
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
            throw doors.absent(linkedKind, linked, call.caller());
        }
        String linking = " and e." + column + " @> array[:linked]";
        return listings.page(kind, scope(linking, Map.of("linked", linked)));
    }

    /** What the caller finds here, with what is marked in it. */
    public Hits search(String q, int limit) {
        return listings.hits(kind, scope("", Map.of()), q, limit);
    }

    final Listing.Scope scope(String more, Map<String, Object> parameters) {
        return doors.scope(kind, call.caller(), more, parameters);
    }

    @GET
    @Path("/{id}")
    @Open
    public Response get(
            @PathParam("id") String id,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed,
            @QueryParam("asOf") @Nullable String asOf) {
        E entry = shown(store.read(kind, Ids.of(id)).orElseThrow(Fault::notFound));
        return one(preferred(entry), new Named.Said(fields, embed, asOf));
    }

    @GET
    @Path("/by-slug/{slug}")
    @Open
    public Response getBySlug(
            @PathParam("slug") String slug,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed,
            @QueryParam("asOf") @Nullable String asOf) {
        E entry = shown(store.bySlug(kind, slug).orElseThrow(Fault::notFound));
        return entry.slug.equals(slug)
                ? one(preferred(entry), new Named.Said(fields, embed, asOf))
                : moved(kind.path() + "/by-slug/" + entry.slug);
    }

    @GET
    @Path("/by-external-id/{source}/{externalId}")
    @Open
    public Response getByExternalId(
            @PathParam("source") String source,
            @PathParam("externalId") String externalId,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed,
            @QueryParam("asOf") @Nullable String asOf) {
        E entry =
                shown(
                        store.byExternalId(kind, source, externalId, false)
                                .orElseThrow(Fault::notFound));
        return answers.one(kind, entry, Named.of(kind, new Named.Said(fields, embed, asOf)));
    }

    @GET
    @Path("/{id}/history")
    @Needs
    @OwnParameters(of = History.class, items = History.Written.class)
    public Response history(@PathParam("id") String id) {
        E entry = known(store.find(kind, Ids.of(id)).orElseThrow(Fault::notFound));
        answers.saw("history", kind, List.of(entry));
        return history.of(kind, entry, call.caller());
    }

    private Response one(E entry, Named.Said said) {
        Response other = renderings.of(kind, entry, said);
        return other == null ? answers.one(kind, entry, Named.of(kind, said)) : other;
    }

    /** The entry, or its translation that the reader's Accept-Language asks for. */
    private E preferred(E entry) {
        UUID other = translations.preferred(kind, entry);
        return other == null ? entry : store.read(kind, other).orElse(entry);
    }

    /** Keeps that the caller saw something of these, if not everybody sees as much. */
    public final void saw(String action, List<UUID> ids) {
        answers.sawIds(action, kind, ids);
    }

    /** The entry that sub-resources are about; 404 where the caller may not know of it. */
    public final E visible(String id) {
        E entry = shown(store.find(kind, Ids.of(id)).orElseThrow(Fault::notFound));
        answers.saw("read", kind, List.of(entry));
        return entry;
    }

    /** The identifier in a path, or 400. */
    protected static UUID identifier(String id) {
        return Ids.of(id);
    }

    /** SQL over the row {@code e}: what the caller may see. */
    public final String visibleSql() {
        return kind.visibleTo(call.caller());
    }

    /** The links of an entry that lead to what the caller may not see. */
    public final Set<UUID> hiddenLinks(E entry) {
        return doors.missing(kind.links().of(entry.body()), call.caller());
    }

    /** Notes something that was done to what is below an entry, in its history. */
    public final void note(E entry, String action, Object what) {
        store.note(kind, entry, action, what);
    }

    /** Whether anybody may see this entry. */
    protected final boolean showsEverybody(UUID id) {
        return doors.shows(kind.name(), id, Caller.ANONYMOUS);
    }

    final E present(E entry) {
        return doors.present(kind, entry, call.caller());
    }

    /**
     * Lets the entry pass if the caller may see it; what was never public is not even said to be
     * gone.
     */
    private E shown(E entry) {
        return present(known(entry));
    }

    /** The entry, if the caller may know that it exists. */
    final E known(E entry) {
        return doors.known(kind, entry, call.caller());
    }

    private static Response moved(String path) {
        return Response.status(308).location(URI.create(path)).build();
    }
}
