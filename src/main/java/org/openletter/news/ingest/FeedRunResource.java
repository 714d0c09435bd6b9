package org.openletter.news.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.jobs.Worker;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/feed-sources/{id}/runs}: readings of a feed, by schedule and by hand. */
@Path("/v1/feed-sources/{id}/runs")
@Needs(Scope.NEWS_WRITE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feed sources")
class FeedRunResource {

    static final Listing<FeedRun> LISTING =
            new Listing<>(
                    FeedRun.class,
                    new Rules(FeedRun.class, "feed_run", "-createdAt", null, Set.of(), Set.of()));

    private final FeedRuns runs;
    private final Worker worker;
    private final Listings listings;
    private final Bodies bodies;
    private final Replay replay;
    private final Call call;

    FeedRunResource(
            FeedRuns runs,
            Worker worker,
            Listings listings,
            Bodies bodies,
            Replay replay,
            Call call) {
        this.runs = runs;
        this.worker = worker;
        this.listings = listings;
        this.bodies = bodies;
        this.replay = replay;
        this.call = call;
    }

    @POST
    @Needs
    @Operation(
            operationId = "runFeedSource",
            summary = "Run a feed source",
            description =
                    "Reads the feed now, also of a source that isn't enabled or has failed lately; only the distance"
                            + " between two questions to one host is kept. Where a run waits or is at work already, it is"
                            + " that one.")
    @APIResponseSchema(
            value = FeedRunView.class,
            responseCode = "202",
            responseDescription = "The run, which is about to begin or has begun.")
    public Response create(@PathParam("id") String id) {
        Response answer =
                QuarkusTransaction.requiringNew()
                        .call(() -> replay.once(() -> asked(FeedSource.found(Ids.of(id)).id)));
        worker.call();
        return answer;
    }

    private Written asked(UUID source) {
        UUID run = runs.ask(source, call.caller().name());
        String place = "/v1/feed-sources/%s/runs/%s".formatted(source, run);
        FeedRun asked = FeedRun.of(source, run).orElseThrow(Fault::notFound);
        return new Written(
                202, Map.of(HttpHeaders.LOCATION, place), bodies.bytes(FeedRunView.of(asked)));
    }

    @GET
    @Needs
    @OwnParameters(of = FeedRunResource.class, items = FeedRunView.class)
    @Operation(
            operationId = "listFeedRuns",
            summary = "List the runs of a feed source",
            description = "The newest first, without their entries. They are kept for a week.")
    public Response list(@PathParam("id") String id) {
        UUID source = FeedSource.found(Ids.of(id)).id;
        var scope = new Listing.Scope("e.source_id = :source", Map.of("source", source));
        return listings.page(LISTING, scope, FeedRunView::of);
    }

    @GET
    @Path("/{runId}")
    @Needs
    @Operation(
            operationId = "getFeedRun",
            summary = "Get a run of a feed source",
            description = "How far it is, and what became of each entry so far, and why.")
    @APIResponseSchema(
            value = FeedRunView.class,
            responseCode = "200",
            responseDescription = "The run.")
    public Response get(@PathParam("id") String id, @PathParam("runId") String runId) {
        FeedRun run = FeedRun.of(Ids.of(id), Ids.of(runId)).orElseThrow(Fault::notFound);
        return Response.ok(FeedRunView.of(run, runs.entries(run.id)))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
