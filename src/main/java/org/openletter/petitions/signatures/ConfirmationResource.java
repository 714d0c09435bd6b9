package org.openletter.petitions.signatures;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Open;
import org.openletter.rest.condition.Caching;

/** {@code /v1/signature-confirmations}: only a POST confirms, so that no scanner of mails can. */
@Path("/v1/signature-confirmations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures", description = "Signing petitions, and taking it back.")
class ConfirmationResource {

    private final Confirmations confirmations;

    ConfirmationResource(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    /** Blocking, although it waits for nobody: a key that comes with it is looked up. */
    @POST
    @Open
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmSignature",
            summary = "Confirm a signature",
            description =
                    "By the token of a mail; from then on it counts. Repeating it answers the same and counts once. A"
                            + " token holds for 14 days, and until 24 hours after the petition has closed.")
    @APIResponseSchema(
            value = OwnSignatureView.class,
            responseCode = "200",
            responseDescription = "It counts.")
    @APIResponse(responseCode = "410")
    public CompletionStage<Response> confirm(TokenBody body) {
        return confirmations
                .confirm(body.read())
                .thenApply(
                        signature ->
                                Response.ok(signature)
                                        .type(MediaType.APPLICATION_JSON)
                                        .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                                        .build());
    }
}
