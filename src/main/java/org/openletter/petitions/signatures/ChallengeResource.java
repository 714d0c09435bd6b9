package org.openletter.petitions.signatures;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Open;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.condition.Caching;

/** {@code /v1/petitions/{id}/challenge}: what is to be done before signing. */
@Path("/v1/petitions/{id}/challenge")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class ChallengeResource {

    private final Challenges challenges;
    private final Call call;

    ChallengeResource(Challenges challenges, Call call) {
        this.challenges = challenges;
        this.call = call;
    }

    @GET
    @Open
    @Operation(
            operationId = "getSigningChallenge",
            summary = "Get what is to be done before signing",
            description =
                    "Another one each time, where the operator wants something to be done at all; its proof is part of"
                            + " the request to sign, and good for one signer.")
    @APIResponseSchema(
            value = ChallengeView.class,
            responseCode = "200",
            responseDescription = "The challenge.")
    @APIResponse(responseCode = "410")
    public Response get(@PathParam("id") String id) {
        Signable petition = Signable.shown(Ids.of(id), call.caller());
        return Response.ok(challenges.wanted().offer(petition.id()), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
