package org.openletter.rest.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Open;

/** RFC 9727: where a machine that knows only the host finds the API. */
@Path("/.well-known/api-catalog")
@Tag(name = "Service", description = "The service itself.")
class ApiCatalog {

    static final String LINKSET = "application/linkset+json";
    private static final String PROFILE = ";profile=\"https://www.rfc-editor.org/info/rfc9727\"";

    private final UriInfo uri;

    ApiCatalog(UriInfo uri) {
        this.uri = uri;
    }

    @GET
    @Open
    @Produces(LINKSET)
    @Operation(
            operationId = "getApiCatalog",
            summary = "Find the API",
            description = "The RFC 9727 catalogue: where the API is, its description, its health.")
    @APIResponseSchema(
            value = Linkset.class,
            responseCode = "200",
            responseDescription = "The catalogue, as an RFC 9264 link set.")
    public Response get() {
        var api =
                new Api(
                        at("/v1"),
                        List.of(new Target(at("/openapi.json"), "application/json")),
                        List.of(new Target(at("/docs"), "text/html")),
                        List.of(new Target(at("/q/health"), "application/json")));
        return Response.ok(new Linkset(List.of(api)), LINKSET + PROFILE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header(
                        HttpHeaders.LINK,
                        "<" + at("/.well-known/api-catalog") + ">; rel=\"api-catalog\"")
                .build();
    }

    private URI at(String path) {
        return uri.getBaseUri().resolve(path);
    }

    @Schema(name = "Linkset", description = "An RFC 9264 link set.")
    record Linkset(
            @Schema(description = "What is linked from, with its links.", maxItems = 10)
                    List<Api> linkset) {}

    @Schema(name = "LinkedApi", description = "An API and what is told about it where.")
    record Api(
            @Schema(
                            description = "The beginning of every address of the API.",
                            format = "uri",
                            maxLength = 2000,
                            examples = "https://api.example.org/v1")
                    URI anchor,
            @Schema(description = "Its description for machines.", maxItems = 10)
                    @JsonProperty("service-desc")
                    List<Target> serviceDesc,
            @Schema(description = "Its description for people.", maxItems = 10)
                    @JsonProperty("service-doc")
                    List<Target> serviceDoc,
            @Schema(description = "Whether it is well.", maxItems = 10) List<Target> status) {}

    @Schema(name = "LinkTarget", description = "Where a link leads.")
    record Target(
            @Schema(
                            description = "The address.",
                            format = "uri",
                            maxLength = 2000,
                            examples = "https://api.example.org/openapi.json")
                    URI href,
            @Schema(
                            description = "The media type of what is there.",
                            maxLength = 100,
                            examples = "application/json")
                    String type) {}
}
