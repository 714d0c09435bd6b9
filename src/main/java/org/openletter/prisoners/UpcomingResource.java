package org.openletter.prisoners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Level;
import org.openletter.access.Open;
import org.openletter.rest.Figures;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.list.Selection;

/** {@code /v1/prisoners/upcoming}: for those who write letters, and those who wait at the gate. */
@Path("/v1/prisoners/upcoming")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prisoners")
class UpcomingResource {

    private static final int MOST_DAYS = 60;
    private static final int MOST = 500;

    private final PrisonerResource prisoners;
    private final Figures figures;
    private final Call call;

    UpcomingResource(PrisonerResource prisoners, Figures figures, Call call) {
        this.prisoners = prisoners;
        this.figures = figures;
        this.call = call;
    }

    @GET
    @Open
    @OwnParameters(of = PrisonerResource.class, figures = true)
    @Operation(
            operationId = "listUpcoming",
            summary = "List birthdays or releases that are soon",
            description =
                    "Of the living whom the list finds with the same filters: those in custody who have their birthday"
                            + " in the next days, or are expected to be released. Readers below partners get only the"
                            + " birthdays that are public.")
    @APIResponseSchema(value = Upcoming.class, responseDescription = "The days.")
    public Response list(
            @Parameter(
                            description = "What is soon.",
                            example = "birthday",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"birthday", "release"}))
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(
                            description = "How many days from today on, in UTC; by default 14.",
                            example = "14",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "60",
                                            defaultValue = "14"))
                    @QueryParam("days")
                    @Nullable String days,
            @Parameter(
                            description = "How many at the most; by default 100.",
                            example = "100",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description = "Whether also those who are at liberty.",
                            example = "false",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("everybody")
                    @Nullable String everybody) {
        var read = new Asking();
        if (kind == null) {
            read.flaw("kind", "This is needed: birthday or release.");
        }
        var asked =
                new Upcoming.Asked(
                        read.one("kind", kind, Upcoming.Kind.values(), Upcoming.Kind.birthday),
                        Days.today(),
                        read.number("days", days, 14, MOST_DAYS),
                        read.number("limit", limit, 100, MOST),
                        read.flag("everybody", everybody));
        read.check();
        Selection selection =
                figures.selected(prisoners, Set.of("kind", "days", "limit", "everybody"));
        Upcoming upcoming = Upcoming.of(asked, selection, Level.of(call.caller()), figures);
        prisoners.saw("upcoming", upcoming.items().stream().map(Upcoming.Occasion::id).toList());
        return figures.answer(upcoming);
    }
}
