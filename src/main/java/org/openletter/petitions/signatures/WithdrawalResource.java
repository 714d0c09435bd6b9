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
import org.openletter.access.Open;
import org.openletter.rest.condition.Caching;

/** {@code /v1/signature-withdrawals}: who signed can take it back at any time. */
@Path("/v1/signature-withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class WithdrawalResource {

    private final Owning owning;

    WithdrawalResource(Owning owning) {
        this.owning = owning;
    }

    @POST
    @Open
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawSignature",
            summary = "Take a signature back",
            description =
                    "By the token of any mail that was about it. The count goes down at once, the name leaves the list,"
                            + " and all that is personal is erased. Repeating it answers the same; signing again"
                            + " works.")
    @APIResponseSchema(
            value = OwnSignatureView.class,
            responseCode = "200",
            responseDescription = "It is gone.")
    public Response withdraw(TokenBody body) {
        return Response.ok(owning.withdraw(body.read()))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
