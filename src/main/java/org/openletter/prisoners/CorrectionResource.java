package org.openletter.prisoners;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.openletter.access.Call;
import org.openletter.access.Limited;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.Listing;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/correction-requests}: editors decide; whoever asked learns what became of it. */
@Path("/v1/correction-requests")
@Needs(Scope.PRISONERS_WRITE)
@Tag(
        name = "Corrections",
        description = "What readers say is wrong in a record, and what became of it.")
@Produces(MediaType.APPLICATION_JSON)
class CorrectionResource {

    static final Listing<CorrectionRequest> LISTING =
            new Listing<>(
                    CorrectionRequest.class,
                    new org.openletter.rest.list.Rules(
                            CorrectionRequest.class,
                            "correction_request",
                            "-createdAt",
                            null,
                            Set.of(),
                            Set.of()));

    private final Listings listings;
    private final Replay replay;
    private final Trail trail;
    private final Bodies bodies;
    private final Call call;

    CorrectionResource(Listings listings, Replay replay, Trail trail, Bodies bodies, Call call) {
        this.listings = listings;
        this.replay = replay;
        this.trail = trail;
        this.bodies = bodies;
        this.call = call;
    }

    @GET
    @Needs
    @OwnParameters(items = CorrectionRequestView.class)
    @Operation(
            operationId = "listCorrectionRequests",
            summary = "List what readers say is wrong",
            description =
                    "The requests about all records that the caller may see, the newest first. What is still to be"
                            + " decided: outcome[exists]=false.")
    public Response list() {
        String visible =
                "e.prisoner_id in (select e.id from prisoner e where "
                        + Sight.records(call.caller())
                        + ")";
        return listings.page(
                LISTING, new Listing.Scope(visible, Map.of()), CorrectionRequestView::forEditors);
    }

    @POST
    @Path("/{id}/decision")
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideCorrectionRequest",
            summary = "Decide a correction request",
            description =
                    "Says what became of it, and answers whoever asked. The record itself is changed as always."
                            + " Deciding again replaces the decision.")
    @APIResponseSchema(
            value = CorrectionRequestView.class,
            responseCode = "201",
            responseDescription = "The request, decided.")
    public Response decide(@PathParam("id") String id, DecisionBody body) {
        return replay.once(
                () -> {
                    CorrectionRequest request =
                            CorrectionRequest.locked(Ids.of(id)).orElseThrow(Fault::notFound);
                    if (!visible(request)) {
                        throw Fault.notFound();
                    }
                    request.decide(body);
                    // Whom it is about and what was said stays out of the trail.
                    trail.note(
                            new Trail.Subject("correction-requests", request.id, 1),
                            body.outcome().name(),
                            null,
                            JsonNodeFactory.instance.objectNode(),
                            JsonNodeFactory.instance.objectNode());
                    return new Written(
                            201, Map.of(), bodies.bytes(CorrectionRequestView.forEditors(request)));
                });
    }

    @POST
    @Path("/enquiries")
    @Open
    @Limited("enquiries")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enquireCorrectionRequest",
            summary = "Ask what became of a correction request",
            description = "By the token that was in the answer to the request.")
    @APIResponseSchema(
            value = CorrectionRequestView.class,
            responseCode = "200",
            responseDescription = "The request, and the editors' answer.")
    public Response enquire(EnquiryBody body) {
        CorrectionRequest request =
                CorrectionRequest.by(body.token())
                        .filter(this::visible)
                        .orElseThrow(
                                () ->
                                        Fault.invalid(
                                                List.of(
                                                        Flaw.pointer(
                                                                "/token",
                                                                "token-unknown",
                                                                "No request has this token."))));
        return Response.ok(CorrectionRequestView.forSender(request, null))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    private boolean visible(CorrectionRequest request) {
        Prisoner prisoner = Prisoner.findById(request.prisonerId);
        return prisoner != null && prisoner.visibleTo(call.caller(), Scope.PRISONERS_WRITE);
    }
}
