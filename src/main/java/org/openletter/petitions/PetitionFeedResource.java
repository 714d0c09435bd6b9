package org.openletter.petitions;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.rest.Feeds;
import org.openletter.rest.feed.FeedFormat;

/** {@code /v1/petitions/{id}/feed.atom}: what happens to a petition, for those who follow it. */
@Path("/v1/petitions/{id}/feed.atom")
@Tag(name = "Petitions")
class PetitionFeedResource {

    private final PetitionResource petitions;
    private final Feeds feeds;

    PetitionFeedResource(PetitionResource petitions, Feeds feeds) {
        this.petitions = petitions;
        this.feeds = feeds;
    }

    @GET
    @Open
    @Produces(FeedFormat.ATOM)
    @APIResponse(responseCode = "410")
    @Operation(
            operationId = "getPetitionAsAtom",
            summary = "Follow a petition by Atom",
            description =
                    "What happened to it, the latest first: that it opened, updates, responses, thresholds that are"
                            + " reached, deliveries, that it closed. Ids never change.")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Petition petition = petitions.visible(id);
        String path = PetitionFeed.path(petition);
        var items =
                PetitionFeed.of(
                        petition,
                        PetitionUpdate.latest(petition.id()),
                        Delivery.latest(petition.id()));
        return feeds.one(
                Feeds.head(path, petition.body.title(), petition.body.language()),
                path,
                new Feeds.Content(items, petition.nextChange()));
    }
}
