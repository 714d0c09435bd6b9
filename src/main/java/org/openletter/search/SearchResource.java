package org.openletter.search;

import io.quarkus.arc.All;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Door;
import org.openletter.rest.Hits;
import org.openletter.rest.Listings;
import org.openletter.rest.list.ListQuery;
import org.openletter.text.Suggestion;

/** {@code /v1/search}: one question to all collections. */
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search", description = "One question to all collections at once.")
class SearchResource {

    private static final int USUAL = 5;
    private static final int MOST = 20;

    private final List<Door> doors;
    private final Listings listings;

    SearchResource(@All List<Door> doors, Listings listings) {
        this.doors = doors;
        this.listings = listings;
    }

    @GET
    @Open
    @Operation(
            operationId = "searchEverything",
            summary = "Search everything",
            description =
                    "The best hits of every collection: texts by their words, people by their names in any spelling,"
                            + " and what links to a person who is named. Each collection is searched as its own list"
                            + " searches with q; self leads there, to all hits.")
    @APIResponseSchema(value = SearchView.class, responseDescription = "The hits, by collection.")
    public Response search(
            @Parameter(
                            description =
                                    "Words to search for; all must be there. \"Words in quotation marks\" belong"
                                            + " together, -word must not be there, and OR between words takes either.",
                            example = "letter",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = ListQuery.MAX_Q))
                    @QueryParam("q")
                    @Nullable String q,
            @Parameter(
                            description = "How many hits of each collection; by default 5.",
                            example = "5",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "20",
                                            defaultValue = "5"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description =
                                    "The collections to search, separated by commas; by default all.",
                            example = "news,prisoners",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @QueryParam("kinds")
                    @Nullable String kinds) {
        var flaws = new ArrayList<Flaw>();
        if (q == null) {
            flaws.add(Flaw.parameter("q", "q-missing", "There is nothing to search for."));
        } else if (q.length() > ListQuery.MAX_Q) {
            flaws.add(
                    Flaw.parameter(
                            "q",
                            "value-too-long",
                            "Must be at most " + ListQuery.MAX_Q + " characters."));
        }
        int most = limit(limit, flaws);
        Set<String> wanted = kinds(kinds, flaws);
        if (q == null || !flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
        List<Hits> found =
                doors.stream()
                        .filter(door -> wanted.contains(door.kind().name()))
                        .sorted(Comparator.comparing(door -> door.kind().name()))
                        .map(door -> door.search(q, most))
                        .toList();
        List<SearchView.Group> groups =
                found.stream()
                        .map(hits -> SearchView.Group.of(hits, listings.searched(hits.kind(), q)))
                        .sorted(Comparator.comparing(group -> group.items().isEmpty()))
                        .toList();
        var changes =
                found.stream()
                        .flatMap(hits -> hits.items().stream())
                        .map(Hits.Hit::nextChange)
                        .collect(Collectors.toCollection(ArrayList::new));
        return listings.answer(
                new SearchView(groups, new SearchView.Self(listings.self())), changes);
    }

    private static int limit(@Nullable String text, List<Flaw> flaws) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("[1-9]\\d?") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        flaws.add(
                Flaw.parameter(
                        "limit",
                        "value-invalid",
                        "Must be a whole number from 1 to " + MOST + "."));
        return USUAL;
    }

    private Set<String> kinds(@Nullable String text, List<Flaw> flaws) {
        var known = new TreeSet<String>();
        doors.stream()
                .filter(door -> door.kind().searchable())
                .forEach(door -> known.add(door.kind().name()));
        if (text == null) {
            return known;
        }
        var wanted = new LinkedHashSet<String>();
        for (String kind : text.split(",", -1)) {
            if (known.contains(kind)) {
                wanted.add(kind);
            } else {
                String near =
                        Suggestion.nearest(kind, known)
                                .map(name -> "Did you mean " + name + "? ")
                                .orElse("");
                flaws.add(
                        Flaw.parameter(
                                "kinds",
                                "kinds-unknown",
                                near + "Can be: " + String.join(", ", known) + "."));
            }
        }
        return wanted;
    }
}
