package org.openletter.changes;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Open;
import org.openletter.access.Proxies;
import org.openletter.rest.Doors;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.problem.HangUp;

/** {@code /v1/changes}: what has changed of all that is public. */
@Path("/v1/changes")
@Tag(
        name = "Changes",
        description =
                "What has changed of all that is public, in the order of commits: for mirrors, and for whoever wants to"
                        + " know at once.")
class ChangeResource {

    /** Nobody gains by hearing a change later than this from a cache. */
    private static final String BRIEFLY = "public, max-age=1";

    private static final String KINDS = "^[a-z-]+(,[a-z-]+)*$";
    private static final String KINDS_SAID = "Only changes of these collections.";
    private static final String ACTIONS = "^[a-z]+(,[a-z]+)*$";
    private static final String ACTIONS_SAID =
            "Only these: created, updated, corrected, unpublished, retracted, deleted, merged.";

    private final Ledger ledger;
    private final Turns turns;
    private final Places places;
    private final Streams streams;
    private final Doors doors;
    private final Call call;
    private final Proxies proxies;

    ChangeResource(
            Ledger ledger,
            Turns turns,
            Places places,
            Streams streams,
            Doors doors,
            Call call,
            Proxies proxies) {
        this.ledger = ledger;
        this.turns = turns;
        this.places = places;
        this.streams = streams;
        this.doors = doors;
        this.call = call;
        this.proxies = proxies;
    }

    @GET
    @Open
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listChanges",
            summary = "List the changes",
            description =
                    """
                    All that became public, changed, or stopped to be public, in the order in which it was committed: \
                    nothing comes in later before a place that you have read up to. Without `since` it begins with \
                    everything that is public, so a mirror begins here: for `created`, `updated` and `corrected` it gets \
                    the `path` and replaces what it has, for the others it removes the entry; then it keeps \
                    `page.since` and asks again with that. A cursor never expires and is good with any `kinds` and \
                    `actions`. What changes by itself, as when a petition opens or a scheduled item appears, is told \
                    too; signatures are no changes of a petition: their count has an address of its own. After \
                    30 days, only the last change of each entry is kept. To be told, instead of asking, use \
                    `/v1/changes/stream` or `/v1/webhooks`.""")
    @APIResponseSchema(
            value = ChangePage.class,
            responseCode = "200",
            responseDescription = "The changes behind that place.")
    public Response list(
            @QueryParam("since")
                    @Parameter(
                            description =
                                    "A place: page.since, or the cursor of a change. Without it, from the beginning.",
                            example = "AAAAAAAAAAHrdHjvSZYpYhE7y34",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
                    @Nullable String since,
            @QueryParam("limit")
                    @Parameter(
                            description =
                                    "How many at the most. More than in lists: a change is small, and a mirror needs all.",
                            example = "100",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @Nullable String limit,
            @QueryParam("kinds")
                    @Parameter(
                            description = KINDS_SAID,
                            example = "news,petitions",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = KINDS,
                                            maxLength = 500))
                    @Nullable String kinds,
            @QueryParam("actions")
                    @Parameter(
                            description = ACTIONS_SAID,
                            example = "corrected,retracted",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = ACTIONS,
                                            maxLength = 200))
                    @Nullable String actions,
            @Context UriInfo uri) {
        var asked = new Asked(places);
        long place = asked.place(since, 0, Asked::since);
        int most = asked.limit(limit);
        var interest = asked.interest(doors.names(), kinds, actions);
        asked.done();
        turns.settle();
        var stretch = ledger.after(place, most + 1, interest);
        List<Change> found = stretch.changes().stream().map(Change.Noted::change).toList();
        boolean more = found.size() > most;
        List<Change> items = more ? found.subList(0, most) : found;
        String end = more ? items.get(most - 1).cursor() : places.write(stretch.end());
        String next =
                more
                        ? uri.getRequestUriBuilder()
                                .replaceQueryParam("since", end)
                                .build()
                                .toString()
                        : null;
        var links = new ChangePage.Links(most, uri.getRequestUri().toString(), next, end);
        return Response.ok(new ChangePage(items, links), MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        call.caller().anonymous() ? BRIEFLY : Caching.none())
                .build();
    }

    @GET
    @Path("/stream")
    @Open
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "streamChanges",
            summary = "Follow the changes",
            description =
                    """
                    Server-sent events, as every browser reads them with `EventSource`: `event` is the action, `data` a \
                    change as in the list, `id` its cursor. Without `since` it begins now. After a cut the browser \
                    sends the last `id` as `Last-Event-ID`, and nothing is lost or told twice; a comment every 15 \
                    seconds keeps the line open, with an `id` too. Whoever takes nothing for a minute is cut off and \
                    may come back. Where too many listen already, the answer is 503 with Retry-After, and \
                    429 where too many do from one address.""")
    public Multi<OutboundSseEvent> stream(
            @QueryParam("since")
                    @Parameter(
                            description = "A place to begin at; Last-Event-ID goes before it.",
                            example = "AAAAAAAAAAHrdHjvSZYpYhE7y34",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
                    @Nullable String since,
            @QueryParam("kinds")
                    @Parameter(
                            description = KINDS_SAID,
                            example = "news",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = KINDS,
                                            maxLength = 500))
                    @Nullable String kinds,
            @QueryParam("actions")
                    @Parameter(
                            description = ACTIONS_SAID,
                            example = "created",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = ACTIONS,
                                            maxLength = 200))
                    @Nullable String actions,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        var asked = new Asked(places);
        long begin = asked.place(since, -1, Asked::since);
        long place = asked.place(lastEventId, begin, Asked::lastEventId);
        var interest = asked.interest(doors.names(), kinds, actions);
        asked.done();
        long from = place < 0 ? ledger.end() : place;
        return streams.open(from, interest, () -> HangUp.on(request), proxies.client().name())
                .map(told -> event(sse, told));
    }

    /** What a browser would hear is text; a sign that the line is open is a comment. */
    private static OutboundSseEvent event(Sse sse, Streams.Told told) {
        var event = sse.newEventBuilder().id(told.cursor());
        return told.event() == null || told.json() == null
                ? event.comment("here").build()
                : event.name(told.event())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, told.json())
                        .build();
    }

    @HEAD
    @Path("/stream")
    @Open
    @Operation(hidden = true)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response streamHead(
            @QueryParam("since") @Nullable String since,
            @QueryParam("kinds") @Nullable String kinds,
            @QueryParam("actions") @Nullable String actions) {
        return Response.ok()
                .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
