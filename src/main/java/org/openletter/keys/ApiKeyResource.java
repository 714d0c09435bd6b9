package org.openletter.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Credentials;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.access.Token;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/api-keys}: keys are made, listed and revoked, never changed. */
@Path("/v1/api-keys")
@Needs(Scope.ADMIN)
@Tag(name = "API keys", description = "Who may write: keys with scopes, for admins only.")
@Produces(MediaType.APPLICATION_JSON)
class ApiKeyResource {

    private static final String KIND = "api-keys";
    private static final Listing<ApiKey> LISTING =
            new Listing<>(
                    ApiKey.class,
                    new Rules(ApiKey.class, "api_key", "-createdAt", null, Set.of(), Set.of()));

    private final Listings listings;
    private final Replay replay;
    private final Trail trail;
    private final Credentials credentials;
    private final ObjectMapper mapper;
    private final Bodies bodies;

    ApiKeyResource(
            Listings listings,
            Replay replay,
            Trail trail,
            Credentials credentials,
            ObjectMapper mapper,
            Bodies bodies) {
        this.listings = listings;
        this.replay = replay;
        this.trail = trail;
        this.credentials = credentials;
        this.mapper = mapper;
        this.bodies = bodies;
    }

    @GET
    @Needs
    @OwnParameters(items = ApiKeyView.class)
    @Operation(
            summary = "List the API keys",
            description = "Every key ever made, revoked ones included, without their secrets.")
    public Response list() {
        return listings.page(LISTING, new Listing.Scope("true", Map.of()), ApiKeyView::of);
    }

    @POST
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make an API key",
            description = "The answer has the key's secret, this once: only its hash is stored.")
    @APIResponseSchema(
            value = ApiKeyView.class,
            responseCode = "201",
            responseDescription = "The key, with its secret.")
    public Response create(ApiKeyBody body) {
        return replay.once(
                () -> {
                    String secret = Token.random();
                    ApiKey key = ApiKey.of(body, secret);
                    key.persistAndFlush();
                    trail.note(
                            subject(key), "created", null, mapper.createObjectNode(), audited(key));
                    var headers =
                            Map.of(
                                    HttpHeaders.ETAG,
                                    tag(key).toString(),
                                    HttpHeaders.LOCATION,
                                    "/v1/api-keys/" + key.id);
                    return new Written(
                            201, headers, bodies.bytes(ApiKeyView.withSecret(key, secret)));
                });
    }

    @GET
    @Path("/{id}")
    @Needs
    @Operation(summary = "Get an API key", description = "A key, without its secret.")
    @APIResponseSchema(
            value = ApiKeyView.class,
            responseCode = "200",
            responseDescription = "The key.")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ApiKey key = found(id);
        boolean known = tag(key).matches(ifNoneMatch);
        return (known ? Response.notModified() : Response.ok(bodies.bytes(ApiKeyView.of(key))))
                .header(HttpHeaders.ETAG, tag(key).toString())
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs
    @Operation(
            summary = "Revoke an API key",
            description = "The key stops to work at once; it stays in the list, as revoked.")
    public Response revoke(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        QuarkusTransaction.requiringNew().run(() -> revoke(found(id), ifMatch));
        // Only now: a look-up before the commit would find the key still valid and keep it.
        credentials.forget();
        return Response.noContent().build();
    }

    private void revoke(ApiKey key, @Nullable String ifMatch) {
        tag(key).require(ifMatch);
        if (key.revokedAt == null) {
            ObjectNode before = audited(key);
            key.revoke();
            key.persistAndFlush();
            trail.note(subject(key), "revoked", null, before, audited(key));
        }
    }

    private static ApiKey found(String id) {
        ApiKey key = ApiKey.findById(Ids.of(id));
        if (key == null) {
            throw Fault.notFound();
        }
        return key;
    }

    private static EntityTag tag(ApiKey key) {
        return EntityTag.of(key.version, List.of(MediaType.APPLICATION_JSON));
    }

    private static Trail.Subject subject(ApiKey key) {
        return new Trail.Subject(KIND, key.id, key.version);
    }

    private ObjectNode audited(ApiKey key) {
        ObjectNode json = mapper.createObjectNode().put("name", key.name);
        json.set("scopes", mapper.valueToTree(key.scopes));
        json.set("expiresAt", mapper.valueToTree(key.expiresAt));
        json.set("revokedAt", mapper.valueToTree(key.revokedAt));
        return json;
    }
}
