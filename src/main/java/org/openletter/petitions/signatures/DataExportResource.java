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

/** {@code /v1/data-exports}: see all that is held about oneself. */
@Path("/v1/data-exports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class DataExportResource {

    private final Holdings holdings;

    DataExportResource(Holdings holdings) {
        this.holdings = holdings;
    }

    @POST
    @Open
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "exportData",
            summary = "See what is held about oneself",
            description =
                    "By the token of a mail, for 24 hours: each signature of the address with all that is stored of it, in clear.")
    @APIResponseSchema(
            value = DataExportView.class,
            responseCode = "200",
            responseDescription = "All of it.")
    @APIResponse(responseCode = "410")
    public Response export(PassBody body) {
        return Response.ok(holdings.export(body.read()))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
