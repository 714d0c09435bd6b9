package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.jobs.Worker;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/petitions/{id}/invalidations}: many signatures out of the count, and back. */
@Path("/v1/petitions/{id}/invalidations")
@Needs(Scope.PETITIONS_MODERATE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Moderation of signatures")
class InvalidationResource {

    static final Listing<Invalidation> LISTING =
            new Listing<>(
                    Invalidation.class,
                    new Rules(
                            Invalidation.class,
                            "invalidation",
                            "-createdAt",
                            null,
                            Set.of(),
                            Set.of()));

    private final Invalidations invalidations;
    private final Invalidating invalidating;
    private final Worker worker;
    private final Listings listings;
    private final Bodies bodies;
    private final Replay replay;
    private final Call call;

    InvalidationResource(
            Invalidations invalidations,
            Invalidating invalidating,
            Worker worker,
            Listings listings,
            Bodies bodies,
            Replay replay,
            Call call) {
        this.invalidations = invalidations;
        this.invalidating = invalidating;
        this.worker = worker;
        this.listings = listings;
        this.bodies = bodies;
        this.replay = replay;
        this.call = call;
    }

    @POST
    @Needs
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "invalidateSignatures",
            summary = "Take many signatures out of the count",
            description =
                    "Those that every condition fits, of all that have been sent so far. They stay on file, so that who"
                            + " signs again with the same address isn't counted either; the signers are not told. Try"
                            + " it with dryRun first; a reversal undoes it.")
    @APIResponseSchema(
            value = InvalidationView.class,
            responseCode = "202",
            responseDescription = "The invalidation, which is about to begin.")
    @APIResponse(responseCode = "410")
    public Response create(@PathParam("id") String id, InvalidationBody body) {
        if (body.asksWho() && !call.caller().may(Scope.SIGNATURES_READ)) {
            throw Fault.forbidden(
                    "Conditions on names, addresses and networks would tell who signed: they need the"
                            + " scope signatures:read, which your key doesn't have.");
        }
        return begun(() -> invalidations.ask(petition(id), body));
    }

    @GET
    @Needs
    @OwnParameters(of = InvalidationResource.class, items = InvalidationView.class)
    @Operation(
            operationId = "listInvalidations",
            summary = "List the invalidations of a petition",
            description = "With dry runs and reversals, the newest first.")
    @APIResponse(responseCode = "410")
    public Response list(@PathParam("id") String id) {
        var scope =
                new Listing.Scope("e.petition_id = :petition", Map.of("petition", petition(id)));
        return listings.page(LISTING, scope, invalidations::view);
    }

    @GET
    @Path("/{invalidationId}")
    @Needs
    @Operation(
            operationId = "getInvalidation",
            summary = "Get an invalidation",
            description = "How far it is, and how many signatures its conditions fit.")
    @APIResponseSchema(
            value = InvalidationView.class,
            responseCode = "200",
            responseDescription = "The invalidation.")
    @APIResponse(responseCode = "410")
    public Response get(@PathParam("id") String id, @PathParam("invalidationId") String job) {
        return shown(Response.ok(), found(id, job));
    }

    @POST
    @Path("/{invalidationId}/cancellation")
    @Needs
    @Operation(
            operationId = "cancelInvalidation",
            summary = "Stop an invalidation",
            description =
                    "What has been done stays, until it is reversed. It ends after the signatures that are being"
                            + " changed; repeating this does no harm.")
    @APIResponseSchema(
            value = InvalidationView.class,
            responseCode = "202",
            responseDescription = "The invalidation, which is about to stop.")
    @APIResponse(responseCode = "410")
    public Response cancel(@PathParam("id") String id, @PathParam("invalidationId") String job) {
        Invalidation asked = found(id, job);
        if (worker.cancel(invalidating, asked.id)) {
            QuarkusTransaction.requiringNew().run(() -> invalidations.note(asked, "cancellation"));
        } else if (asked.status != Invalidation.Status.cancelled) {
            throw Fault.conflict(
                    "transition-illegal", "An invalidation that has ended can't become cancelled.");
        }
        return shown(Response.accepted(), found(id, job));
    }

    @POST
    @Path("/{invalidationId}/reversal")
    @Needs
    @Operation(
            operationId = "reverseInvalidation",
            summary = "Undo an invalidation",
            description =
                    "The signatures that it took out, and no others, count again from when they were confirmed, unless"
                            + " their signers have taken them back meanwhile.")
    @APIResponseSchema(
            value = InvalidationView.class,
            responseCode = "202",
            responseDescription =
                    "The reversal, an invalidation of its own, which is about to begin.")
    @APIResponse(responseCode = "410")
    public Response reverse(@PathParam("id") String id, @PathParam("invalidationId") String job) {
        Invalidation other = found(id, job);
        return begun(() -> invalidations.reverse(other));
    }

    /** The worker is called once the job can be seen. */
    private Response begun(Supplier<Invalidation> ask) {
        Response answer =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        replay.once(
                                                () -> {
                                                    Invalidation job = ask.get();
                                                    String place =
                                                            "/v1/petitions/%s/invalidations/%s"
                                                                    .formatted(
                                                                            job.petitionId, job.id);
                                                    return new Written(
                                                            202,
                                                            Map.of(HttpHeaders.LOCATION, place),
                                                            bodies.bytes(invalidations.view(job)));
                                                }));
        worker.call();
        return answer;
    }

    private UUID petition(String id) {
        return Signable.shown(Ids.of(id), call.caller()).id();
    }

    private Invalidation found(String petition, String id) {
        UUID wanted = Ids.of(id);
        UUID in = petition(petition);
        return QuarkusTransaction.requiringNew()
                .call(() -> Invalidation.of(in, wanted))
                .orElseThrow(Fault::notFound);
    }

    private Response shown(Response.ResponseBuilder response, Invalidation job) {
        return response.entity(invalidations.view(job))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
