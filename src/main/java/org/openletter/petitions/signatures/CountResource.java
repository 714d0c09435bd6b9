package org.openletter.petitions.signatures;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.condition.Caching;

/** {@code /v1/petitions/{id}/signatures/count} and {@code /timeline}: how many, where and when. */
@Path("/v1/petitions/{id}/signatures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class CountResource {

    /** A count is to be true within a second; caches may add one. */
    static final String BRIEFLY = "public, max-age=1, stale-while-revalidate=4, stale-if-error=60";

    private final Counts counts;
    private final Recount recount;
    private final Call call;

    CountResource(Counts counts, Recount recount, Call call) {
        this.counts = counts;
        this.recount = recount;
        this.call = call;
    }

    @GET
    @Path("/count")
    @Open
    @Operation(
            operationId = "countSignatures",
            summary = "Count the signatures",
            description =
                    "Exact within a second. fields=signatureCount is the small form, for pages that ask often.")
    @APIResponseSchema(
            value = CountView.class,
            responseCode = "200",
            responseDescription = "The count.")
    @APIResponse(responseCode = "410")
    public Response count(
            @PathParam("id") String id,
            @Parameter(
                            description = "Only these properties, separated by commas.",
                            example = "signatureCount",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = 100,
                                            pattern = "^[A-Za-z]+(,[A-Za-z]+)*$"))
                    @QueryParam("fields")
                    @Nullable String fields) {
        Set<String> wanted = fields(fields);
        return answer(counts.count(Ids.of(id), call.caller()).only(wanted));
    }

    @GET
    @Path("/timeline")
    @Open
    @Operation(
            operationId = "getSignatureTimeline",
            summary = "See when people signed",
            description =
                    "By the time of confirming, in UTC, of those who count now: who takes a signature back leaves the"
                            + " hour in which it came.")
    @APIResponseSchema(
            value = TimelineView.class,
            responseCode = "200",
            responseDescription = "The timeline.")
    @APIResponse(responseCode = "410")
    public Response timeline(
            @PathParam("id") String id,
            @Parameter(
                            description = "How long each stretch is.",
                            example = "day",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"hour", "day", "week", "month"},
                                            defaultValue = "hour"))
                    @QueryParam("bucket")
                    @Nullable String bucket) {
        TimelineView.Bucket wanted =
                Arrays.stream(TimelineView.Bucket.values())
                        .filter(known -> bucket == null || known.name().equals(bucket))
                        .findFirst()
                        .orElseThrow(() -> unknown("bucket", "Can be: hour, day, week, month."));
        return answer(counts.timeline(shown(id), wanted));
    }

    @POST
    @Path("/recount")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Operation(
            operationId = "recountSignatures",
            summary = "Count the signatures themselves",
            description =
                    "Counts row by row, and puts the counts right if they differ. They never should: this is for proof,"
                            + " and for after a hand in the database.")
    @APIResponseSchema(
            value = RecountView.class,
            responseCode = "200",
            responseDescription = "What was found.")
    @APIResponse(responseCode = "410")
    public Response recount(@PathParam("id") String id) {
        return Response.ok(recount.of(shown(id)), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    private UUID shown(String id) {
        return Signable.shown(Ids.of(id), call.caller()).id();
    }

    private Response answer(Object content) {
        return Response.ok(content, MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        call.caller().anonymous() ? BRIEFLY : Caching.none())
                .build();
    }

    private static Set<String> fields(@Nullable String fields) {
        if (fields == null) {
            return Set.of();
        }
        Set<String> wanted = Set.copyOf(Arrays.asList(fields.split(",", -1)));
        if (!CountView.FIELDS.containsAll(wanted)) {
            throw unknown("fields", "Can be: asOf, byCountry, signatureCount, unknown.");
        }
        return wanted;
    }

    private static Fault unknown(String parameter, String detail) {
        return Fault.parameters(List.of(Flaw.parameter(parameter, parameter + "-unknown", detail)));
    }
}
