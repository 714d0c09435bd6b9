package org.openletter.petitions.signatures;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Open;
import org.openletter.rest.condition.Caching;

/** {@code /v1/data-erasures}: have all erased that is held about oneself. */
@Path("/v1/data-erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class DataErasureResource {

    private final Holdings holdings;

    DataErasureResource(Holdings holdings) {
        this.holdings = holdings;
    }

    @POST
    @Open
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "eraseData",
            summary = "Erase what is held about oneself",
            description =
                    "By the token of a mail, for 24 hours: takes back all signatures of the address and erases all that is personal. Counts go down. Repeating it changes nothing.")
    @APIResponseSchema(
            value = DataErasureView.class,
            responseCode = "200",
            responseDescription = "Nothing is held any more.")
    @APIResponse(responseCode = "410")
    public Response erase(PassBody body) {
        return Response.ok(holdings.erase(body.read()))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
