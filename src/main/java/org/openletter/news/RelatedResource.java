package org.openletter.news;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Single;
import org.openletter.rest.condition.EntityTag;

/** {@code /v1/news/{id}/related}: what readers of an item may want to read, too. */
@Path("/v1/news/{id}/related")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "News")
@APIResponse(responseCode = "410")
class RelatedResource {

    private static final int MOST = 20;

    private final NewsResource news;
    private final Nearest nearest;
    private final Single single;

    RelatedResource(NewsResource news, Nearest nearest, Single single) {
        this.news = news;
        this.nearest = nearest;
        this.single = single;
    }

    @GET
    @Open
    @Operation(
            operationId = "listRelatedNews",
            summary = "List what readers of a news item may want to read",
            description =
                    "Items that an editor put beside it, in their order; then those that have the most in common with it:"
                            + " prisoners, petitions, tags, words of the headline. Never the item itself.")
    @APIResponseSchema(value = RelatedView.All.class, responseDescription = "The items.")
    public Response list(
            @PathParam("id") String id,
            @Parameter(
                            description = "How many there are at most.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "20",
                                            defaultValue = "10"),
                            example = "5")
                    @QueryParam("limit")
                    @Nullable String limit,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        NewsItem item = news.visible(id);
        Nearest.Found found =
                nearest.to(item, news.visibleSql(), news.hiddenLinks(item), most(limit));
        return single.json(
                new RelatedView.All(found.items()),
                new Single.Version(
                        EntityTag.of(item.version(), List.of(found.items().toString())),
                        item.updatedAt(),
                        found.nextChange()));
    }

    private static int most(@Nullable String limit) {
        if (limit == null) {
            return MOST / 2;
        }
        if (!limit.matches("[1-9]\\d?") || Integer.parseInt(limit) > MOST) {
            throw Fault.parameters(
                    List.of(
                            Flaw.parameter(
                                    "limit", "value-invalid", "Must be from 1 to " + MOST + ".")));
        }
        return Integer.parseInt(limit);
    }
}
