package org.openletter.news;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Single;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/** {@code /v1/news/{id}/versions}: what readers could read, whenever they could. */
@Path("/v1/news/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "News")
@APIResponse(responseCode = "410")
class NewsTextResource {

    private static final Listing<NewsText> LISTING =
            new Listing<>(
                    NewsText.class,
                    new Rules(
                            "news_text",
                            "-textVersion",
                            List.of(
                                    Column.sortOnly(
                                            "textVersion", "e.version", Column.Type.INTEGER))));

    private final NewsResource news;
    private final Listings listings;
    private final Single single;

    NewsTextResource(NewsResource news, Listings listings, Single single) {
        this.news = news;
        this.listings = listings;
        this.single = single;
    }

    @GET
    @Open
    @OwnParameters(of = NewsTextResource.class, items = NewsTextView.class)
    @Operation(
            operationId = "listNewsVersions",
            summary = "List the texts that a news item has had",
            description =
                    "The present one first, then those that readers could read before. Of a retracted item there are"
                            + " none any more.")
    public Response list(@PathParam("id") String id) {
        NewsItem item = news.visible(id);
        return listings.page(
                LISTING,
                new Listing.Scope("e.item_id = :item", Map.of("item", item.id())),
                NewsTextView::of,
                item.nextChange());
    }

    @GET
    @Path("/{textVersion}")
    @Open
    @Operation(
            operationId = "getNewsVersion",
            summary = "Get a text that a news item has had",
            description = "What readers could read as this version.")
    @APIResponseSchema(value = NewsTextView.class, responseDescription = "The text.")
    public Response get(
            @PathParam("id") String id,
            @PathParam("textVersion") int version,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        NewsItem item = news.visible(id);
        NewsText text = found(item.id(), version);
        return single.json(
                NewsTextView.of(text),
                new Single.Version(tag(text, text), text.validFrom, item.nextChange()));
    }

    @GET
    @Path("/{textVersion}/difference")
    @Open
    @Operation(
            operationId = "getNewsDifference",
            summary = "Get what changed between two texts of a news item",
            description =
                    "Headline, summary and text as pieces that stayed, were taken out or are new: word by word, or line"
                            + " by line where a text is very long.")
    @APIResponseSchema(value = Difference.class, responseDescription = "The difference.")
    public Response difference(
            @PathParam("id") String id,
            @PathParam("textVersion") int version,
            @Parameter(
                            description =
                                    "The text to compare it with; the one before it if left out.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1"),
                            example = "1")
                    @QueryParam("from")
                    @Nullable String from,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        NewsItem item = news.visible(id);
        NewsText to = found(item.id(), version);
        NewsText compared =
                from == null ? to.former().orElseThrow(Fault::notFound) : from(item, from);
        return single.json(
                Difference.of(compared, to),
                new Single.Version(tag(compared, to), to.validFrom, item.nextChange()));
    }

    private static NewsText from(NewsItem item, String version) {
        Optional<NewsText> text =
                version.matches("[1-9]\\d{0,8}")
                        ? NewsText.of(item.id(), Integer.parseInt(version))
                        : Optional.empty();
        return text.orElseThrow(
                () ->
                        Fault.parameters(
                                List.of(
                                        Flaw.parameter(
                                                "from",
                                                "value-unknown",
                                                "There is no such text to compare with."))));
    }

    @DELETE
    @Path("/{textVersion}")
    @Needs(Scope.NEWS_PUBLISH)
    @Transactional
    @Operation(
            operationId = "deleteNewsVersion",
            summary = "Take out a former text of a news item",
            description =
                    "For what must not be read any more, such as an address that endangers somebody. It is gone for"
                            + " good from what readers see; only editors still find it in the history. The present text"
                            + " can't be taken out: change, retract or erase the item.")
    @APIResponse(responseCode = "409")
    public Response delete(@PathParam("id") String id, @PathParam("textVersion") int version) {
        NewsItem item = news.visible(id);
        NewsText text = found(item.id(), version);
        if (version == item.life.textVersion) {
            throw Fault.conflict(
                    "version-present",
                    "This is the present text: change it, or retract or erase the item.");
        }
        text.erase();
        news.note(item, "version-deleted", version);
        return Response.noContent().build();
    }

    private static NewsText found(UUID item, int version) {
        return NewsText.of(item, version).orElseThrow(Fault::notFound);
    }

    private static EntityTag tag(NewsText from, NewsText to) {
        return EntityTag.of(
                to.version, List.of(from.wording().toString(), to.wording().toString()));
    }
}
