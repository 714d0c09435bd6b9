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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Limited;
import org.openletter.access.Open;
import org.openletter.rest.condition.Caching;

/** {@code /v1/data-requests}: ask for what is held about an address. */
@Path("/v1/data-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class DataRequestResource {

    private final Requests requests;

    DataRequestResource(Requests requests) {
        this.requests = requests;
    }

    @POST
    @Open
    @Limited("data-requests")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestData",
            summary = "Ask what is held about an address",
            description =
                    "A mail with a link goes to the address, by which its reader can see all that is held about it, or"
                            + " have it erased. The answer is the same whether anything is. An address gets three of"
                            + " these mails a day.")
    @APIResponseSchema(
            value = DataRequestedView.class,
            responseCode = "202",
            responseDescription = "Taken in; what comes next is in the mail.")
    public Response request(DataRequestBody body) {
        requests.take(body);
        return Response.accepted(DataRequestedView.MAILED)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
