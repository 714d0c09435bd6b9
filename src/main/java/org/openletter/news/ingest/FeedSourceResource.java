package org.openletter.news.ingest;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.History;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Single;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Patch;
import org.openletter.rest.body.PatchOf;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/**
 * {@code /v1/feed-sources}: no collection like the others, since readers never see any of it.
 * Writing needs the scope to publish, for a source may publish what nobody has looked at.
 */
@Path("/v1/feed-sources")
@Needs(Scope.NEWS_PUBLISH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feed sources", description = "Feeds of publishers that news items are made of.")
class FeedSourceResource {

    private static final Listing<FeedSource> LISTING =
            new Listing<>(
                    FeedSource.class,
                    new Rules(
                            FeedSource.class,
                            "feed_source",
                            "-createdAt",
                            null,
                            Set.of(),
                            Set.of()));

    private final Listings listings;
    private final Editing editing;
    private final History history;
    private final Single single;
    private final Replay replay;
    private final Bodies bodies;

    FeedSourceResource(
            Listings listings,
            Editing editing,
            History history,
            Single single,
            Replay replay,
            Bodies bodies) {
        this.listings = listings;
        this.editing = editing;
        this.history = history;
        this.single = single;
        this.replay = replay;
        this.bodies = bodies;
    }

    @GET
    @Needs(Scope.NEWS_WRITE)
    @OwnParameters(items = FeedSourceView.class)
    @Operation(
            summary = "List the feed sources",
            description = "All of them, with how their runs went.")
    public Response list() {
        return listings.page(LISTING, new Listing.Scope("true", Map.of()), FeedSourceView::of);
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create a feed source",
            description =
                    "Its first run by schedule begins when one interval has passed; a run by hand can begin at once.")
    @APIResponseSchema(
            value = FeedSourceView.class,
            responseCode = "201",
            responseDescription = "The feed source.")
    public Response create(FeedSourceBody body) {
        return replay.once(
                () -> {
                    FeedSource source = editing.create(body);
                    var headers =
                            Map.of(
                                    HttpHeaders.ETAG,
                                    tag(source).toString(),
                                    HttpHeaders.LOCATION,
                                    "/v1/feed-sources/" + source.id);
                    return new Written(201, headers, bodies.bytes(FeedSourceView.of(source)));
                });
    }

    @GET
    @Path("/{id}")
    @Needs(Scope.NEWS_WRITE)
    @Operation(
            summary = "Get a feed source",
            description =
                    "With how its runs went. The ETag changes with those too, but guards a write all the same.")
    @APIResponseSchema(
            value = FeedSourceView.class,
            responseCode = "200",
            responseDescription = "The feed source.")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        FeedSource source = FeedSource.found(Ids.of(id));
        return single.json(FeedSourceView.of(source), tag(source), source.updatedAt);
    }

    @PUT
    @Path("/{id}")
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replace a feed source",
            description =
                    "With another url, its feed is read as if for the first time; what is here already is known"
                            + " again. Items that have arrived stay as they are. Needs the tag of the version that you"
                            + " mean.")
    @APIResponseSchema(
            value = FeedSourceView.class,
            responseCode = "200",
            responseDescription = "The feed source.")
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            FeedSourceBody body) {
        FeedSource source = writable(id, ifMatch);
        editing.replace(source, body, "replaced");
        return written(source);
    }

    @PATCH
    @PatchOf(FeedSourceBody.class)
    @Path("/{id}")
    @Needs
    @Transactional
    @Consumes("application/merge-patch+json")
    @Operation(
            summary = "Change a feed source",
            description =
                    "An RFC 7396 merge patch, such as {\"enabled\": false}. Needs the tag of the version that you mean.")
    @APIResponseSchema(
            value = FeedSourceView.class,
            responseCode = "200",
            responseDescription = "The feed source.")
    public Response patch(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Patch patch) {
        FeedSource source = writable(id, ifMatch);
        editing.replace(
                source, bodies.patch(source.body, patch.json(), FeedSourceBody.class), "patched");
        return written(source);
    }

    @DELETE
    @Path("/{id}")
    @Needs
    @Transactional
    @Operation(
            summary = "Delete a feed source",
            description =
                    "For good, with its runs; the items that it has brought stay, and what it has brought is known"
                            + " again from other sources. Needs the tag of the version that you mean.")
    public Response delete(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editing.lockRuns(Ids.of(id));
        editing.delete(writable(id, ifMatch));
        return Response.noContent().build();
    }

    @GET
    @Path("/{id}/history")
    @Needs(Scope.NEWS_WRITE)
    @OwnParameters(of = History.class, items = History.Written.class)
    @Operation(
            operationId = "listFeedSourceHistory",
            summary = "List what was done to a feed source",
            description = "Every write, the newest first, also after its deletion.")
    public Response history(@PathParam("id") String id) {
        return history.of(Editing.KIND, Ids.of(id));
    }

    private static FeedSource writable(String id, @Nullable String ifMatch) {
        FeedSource source = FeedSource.locked(Ids.of(id));
        tag(source).require(ifMatch);
        return source;
    }

    private Response written(FeedSource source) {
        var headers = Map.of(HttpHeaders.ETAG, tag(source).toString());
        return new Written(200, headers, bodies.bytes(FeedSourceView.of(source))).response();
    }

    private static EntityTag tag(FeedSource source) {
        FeedSourceView view = FeedSourceView.of(source);
        return EntityTag.of(
                source.version,
                List.of(
                        MediaType.APPLICATION_JSON,
                        String.valueOf(view.lastRunAt()),
                        String.valueOf(view.nextRunAt()),
                        String.valueOf(view.quiet())));
    }
}
