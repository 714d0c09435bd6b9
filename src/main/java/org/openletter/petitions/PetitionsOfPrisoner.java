package org.openletter.petitions;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Open;
import org.openletter.rest.OwnParameters;

/** {@code /v1/prisoners/{id}/petitions}: the list of petitions, held to those of one prisoner. */
@Path("/v1/prisoners/{id}/petitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Petitions")
class PetitionsOfPrisoner {

    private final PetitionResource petitions;

    PetitionsOfPrisoner(PetitionResource petitions) {
        this.petitions = petitions;
    }

    @GET
    @Open
    @OwnParameters(of = PetitionResource.class)
    @Operation(
            summary = "List the petitions of a prisoner",
            description =
                    "The list of petitions, held to those that speak for this prisoner or that the prisoner has"
                            + " helped to write.")
    public Response list(@PathParam("id") String id) {
        return petitions.listLinking("prisoners", "people", id);
    }
}
