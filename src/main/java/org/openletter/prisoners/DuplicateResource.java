package org.openletter.prisoners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.condition.Caching;

/** {@code /v1/prisoners/{id}/duplicates}: records that may be of the same person. */
@Path("/v1/prisoners/{id}/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.PRISONERS_WRITE)
@Tag(name = "Prisoners")
class DuplicateResource {

    private final PrisonerResource prisoners;
    private final Duplicates duplicates;

    DuplicateResource(PrisonerResource prisoners, Duplicates duplicates) {
        this.prisoners = prisoners;
        this.duplicates = duplicates;
    }

    @GET
    @Needs
    @Operation(
            operationId = "getPrisonerDuplicates",
            summary = "Find records that may be of the same person",
            description =
                    "Up to 20 records, the likeliest first, without those that an editor has judged to be of"
                            + " somebody else.")
    @APIResponseSchema(
            value = MatchCandidates.class,
            responseCode = "200",
            responseDescription = "Whom the record may be of too.")
    public Response find(@PathParam("id") String id) {
        return Response.ok(new MatchCandidates(duplicates.of(prisoners.visible(id))))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
