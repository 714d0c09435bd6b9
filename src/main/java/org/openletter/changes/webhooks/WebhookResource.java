package org.openletter.changes.webhooks;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.body.Patch;
import org.openletter.rest.body.PatchOf;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/webhooks}: changes posted to whoever wants them. */
@Path("/v1/webhooks")
@Needs(Scope.ADMIN)
@Tag(
        name = "Webhooks",
        description = "Changes posted to other systems, signed and again and again.")
@Produces(MediaType.APPLICATION_JSON)
class WebhookResource {

    static final Listing<Webhook> LISTING =
            new Listing<>(
                    Webhook.class,
                    new Rules(Webhook.class, "webhook", "-createdAt", null, Set.of(), Set.of()));

    private final Webhooks webhooks;
    private final Listings listings;
    private final Replay replay;
    private final Bodies bodies;

    WebhookResource(Webhooks webhooks, Listings listings, Replay replay, Bodies bodies) {
        this.webhooks = webhooks;
        this.listings = listings;
        this.replay = replay;
        this.bodies = bodies;
    }

    @GET
    @Needs
    @OwnParameters(items = WebhookView.class)
    @Operation(
            summary = "List the webhooks",
            description = "All of them, disabled ones included, without their secrets.")
    public Response list() {
        return listings.page(LISTING, new Listing.Scope("true", Map.of()), WebhookView::of);
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a webhook",
            description =
                    """
                    From now on each change is posted to its `url`, as JSON `{"id", "type", "at", "data"}`: `type` is the \
                    collection and the action (`news.retracted`), `data` the change as `/v1/changes` lists it. It is \
                    signed as the Standard Webhooks specification says: `webhook-signature` has `v1,` and the base64 \
                    HMAC-SHA256 of `webhook-id`, `webhook-timestamp` and the body, joined by dots; refuse what is older \
                    than a few minutes. The answer has the secret, this once.

                    A delivery is taken when the receiver answers 2xx within 10 seconds; redirects are not followed. Else \
                    it is tried again for about three days, after 5 seconds, 30 seconds, 2 minutes, 10 minutes and so on. \
                    Changes arrive in their order, except that the fourth attempt lets later ones go ahead; each arrives \
                    at least once, and more than once with the same `webhook-id`. An answer 410 disables the webhook, and \
                    so does a week in which no delivery was taken.""")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "201",
            responseDescription = "The webhook, with its secret.")
    public Response create(WebhookBody body) {
        return replay.once(() -> made(webhooks.make(body)));
    }

    @GET
    @Path("/{id}")
    @Needs
    @Operation(summary = "Get a webhook", description = "A webhook, without its secret.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "200",
            responseDescription = "The webhook.")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Webhook webhook = webhooks.found(Ids.of(id));
        // Failing changes what is shown without a new version.
        EntityTag shown =
                EntityTag.of(webhook.version, List.of(String.valueOf(webhook.failingSince)));
        boolean known = shown.matches(ifNoneMatch);
        return (known ? Response.notModified() : Response.ok(WebhookView.of(webhook)))
                .header(HttpHeaders.ETAG, shown.toString())
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Needs
    @Transactional
    @Consumes("application/merge-patch+json")
    @PatchOf(WebhookBody.class)
    @Operation(
            summary = "Change a webhook",
            description =
                    "Also to disable or enable it: it goes on with what has happened since it was disabled, of which"
                            + " after 30 days only the last change of each entry is kept.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "200",
            responseDescription = "The webhook as it is now.")
    public Response patch(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Patch patch) {
        Webhook webhook = webhooks.locked(Ids.of(id));
        tag(webhook.version).require(ifMatch);
        webhooks.patch(webhook, patch.json());
        return Response.ok(WebhookView.of(webhook))
                .header(HttpHeaders.ETAG, tag(webhook.version).toString())
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs
    @Transactional
    @Operation(
            summary = "Delete a webhook",
            description = "With its deliveries. Nothing is posted there any more.")
    public Response delete(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Webhook webhook = webhooks.locked(Ids.of(id));
        tag(webhook.version).require(ifMatch);
        webhooks.delete(webhook);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/secret")
    @Needs
    @Transactional
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Make another secret",
            description =
                    "The answer has it, this once. For a day deliveries have two signatures, by the new and by the former"
                            + " secret, so that the receiver can change over.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "201",
            responseDescription = "The webhook, with its new secret.")
    public Response rotate(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return replay.once(
                () -> {
                    Webhook webhook = webhooks.locked(Ids.of(id));
                    tag(webhook.version).requireIfSent(ifMatch);
                    return made(webhooks.rotate(webhook));
                });
    }

    private Written made(WebhookView view) {
        var headers =
                Map.of(
                        HttpHeaders.ETAG,
                        tag(view.version()).toString(),
                        HttpHeaders.LOCATION,
                        "/v1/webhooks/" + view.id());
        return new Written(201, headers, bodies.bytes(view));
    }

    private static EntityTag tag(int version) {
        return EntityTag.of(version, List.of(MediaType.APPLICATION_JSON));
    }
}
