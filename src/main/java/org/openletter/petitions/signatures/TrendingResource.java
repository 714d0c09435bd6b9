package org.openletter.petitions.signatures;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Open;

/** {@code /v1/petitions/trending}: what is signed most at the moment. */
@Path("/v1/petitions/trending")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Petitions")
class TrendingResource {

    private static final int MOST = 20;

    private final Counts counts;

    TrendingResource(Counts counts) {
        this.counts = counts;
    }

    @GET
    @Open
    @Operation(
            operationId = "listTrendingPetitions",
            summary = "See what is signed most at the moment",
            description =
                    "The 20 open petitions that most people signed in the last hour, in whole minutes.")
    @APIResponseSchema(
            value = TrendingView.class,
            responseCode = "200",
            responseDescription = "The petitions.")
    public Response trending() {
        return Response.ok(counts.trending(MOST), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=10, stale-while-revalidate=50")
                .build();
    }
}
