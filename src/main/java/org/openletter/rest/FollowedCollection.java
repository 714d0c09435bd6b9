package org.openletter.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.rest.body.Body;
import org.openletter.rest.feed.Feed;
import org.openletter.rest.feed.FeedFormat;

/** A collection that people follow: its list is a feed, too. */
public abstract class FollowedCollection<E extends Entry<B>, B extends Body, V>
        extends CollectionResource<E, B, V> {

    protected FollowedCollection(Kind<E, B, V> kind) {
        super(kind);
    }

    /** An entry as a feed tells of it. */
    protected abstract Feed.Item told(E entry);

    @GET
    @Path("/feed.{format}")
    @Open
    @OwnParameters(figures = true)
    @Produces({FeedFormat.JSON, FeedFormat.ATOM, FeedFormat.RSS})
    public Response feed(
            @PathParam("format") FeedFormat format,
            @Parameter(
                            description = "How many entries a page of the feed has.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "100"),
                            example = "20")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description = "Where to go on: as in the next link of the page before.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 4096),
                            example = "eyJrIjpbXX0")
                    @QueryParam("cursor")
                    @Nullable String cursor,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return feeds.list(
                kind, scope("", Map.of()), format, new Feeds.Written<>(title(), this::told));
    }

    private String title() {
        String name = kind.name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
