package org.openletter.news;

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

/** {@code /v1/prisoners/{id}/news}: the list of news with one filter fixed. */
@Path("/v1/prisoners/{id}/news")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "News")
class NewsOfPrisoner {

    private final NewsResource news;

    NewsOfPrisoner(NewsResource news) {
        this.news = news;
    }

    @GET
    @Open
    @OwnParameters
    @Operation(
            summary = "List the news about a prisoner",
            description = "The list of news, held to the items that are about this prisoner.")
    public Response list(@PathParam("id") String id) {
        return news.listLinking("prisoners", id);
    }
}
