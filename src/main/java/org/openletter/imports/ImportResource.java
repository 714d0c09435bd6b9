package org.openletter.imports;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.jobs.Worker;
import org.openletter.rest.Doors;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/** {@code /v1/imports}: files into collections. */
@Path("/v1/imports")
@Needs(
        value = {Scope.NEWS_WRITE, Scope.PRISONERS_WRITE, Scope.PETITIONS_WRITE},
        any = true)
@Tag(
        name = "Imports",
        description = "Files of any size into any collection: checked, counted, and gone on with.")
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {

    private static final Listing<Import> LISTING =
            new Listing<>(
                    Import.class,
                    new Rules(Import.class, "import_job", "-createdAt", null, Set.of(), Set.of()));

    private final Listings listings;
    private final Reception reception;
    private final Importing importing;
    private final Worker worker;
    private final Owners owners;
    private final Doors doors;
    private final HttpHeaders headers;
    private final Call call;

    ImportResource(
            Listings listings,
            Reception reception,
            Importing importing,
            Worker worker,
            Owners owners,
            Doors doors,
            HttpHeaders headers,
            Call call) {
        this.listings = listings;
        this.reception = reception;
        this.importing = importing;
        this.worker = worker;
        this.owners = owners;
        this.doors = doors;
        this.headers = headers;
        this.call = call;
    }

    @POST
    @Needs
    @Consumes({Format.NDJSON_TYPE, Format.CSV_TYPE})
    @Operation(
            summary = "Import a file",
            description =
                    """
                    Takes a file and answers when it is here; its entries are then written by and by, as `PUT \
                    …/by-external-id/{source}/{externalId}` would write each: created or replaced, unchanged where they \
                    are equal, in the name of your key and with what it may do now. Sending the file again changes \
                    nothing. NDJSON has an object in each line: a body with its `externalId`. CSV has a header of paths \
                    (`externalId`, `names.0.full`, `sources.0.url`; `;` between the values of a list), or a `mapping`. \
                    Needs the scope that writing to the collection needs.""")
    @APIResponseSchema(
            value = ImportView.class,
            responseCode = "202",
            responseDescription = "The import, which is about to begin.")
    public Response create(
            @QueryParam("collection")
                    @Parameter(
                            required = true,
                            description = "Where the entries go.",
                            example = "prisoners",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 50))
                    @Nullable String collection,
            @QueryParam("source")
                    @Parameter(
                            required = true,
                            description =
                                    "The system that they are from: with externalId, the key of an entry.",
                            example = "cpj",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[A-Za-z0-9._-]{1,100}$"))
                    @Nullable String source,
            @QueryParam("dryRun")
                    @Parameter(
                            description = "Only try what would happen, and write nothing.",
                            example = "true",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"true", "false"}))
                    @Nullable String dryRun,
            @QueryParam("mapping")
                    @Parameter(
                            description =
                                    """
                                    For CSV with other columns, a JSON array of what goes where: `path`, and either \
                                    `column`, perhaps with `values` (what its words mean here; null for nothing) or \
                                    `split` (what stands between the values of a list), or `constant`.""",
                            example = "[{\"column\":\"Name\",\"path\":\"names.0.full\"}]",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 8000))
                    @Nullable String mapping,
            InputStream file) {
        Format format =
                Format.of(headers.getMediaType())
                        .orElseThrow(
                                () ->
                                        Fault.mediaType(
                                                "A file is application/x-ndjson or text/csv."));
        Asked asked = Asked.of(format, doors.names(), collection, source, dryRun, mapping);
        var kind = doors.named(asked.collection()).kind();
        if (!call.caller().may(kind.editors())) {
            throw Fault.forbidden(
                    "This needs the scope "
                            + kind.editors().text()
                            + ", which your key doesn't have.");
        }
        Import job = reception.receive(asked, kind.types().body(), file);
        worker.call();
        return Response.accepted(ImportView.of(job))
                .location(URI.create("/v1/imports/" + job.id))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    @GET
    @Needs
    @OwnParameters(items = ImportView.class)
    @Operation(
            summary = "List the imports",
            description = "Those that your key asked for; for admins, all.")
    public Response list() {
        return listings.page(LISTING, owners.scope(), ImportView::of);
    }

    @GET
    @Path("/{id}")
    @Needs
    @Operation(summary = "Get an import", description = "How far it is, and what came of it.")
    @APIResponseSchema(
            value = ImportView.class,
            responseCode = "200",
            responseDescription = "The import.")
    public Response get(@PathParam("id") String id) {
        return shown(Response.ok(), owners.found(id));
    }

    @GET
    @Path("/{id}/errors")
    @Needs
    @OwnParameters(of = ImportError.class, items = ImportErrorView.class)
    @Operation(
            operationId = "listImportErrors",
            summary = "List the errors of an import",
            description =
                    "What is wrong with which entry, in the order of the file. The first 10,000 are kept, and for a"
                            + " week after the end.")
    public Response errors(@PathParam("id") String id) {
        return listings.page(ImportError.LISTING, of(owners.found(id)), ImportErrorView::of);
    }

    @GET
    @Path("/{id}/duplicates")
    @Needs
    @OwnParameters(of = ImportDuplicate.class, items = ImportDuplicateView.class)
    @Operation(
            operationId = "listImportDuplicates",
            summary = "List the likely duplicates of an import",
            description =
                    "New entries that may mean the same as others, for people to judge. They are imported all the"
                            + " same.")
    public Response duplicates(@PathParam("id") String id) {
        Import job = owners.found(id);
        return listings.page(
                ImportDuplicate.LISTING,
                of(job),
                duplicate ->
                        ImportDuplicateView.of(
                                duplicate,
                                other -> doors.shows(job.collection, other, call.caller())));
    }

    @POST
    @Path("/{id}/cancellation")
    @Needs
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import",
            description =
                    "What has been written stays. It ends after the entries that are being written; repeating this"
                            + " does no harm.")
    @APIResponseSchema(
            value = ImportView.class,
            responseCode = "202",
            responseDescription = "The import, which is about to stop.")
    public Response cancel(@PathParam("id") String id) {
        Import job = owners.found(id);
        if (!worker.cancel(importing, job.id) && job.status != Import.Status.cancelled) {
            throw Fault.conflict(
                    "transition-illegal", "An import that has ended can't become cancelled.");
        }
        return shown(Response.accepted(), owners.found(id));
    }

    private static Response shown(Response.ResponseBuilder response, Import job) {
        return response.entity(ImportView.of(job))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    private static Listing.Scope of(Import job) {
        return new Listing.Scope("e.job_id = :job", Map.of("job", job.id));
    }
}
