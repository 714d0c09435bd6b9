package org.openletter.petitions.signatures;

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
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/signing-rules}: who may sign without limits, or not at all. */
@Path("/v1/signing-rules")
@Needs(Scope.PETITIONS_MODERATE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Moderation of signatures",
        description = "Who may sign, which signatures count, and which comments are shown.")
class SigningRuleResource {

    static final Listing<SigningRule> LISTING =
            new Listing<>(
                    SigningRule.class,
                    new Rules(
                            SigningRule.class,
                            "signing_rule",
                            "-createdAt",
                            null,
                            Set.of(),
                            Set.of()));

    private final SigningRules rules;
    private final Listings listings;
    private final Bodies bodies;
    private final Replay replay;

    SigningRuleResource(SigningRules rules, Listings listings, Bodies bodies, Replay replay) {
        this.rules = rules;
        this.listings = listings;
        this.bodies = bodies;
        this.replay = replay;
    }

    @GET
    @Needs
    @OwnParameters(items = SigningRuleView.class)
    @Operation(
            operationId = "listSigningRules",
            summary = "List the rules of who may sign",
            description = "Those for all petitions, the newest first.")
    public Response list() {
        return listings.page(LISTING, new Listing.Scope("true", Map.of()), rules::view);
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSigningRule",
            summary = "Say who may sign without limits, or not at all",
            description =
                    "Holds within two seconds, for what is sent from then on. Who is blocked isn't told: the answer and"
                            + " its time are the same, but nothing comes of it. The limits per network and per domain"
                            + " are not for allowed networks, those per domain not for allowed addresses and domains."
                            + " A rule can't be changed; make another and delete it.")
    @APIResponseSchema(
            value = SigningRuleView.class,
            responseCode = "201",
            responseDescription = "The rule.")
    public Response create(SigningRuleBody body) {
        return replay.once(
                () -> {
                    SigningRuleView rule = rules.make(body);
                    var place = Map.of(HttpHeaders.LOCATION, "/v1/signing-rules/" + rule.id());
                    return new Written(201, place, bodies.bytes(rule));
                });
    }

    @GET
    @Path("/{id}")
    @Needs
    @Operation(
            operationId = "getSigningRule",
            summary = "Get a rule of who may sign",
            description = "A rule that holds.")
    @APIResponseSchema(
            value = SigningRuleView.class,
            responseCode = "200",
            responseDescription = "The rule.")
    public Response get(@PathParam("id") String id) {
        return Response.ok(rules.view(rules.found(Ids.of(id))), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs
    @Transactional
    @Operation(
            operationId = "deleteSigningRule",
            summary = "Delete a rule of who may sign",
            description = "From then on it doesn't hold. What was dropped stays dropped.")
    public Response delete(@PathParam("id") String id) {
        rules.delete(rules.found(Ids.of(id)));
        return Response.noContent().build();
    }
}
