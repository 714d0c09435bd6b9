package org.openletter.prisoners;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Retelling;
import org.openletter.rest.body.Fields;
import org.openletter.rest.condition.Caching;

/** {@code /v1/prisoners/{id}/statements}: where each fact of a record comes from. */
@Path("/v1/prisoners/{id}/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prisoners")
class StatementsOfPrisoner {

    private final PrisonerResource prisoners;
    private final Retelling retelling;
    private final Call call;
    private final ObjectMapper mapper;

    StatementsOfPrisoner(
            PrisonerResource prisoners, Retelling retelling, Call call, ObjectMapper mapper) {
        this.mapper = mapper;
        this.prisoners = prisoners;
        this.retelling = retelling;
        this.call = call;
    }

    @GET
    @Open
    @Operation(
            operationId = "listPrisonerStatements",
            summary = "List what is said about a prisoner, and by whom",
            description =
                    "Every fact of the record, former ones included, with its sources, how sure it is, and from when"
                            + " to when it was said here. What the caller may not see in the record isn't here either.")
    @APIResponseSchema(
            value = Statements.class,
            responseCode = "200",
            responseDescription = "The statements, those that stand in the record first.")
    public Response list(
            @PathParam("id") String id,
            @Parameter(
                            description =
                                    "Only what is at this place in the record, or inside it: custody for all times in"
                                            + " custody, custody.0 for the first.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = 200),
                            example = "bornOn")
                    @QueryParam("path")
                    @Nullable String path) {
        Prisoner prisoner = prisoners.visible(id);
        checkPath(path);
        List<StatementView> told =
                Told.by(
                        retelling.versions(prisoners.kind(), prisoner.id(), call.caller()),
                        source -> mapper.convertValue(source, Source.class));
        List<StatementView> asked =
                told.stream().filter(s -> path == null || Facts.within(s.path(), path)).toList();
        return Response.ok(new Statements(asked))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        prisoner.published() && call.caller().anonymous()
                                ? Caching.shared(null)
                                : Caching.none())
                .build();
    }

    private static void checkPath(@Nullable String path) {
        if (path != null && !Fields.of(PrisonerBody.class).contains(path.split("\\.", 2)[0])) {
            throw Fault.parameters(
                    List.of(
                            Flaw.parameter(
                                    "path",
                                    "property-unknown",
                                    "A record has no such property: name one as the record does, as in bornOn.")));
        }
    }

    /** What is said. */
    @Schema(name = "Statements", description = "What is said about a prisoner, and by whom.")
    record Statements(
            @Schema(description = "One fact each.", maxItems = 10_000, required = true)
                    List<StatementView> items) {}
}
