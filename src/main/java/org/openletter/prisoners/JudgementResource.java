package org.openletter.prisoners;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Doors;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/prisoners/{id}/judgements}: whether another record is of the same person. */
@Path("/v1/prisoners/{id}/judgements")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.PRISONERS_WRITE)
@Tag(name = "Prisoners")
class JudgementResource {

    private static final Listing<Judgement> LISTING =
            new Listing<>(
                    Judgement.class,
                    new Rules(
                            "judgement",
                            "-judgedAt",
                            List.of(
                                    Column.sortOnly(
                                            "judgedAt", "e.judged_at", Column.Type.INSTANT))));

    private final PrisonerResource prisoners;
    private final Judgements judgements;
    private final Listings listings;
    private final Doors doors;
    private final Replay replay;
    private final Bodies bodies;
    private final Call call;

    JudgementResource(
            PrisonerResource prisoners,
            Judgements judgements,
            Listings listings,
            Doors doors,
            Replay replay,
            Bodies bodies,
            Call call) {
        this.prisoners = prisoners;
        this.judgements = judgements;
        this.listings = listings;
        this.doors = doors;
        this.replay = replay;
        this.bodies = bodies;
        this.call = call;
    }

    @GET
    @Needs
    @OwnParameters(of = JudgementResource.class, items = JudgementView.class)
    @Operation(
            operationId = "listPrisonerJudgements",
            summary = "List what was said of a record and others",
            description = "The judgements that hold, the newest first.")
    public Response list(@PathParam("id") String id) {
        UUID self = prisoners.visible(id).id();
        var scope = new Listing.Scope(Judgements.seen(call.caller()), Map.of("self", self));
        return listings.page(LISTING, scope, judgement -> JudgementView.of(judgement, self));
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPrisonerJudgement",
            summary = "Say whether another record is of the same person",
            description =
                    "Replaces what was said of the two before. Records judged different are never offered as"
                            + " duplicates of each other again.")
    @APIResponseSchema(
            value = JudgementView.class,
            responseCode = "201",
            responseDescription = "The judgement.")
    public Response judge(@PathParam("id") String id, JudgementBody body) {
        return replay.once(
                () -> {
                    UUID self = prisoners.visible(id).id();
                    if (self.equals(body.otherId())) {
                        throw flawed("pair-same", "This must be another record.");
                    }
                    if (!doors.shows("prisoners", body.otherId(), call.caller())) {
                        throw flawed("link-unknown", "There is no such entry in prisoners.");
                    }
                    Judgement judgement = judgements.judge(self, body);
                    var headers =
                            Map.of(
                                    HttpHeaders.LOCATION,
                                    "/v1/prisoners/" + self + "/judgements/" + judgement.id);
                    return new Written(
                            201, headers, bodies.bytes(JudgementView.of(judgement, self)));
                });
    }

    @GET
    @Path("/{judgementId}")
    @Needs
    @Operation(
            operationId = "getPrisonerJudgement",
            summary = "Get what was said of a record and another",
            description = "A judgement that holds.")
    @APIResponseSchema(
            value = JudgementView.class,
            responseCode = "200",
            responseDescription = "The judgement.")
    public Response get(@PathParam("id") String id, @PathParam("judgementId") String judgementId) {
        UUID self = prisoners.visible(id).id();
        return Response.ok(JudgementView.of(judgements.found(self, Ids.of(judgementId)), self))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @DELETE
    @Path("/{judgementId}")
    @Needs
    @Transactional
    @Operation(
            operationId = "withdrawPrisonerJudgement",
            summary = "Take back what was said of a record and another",
            description = "The two may be offered as duplicates of each other again.")
    public Response withdraw(
            @PathParam("id") String id, @PathParam("judgementId") String judgementId) {
        UUID self = prisoners.visible(id).id();
        judgements.withdraw(judgements.found(self, Ids.of(judgementId)));
        return Response.noContent().build();
    }

    private static Fault flawed(String code, String detail) {
        return Fault.invalid(List.of(Flaw.pointer("/otherId", code, detail)));
    }
}
