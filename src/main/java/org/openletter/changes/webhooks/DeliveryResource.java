package org.openletter.changes.webhooks;

import jakarta.transaction.Transactional;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/webhooks/{id}/deliveries}: what was posted to one webhook, and what became of it. */
@Path("/v1/webhooks/{id}")
@Needs(Scope.ADMIN)
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {

    static final Listing<Delivery> LISTING =
            new Listing<>(
                    Delivery.class,
                    new Rules(
                            Delivery.class,
                            "webhook_delivery",
                            "-createdAt",
                            null,
                            Set.of(),
                            Set.of()));

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Listings listings;
    private final Replay replay;
    private final Bodies bodies;

    DeliveryResource(
            Webhooks webhooks,
            Deliveries deliveries,
            Listings listings,
            Replay replay,
            Bodies bodies) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.listings = listings;
        this.replay = replay;
        this.bodies = bodies;
    }

    @POST
    @Path("/test")
    @Needs
    @Transactional
    @Operation(
            operationId = "testWebhook",
            summary = "Try a webhook",
            description =
                    "Posts a message of the type `test` there, whatever it wants to hear of. What became of it is at the"
                            + " delivery, soon.")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "The delivery, which is about to begin.")
    public Response test(@PathParam("id") String id) {
        return replay.once(
                () -> {
                    var test = Delivery.of(enabled(id).id, Delivery.TEST, null);
                    test.aside = true;
                    return begun(test);
                });
    }

    @GET
    @Path("/deliveries")
    @Needs
    @OwnParameters(of = DeliveryResource.class, items = DeliveryView.class)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List the deliveries of a webhook",
            description =
                    "The newest first. What was taken, or has failed for good, is kept for 30 days.")
    public Response list(@PathParam("id") String id) {
        var scope =
                new Listing.Scope(
                        "e.webhook_id = :webhook",
                        Map.of("webhook", webhooks.found(Ids.of(id)).id));
        return listings.page(LISTING, scope, DeliveryView::of);
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @Needs
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Get a delivery of a webhook",
            description = "How often it was tried, and what came of it.")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "200",
            responseDescription = "The delivery.")
    public Response get(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        return Response.ok(DeliveryView.of(found(id, deliveryId)), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @POST
    @Path("/deliveries/{deliveryId}/replays")
    @Needs
    @Transactional
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Post a delivery again",
            description =
                    "As a delivery of its own, with the same message: its `webhook-id` is that of the first, its time and"
                            + " its signature are new.")
    @APIResponseSchema(
            value = DeliveryView.class,
            responseCode = "202",
            responseDescription = "The new delivery, which is about to begin.")
    public Response replay(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        return replay.once(
                () -> {
                    enabled(id);
                    return begun(found(id, deliveryId).again());
                });
    }

    private Written begun(Delivery delivery) {
        delivery.persistAndFlush();
        deliveries.hasten(delivery.webhookId);
        String place = "/v1/webhooks/%s/deliveries/%s".formatted(delivery.webhookId, delivery.id);
        return new Written(
                202, Map.of(HttpHeaders.LOCATION, place), bodies.bytes(DeliveryView.of(delivery)));
    }

    private Webhook enabled(String id) {
        Webhook webhook = webhooks.locked(Ids.of(id));
        if (!webhook.enabled()) {
            throw Fault.conflict(
                    "webhook-disabled",
                    "Nothing is posted to a disabled webhook: enable it first.");
        }
        return webhook;
    }

    private Delivery found(String id, String deliveryId) {
        Webhook webhook = webhooks.found(Ids.of(id));
        Delivery delivery = Delivery.findById(Ids.of(deliveryId));
        if (delivery == null || !delivery.webhookId.equals(webhook.id)) {
            throw Fault.notFound();
        }
        return delivery;
    }
}
