package org.openletter.prisoners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.rest.Figures;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.list.Selection;

/** {@code /v1/prisoners/statistics}: what the list would find, counted. */
@Path("/v1/prisoners/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prisoners")
class PrisonerStatistics {

    private static final int MOST_GROUPINGS = 2;

    private final PrisonerResource prisoners;
    private final Figures figures;

    PrisonerStatistics(PrisonerResource prisoners, Figures figures) {
        this.prisoners = prisoners;
        this.figures = figures;
    }

    @GET
    @Open
    @OwnParameters(of = PrisonerResource.class, figures = true)
    @Operation(
            operationId = "countPrisoners",
            summary = "Count prisoners",
            description =
                    "Counts those whom the list finds with the same filters, all together and by the values of one or"
                            + " two properties: each figure is the total of the list with its key as filters. Fewer than"
                            + " 5 in a sensitive grouping (welfare, ageGroup, gender) are \"<5\" to readers below"
                            + " partners.")
    @APIResponseSchema(value = Statistics.class, responseDescription = "The figures.")
    public Response count(
            @Parameter(
                            description =
                                    "One or two of the list's facets, separated by a comma: status,year.",
                            example = "status,year",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = 100,
                                            pattern = "^[A-Za-z]+(,[A-Za-z]+)?$"))
                    @QueryParam("groupBy")
                    @Nullable String groupBy,
            @Parameter(
                            description = "What is counted of these people; by default themselves.",
                            example = "people",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"people", "prosecutions", "episodes"},
                                            defaultValue = "people"))
                    @QueryParam("countsWhat")
                    @Nullable String countsWhat) {
        var read = new Asking();
        Statistics.CountsWhat what =
                read.one(
                        "countsWhat",
                        countsWhat,
                        Statistics.CountsWhat.values(),
                        Statistics.CountsWhat.people);
        if (groupBy != null && List.of(groupBy.split(",", -1)).size() > MOST_GROUPINGS) {
            read.flaw("groupBy", "This takes at most two properties.");
        }
        read.check();
        Selection selection =
                figures.selected(prisoners, Set.of("groupBy", "countsWhat"), "groupBy");
        return figures.answer(Statistics.of(selection, what, figures));
    }

    @GET
    @Path("/timeline")
    @Open
    @OwnParameters(of = PrisonerResource.class, figures = true)
    @Operation(
            operationId = "getPrisonerTimeline",
            summary = "Count prisoners week by week or month by month",
            description =
                    "Each point is the total of the list with the same filters and inCustodyOn, detainedOn or"
                            + " releasedOn. The other filters mean today, or the day asOf.")
    @APIResponseSchema(value = Timeline.class, responseDescription = "The points.")
    public Response timeline(
            @Parameter(
                            description =
                                    "What is counted: in_custody on the day of each point; taken or released from that"
                                            + " day until before the next point.",
                            example = "in_custody",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"in_custody", "taken", "released"},
                                            defaultValue = "in_custody"))
                    @QueryParam("metric")
                    @Nullable String metric,
            @Parameter(
                            description =
                                    "The distance of the points: Mondays, or firsts of a month.",
                            example = "month",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"week", "month"},
                                            defaultValue = "month"))
                    @QueryParam("interval")
                    @Nullable String interval,
            @Parameter(
                            description =
                                    "A day in the first week or month; by default five years before to.",
                            example = "2022-02-24",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description =
                                    "The last day, not in the future; by default today, in UTC.",
                            example = "2025-07-03",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("to")
                    @Nullable String to) {
        var read = new Asking();
        LocalDate last = read.day("to", to, Days.today());
        LocalDate first = read.day("from", from, fiveYearsBefore(last));
        var asked =
                new Timeline.Asked(
                        read.one(
                                "metric",
                                metric,
                                Timeline.Metric.values(),
                                Timeline.Metric.in_custody),
                        read.one(
                                "interval",
                                interval,
                                Timeline.Interval.values(),
                                Timeline.Interval.month),
                        first,
                        last);
        if (first.isAfter(last)) {
            read.flaw("from", "This must not be after to.");
        } else if (asked.days().size() > Timeline.MOST) {
            read.flaw("from", "There are at most " + Timeline.MOST + " points: begin later.");
        }
        read.check();
        Selection selection =
                figures.selected(prisoners, Set.of("metric", "interval", "from", "to"));
        return figures.answer(Timeline.of(asked, selection, figures));
    }

    private static LocalDate fiveYearsBefore(LocalDate day) {
        return day.getYear() > 5 ? day.minusYears(5) : LocalDate.of(1, 1, 1);
    }
}
