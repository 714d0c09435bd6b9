package org.openletter.prisoners;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Limited;
import org.openletter.access.Open;
import org.openletter.rest.condition.Caching;

/**
 * {@code /v1/prisoners/matches}: a POST that only reads, because what is asked for belongs in no
 * address and in no log.
 */
@Path("/v1/prisoners/matches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prisoners")
class MatchResource {

    private final Matching matching;
    private final Call call;
    private final PrisonerResource prisoners;

    MatchResource(Matching matching, Call call, PrisonerResource prisoners) {
        this.prisoners = prisoners;
        this.matching = matching;
        this.call = call;
    }

    @POST
    @Open
    @Limited("matches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "matchPrisoners",
            summary = "Match descriptions of people",
            description =
                    "For each of up to 100 descriptions, the prisoners whom it may mean, with a score and its"
                            + " reasons. A score of 0.70 is a match; another year of birth, country or gender lowers it."
                            + " Of common names, not everybody who has them is compared. Nothing is changed, and"
                            + " nothing of what is asked for is kept.")
    @APIResponseSchema(
            value = MatchCandidates.Each.class,
            responseCode = "200",
            responseDescription = "For each query, whom it may mean.")
    public Response match(MatchQueries asked) {
        List<MatchQueries.Query> queries = asked.queries();
        List<List<Matching.Found>> found =
                matching.find(
                        queries.stream().map(MatchQueries.Query::person).toList(), call.caller());
        var results = new ArrayList<MatchCandidates>();
        for (int i = 0; i < queries.size(); i++) {
            results.add(
                    new MatchCandidates(
                            found.get(i).stream()
                                    .limit(queries.get(i).most())
                                    .map(MatchCandidate::of)
                                    .toList()));
        }
        prisoners.saw(
                "matched",
                found.stream()
                        .flatMap(List::stream)
                        .map(match -> match.candidate().id())
                        .distinct()
                        .toList());
        return Response.ok(new MatchCandidates.Each(results))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
