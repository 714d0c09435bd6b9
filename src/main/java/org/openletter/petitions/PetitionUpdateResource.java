package org.openletter.petitions;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.petitions.PetitionEvents.Event;
import org.openletter.rest.Entry;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Single;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;

/** {@code /v1/petitions/{id}/updates}: what those who signed are told. */
@Path("/v1/petitions/{id}/updates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Petitions")
@APIResponse(responseCode = "410")
class PetitionUpdateResource {

    private static final Listing<PetitionUpdate> LISTING =
            new Listing<>(
                    PetitionUpdate.class,
                    new Rules(
                            "petition_update",
                            "-createdAt",
                            List.of(
                                    Column.sortOnly(
                                            "createdAt", "e.created_at", Column.Type.INSTANT))));

    private final PetitionResource petitions;
    private final PetitionEvents events;
    private final Listings listings;
    private final Single single;
    private final Replay replay;

    PetitionUpdateResource(
            PetitionResource petitions,
            PetitionEvents events,
            Listings listings,
            Single single,
            Replay replay) {
        this.petitions = petitions;
        this.events = events;
        this.listings = listings;
        this.single = single;
        this.replay = replay;
    }

    @GET
    @Open
    @OwnParameters(of = PetitionUpdateResource.class, items = PetitionUpdateView.class)
    @Operation(
            operationId = "listPetitionUpdates",
            summary = "List the updates on a petition",
            description = "What those who signed were told, the newest first.")
    public Response list(@PathParam("id") String id) {
        return listings.page(
                LISTING,
                new Listing.Scope(
                        "e.petition_id = :petition and e.deleted_at is null",
                        Map.of("petition", petitions.visible(id).id())),
                PetitionUpdateView::of);
    }

    @POST
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPetitionUpdate",
            summary = "Tell those who signed a petition something",
            description =
                    "Publishes an update. Those who asked for mails when they signed get one, unless"
                            + " notifySubscribers is false.")
    @APIResponseSchema(
            value = PetitionUpdateView.class,
            responseCode = "201",
            responseDescription = "The update.")
    public Response create(@PathParam("id") String id, PetitionUpdateBody body) {
        return replay.once(
                () -> {
                    Petition petition = events.told(id);
                    var update = PetitionUpdate.of(petition.id(), body);
                    update.persist();
                    return events.created(petition, event("update-published", update));
                });
    }

    @GET
    @Path("/{updateId}")
    @Open
    @Operation(
            operationId = "getPetitionUpdate",
            summary = "Get an update on a petition",
            description = "One that was taken back answers 410.")
    @APIResponseSchema(value = PetitionUpdateView.class, responseDescription = "The update.")
    public Response get(
            @PathParam("id") String id,
            @PathParam("updateId") String updateId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        PetitionUpdate update = found(petitions.visible(id).id(), updateId);
        return single.json(
                PetitionUpdateView.of(update), EntityTag.of(1, List.of()), update.createdAt);
    }

    @DELETE
    @Path("/{updateId}")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Operation(
            operationId = "deletePetitionUpdate",
            summary = "Take back an update on a petition",
            description = "Its address answers 410. Mails that were sent can't be taken back.")
    public Response delete(@PathParam("id") String id, @PathParam("updateId") String updateId) {
        Petition petition = petitions.visible(id);
        PetitionUpdate update = found(petition.id(), updateId);
        update.takeBack();
        events.note(petition, event("update-deleted", update));
        return Response.noContent().build();
    }

    private static PetitionUpdate found(UUID petition, String id) {
        PetitionUpdate update =
                PetitionUpdate.of(petition, Ids.of(id)).orElseThrow(Fault::notFound);
        if (update.deletedAt != null) {
            throw Entry.deleted(update.id, update.deletedAt);
        }
        return update;
    }

    private static Event event(String action, PetitionUpdate update) {
        return new Event(
                "update",
                action,
                PetitionUpdateView.of(update),
                "/v1/petitions/" + update.petitionId + "/updates/" + update.id);
    }
}
