package org.openletter.petitions;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Single;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;

/** {@code /v1/petitions/{id}/deliveries}: when it was handed to whom it addresses. */
@Path("/v1/petitions/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Petitions")
@APIResponse(responseCode = "410")
class DeliveryResource {

    private static final Listing<Delivery> LISTING =
            new Listing<>(
                    Delivery.class,
                    new Rules(
                            "petition_delivery",
                            "-deliveredAt",
                            List.of(
                                    Column.sortOnly(
                                            "deliveredAt",
                                            "e.delivered_at",
                                            Column.Type.INSTANT))));

    private final PetitionResource petitions;
    private final PetitionEvents events;
    private final Listings listings;
    private final Single single;
    private final Replay replay;

    DeliveryResource(
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
    @OwnParameters(of = DeliveryResource.class, items = DeliveryView.class)
    @Operation(
            operationId = "listPetitionDeliveries",
            summary = "List the deliveries of a petition",
            description = "When and to whom it was handed over, the latest first.")
    public Response list(@PathParam("id") String id) {
        return listings.page(
                LISTING,
                new Listing.Scope(
                        "e.petition_id = :petition",
                        Map.of("petition", petitions.visible(id).id())),
                DeliveryView::of);
    }

    @POST
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPetitionDelivery",
            summary = "Record that a petition was delivered",
            description =
                    "Records to whom it was handed, when and how, together with the number of signatures that it has"
                            + " at this moment.")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "201",
            responseDescription = "The delivery.")
    public Response create(@PathParam("id") String id, DeliveryBody body) {
        return replay.once(
                () -> {
                    Petition petition = events.told(id);
                    var delivery = Delivery.of(petition, body);
                    delivery.persist();
                    return events.created(petition, event("delivery-recorded", delivery));
                });
    }

    @GET
    @Path("/{deliveryId}")
    @Open
    @Operation(
            operationId = "getPetitionDelivery",
            summary = "Get a delivery of a petition",
            description = "When and to whom it was handed over.")
    @APIResponseSchema(value = DeliveryView.class, responseDescription = "The delivery.")
    public Response get(
            @PathParam("id") String id,
            @PathParam("deliveryId") String deliveryId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Delivery delivery = found(petitions.visible(id).id(), deliveryId);
        return single.json(
                DeliveryView.of(delivery), EntityTag.of(1, List.of()), delivery.deliveredAt);
    }

    private static Delivery found(UUID petition, String id) {
        return Delivery.of(petition, Ids.of(id)).orElseThrow(Fault::notFound);
    }

    private static Event event(String action, Delivery delivery) {
        return new Event(
                "delivery",
                action,
                DeliveryView.of(delivery),
                "/v1/petitions/" + delivery.petitionId + "/deliveries/" + delivery.id);
    }
}
