package org.openletter.prisoners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
        List<MatchCandidate> found = duplicates.of(prisoners.visible(id));
        prisoners.saw("duplicates", found.stream().map(match -> match.prisoner().id()).toList());
        return Response.ok(new MatchCandidates(found))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
