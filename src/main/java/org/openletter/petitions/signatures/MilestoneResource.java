package org.openletter.petitions.signatures;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Open;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/** {@code /v1/petitions/{id}/milestones}: when thresholds were reached, and lost again. */
@Path("/v1/petitions/{id}/milestones")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Petitions")
class MilestoneResource {

    static final Listing<Milestone> LISTING =
            new Listing<>(
                    Milestone.class,
                    new Rules(
                            Milestone.class, "milestone", "-crossedAt", null, Set.of(), Set.of()));

    private final Listings listings;
    private final Call call;

    MilestoneResource(Listings listings, Call call) {
        this.listings = listings;
        this.call = call;
    }

    @GET
    @Open
    @OwnParameters(items = MilestoneView.class)
    @Operation(
            operationId = "listMilestones",
            summary = "List the crossings of a petition's thresholds",
            description =
                    "Each once, the newest first: a threshold that is lost when signatures are taken out, and reached"
                            + " again, has three.")
    @APIResponse(responseCode = "410")
    public Response list(@PathParam("id") String id) {
        Signable petition = Signable.shown(Ids.of(id), call.caller());
        return listings.page(
                LISTING,
                new Listing.Scope("e.petition_id = :petition", Map.of("petition", petition.id())),
                MilestoneView::of);
    }
}
