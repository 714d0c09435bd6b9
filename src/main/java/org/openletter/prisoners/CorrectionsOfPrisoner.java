package org.openletter.prisoners;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Limited;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.access.Token;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.list.Listing;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/prisoners/{id}/correction-requests}: readers say what is wrong in a record. */
@Path("/v1/prisoners/{id}/correction-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Corrections")
class CorrectionsOfPrisoner {

    private final PrisonerResource prisoners;
    private final Bodies bodies;
    private final Listings listings;
    private final Replay replay;

    CorrectionsOfPrisoner(
            PrisonerResource prisoners, Bodies bodies, Listings listings, Replay replay) {
        this.prisoners = prisoners;
        this.bodies = bodies;
        this.listings = listings;
        this.replay = replay;
    }

    @POST
    @Open
    @Limited("corrections")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestPrisonerCorrection",
            summary = "Say what is wrong in a record",
            description =
                    "Nobody is asked who they are, and only editors read the text. The answer has a token, this once,"
                            + " to ask what became of it.")
    @APIResponseSchema(
            value = CorrectionRequestView.class,
            responseCode = "201",
            responseDescription = "The request, with its token.")
    public Response create(@PathParam("id") String id, CorrectionRequestBody body) {
        return replay.once(
                () -> {
                    Prisoner prisoner = prisoners.visible(id);
                    String token = Token.random();
                    CorrectionRequest request = CorrectionRequest.of(prisoner.id(), body, token);
                    request.persist();
                    return new Written(
                            201,
                            Map.of(),
                            bodies.bytes(CorrectionRequestView.forSender(request, token)));
                });
    }

    @GET
    @Needs(Scope.PRISONERS_WRITE)
    @OwnParameters(of = CorrectionResource.class, items = CorrectionRequestView.class)
    @Operation(
            operationId = "listPrisonerCorrectionRequests",
            summary = "List what readers say is wrong in a record",
            description = "The newest first.")
    public Response list(@PathParam("id") String id) {
        Prisoner prisoner = prisoners.visible(id);
        return listings.page(
                CorrectionResource.LISTING,
                new Listing.Scope("e.prisoner_id = :prisoner", Map.of("prisoner", prisoner.id())),
                CorrectionRequestView::forEditors);
    }
}
