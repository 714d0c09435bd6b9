package org.openletter.petitions.signatures;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Rolls;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/**
 * {@code /v1/petitions/{id}/signers}: who signed, for the few who may know. In the order of ids,
 * which is that of coming and has an index: a petition may have millions.
 */
@Path("/v1/petitions/{id}/signers")
@Needs(Scope.SIGNATURES_READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class SignerResource {

    static final Listing<Signatory> LISTING =
            new Listing<>(
                    Signatory.class,
                    new Rules(
                            "signature",
                            "-id",
                            List.of(
                                    Signatory.words(
                                            "status",
                                            "e.status",
                                            List.of(
                                                    "pending",
                                                    "confirmed",
                                                    "withdrawn",
                                                    "invalidated"),
                                            "Where it stands."),
                                    Signatory.time(
                                            "createdAt", "e.created_at", "When they signed."),
                                    Column.sortOnly("id", "e.id", Column.Type.UUID))));

    private final Rolls rolls;
    private final Cabinet cabinet;
    private final Call call;

    SignerResource(Rolls rolls, Cabinet cabinet, Call call) {
        this.rolls = rolls;
        this.cabinet = cabinet;
        this.call = call;
    }

    @GET
    @Needs
    @OwnParameters(of = SignerResource.class, items = SignerView.class, files = true)
    @Produces({MediaType.APPLICATION_JSON, Format.NDJSON_TYPE, Format.CSV_TYPE})
    @Operation(
            operationId = "listSigners",
            summary = "List who signed",
            description =
                    "All signatures with whose they are, also those that don't count. Each reading is kept in the"
                            + " access log. Ask for no more than you need, and keep no copy for longer.")
    @APIResponse(responseCode = "410")
    public Response list(@PathParam("id") String id) {
        Signable petition = Signable.shown(Ids.of(id), call.caller());
        var scope =
                new Listing.Scope("e.petition_id = :petition", Map.of("petition", petition.id()));
        return rolls.pageOrFile(
                LISTING,
                scope,
                new Rolls.Roll<>("signers", SignerView.class, this::view, SignerView::id));
    }

    private SignerView view(Signatory row) {
        return SignerView.of(row, row.sealed == null ? null : cabinet.signer(row.id, row.sealed));
    }
}
