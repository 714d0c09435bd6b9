package org.openletter.petitions;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Single;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/** {@code /v1/petitions/{id}/texts}: what could be signed, whenever it could be. */
@Path("/v1/petitions/{id}/texts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Petitions")
@APIResponse(responseCode = "410")
class PetitionTextResource {

    private static final Listing<PetitionText> LISTING =
            new Listing<>(
                    PetitionText.class,
                    new Rules(
                            "petition_text",
                            "-version",
                            List.of(Column.sortOnly("version", "e.version", Column.Type.INTEGER))));

    private final PetitionResource petitions;
    private final Listings listings;
    private final Single single;

    PetitionTextResource(PetitionResource petitions, Listings listings, Single single) {
        this.petitions = petitions;
        this.listings = listings;
        this.single = single;
    }

    @GET
    @Open
    @OwnParameters(of = PetitionTextResource.class, items = PetitionTextView.class)
    @Operation(
            operationId = "listPetitionTexts",
            summary = "List the texts that a petition has had",
            description =
                    "The present one first, then those that were amended: each signature names the version that it is"
                            + " for.")
    public Response list(@PathParam("id") String id) {
        UUID petition = petitions.visible(id).id();
        return listings.page(
                LISTING,
                new Listing.Scope("e.petition_id = :petition", Map.of("petition", petition)),
                PetitionTextView::of);
    }

    @GET
    @Path("/{textVersion}")
    @Open
    @Operation(
            operationId = "getPetitionText",
            summary = "Get a text that a petition has had",
            description = "What was signed as this version.")
    @APIResponseSchema(value = PetitionTextView.class, responseDescription = "The text.")
    public Response get(
            @PathParam("id") String id,
            @PathParam("textVersion") int version,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        PetitionText text =
                PetitionText.of(petitions.visible(id).id(), version).orElseThrow(Fault::notFound);
        var tag =
                EntityTag.of(version, List.of(text.title, text.text, String.valueOf(text.demands)));
        return single.json(PetitionTextView.of(text), tag, text.validFrom);
    }
}
