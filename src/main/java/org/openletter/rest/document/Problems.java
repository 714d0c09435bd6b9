package org.openletter.rest.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems that operations answer with, one shared response for each status. */
final class Problems {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String PLACE = "#/components/responses/";

    /**
     * @param name of the shared response
     * @param code of the example
     */
    private record Kind(
            String name, String description, String code, String title, List<String> headers) {}

    private static final Map<Integer, Kind> KINDS = new TreeMap<>();

    static {
        add(
                400,
                "BadRequest",
                "Malformed: a parameter, a header, the JSON, or a property that isn't known.",
                "parameters-invalid",
                "Parameters can't be used");
        add(
                401,
                "Unauthorized",
                "No valid API key or access token; also where none is needed, but one was sent.",
                "credential-invalid",
                "The credential isn't valid",
                "WWW-Authenticate");
        add(
                403,
                "Forbidden",
                "The key or token is valid, but lacks a scope.",
                "scope-missing",
                "A scope is missing");
        add(
                404,
                "NotFound",
                "Nothing here, or nothing that you may see.",
                "not-found",
                "Not found");
        add(
                406,
                "NotAcceptable",
                "None of the media types in Accept is offered.",
                "not-acceptable",
                "Not offered in this form");
        add(
                409,
                "Conflict",
                "The state of the resource, or another resource, stands in the way.",
                "transition-illegal",
                "Not possible in this state",
                "Retry-After");
        add(
                410,
                "Gone",
                "It was public and is so no longer; the answer says why.",
                "retracted",
                "Retracted");
        add(
                412,
                "PreconditionFailed",
                "The tag isn't the current one, which the ETag header holds.",
                "tag-stale",
                "Changed since you read it",
                "ETag");
        add(
                413,
                "ContentTooLarge",
                "The body is larger than 1 MiB.",
                "body-too-large",
                "The body is too large");
        add(
                414,
                "UriTooLong",
                "The address is longer than 8,000 characters.",
                "uri-too-long",
                "The address is too long");
        add(
                415,
                "UnsupportedMediaType",
                "The body's media type isn't taken here.",
                "media-type-unsupported",
                "The body's media type isn't taken",
                "Accept-Patch",
                "Accept-Post");
        add(
                422,
                "UnprocessableContent",
                "The body was understood, but breaks a rule; errors names each place.",
                "body-invalid",
                "The body breaks a rule");
        add(428, "PreconditionRequired", "If-Match is missing.", "tag-missing", "A tag is needed");
        add(
                429,
                "TooManyRequests",
                "More requests than you may make; Retry-After says when to go on.",
                "too-many-requests",
                "Too many requests",
                "Retry-After");
        add(
                500,
                "InternalServerError",
                "Something went wrong here; the trace id helps the operators to find out what.",
                "internal",
                "Something went wrong");
        add(
                503,
                "ServiceUnavailable",
                "Not possible just now; Retry-After says when to try again.",
                "database-unavailable",
                "Temporarily unavailable",
                "Retry-After");
    }

    private final Map<String, APIResponse> shared = new TreeMap<>();
    private final Schemas schemas;
    private final Headers headers;

    Problems(Schemas schemas, Headers headers) {
        this.schemas = schemas;
        this.headers = headers;
    }

    private static void add(
            int status,
            String name,
            String description,
            String code,
            String title,
            String... headers) {
        KINDS.put(status, new Kind(name, description, code, title, List.of(headers)));
    }

    Map<String, APIResponse> shared() {
        return shared;
    }

    /** A reference to the shared response of this status. */
    APIResponse of(int status) {
        Kind kind = KINDS.get(status);
        if (kind == null) {
            throw new IllegalStateException("nothing is said of problems of status " + status);
        }
        shared.computeIfAbsent(kind.name(), name -> response(status, kind));
        return OASFactory.createAPIResponse().ref(PLACE + kind.name());
    }

    private APIResponse response(int status, Kind kind) {
        Schema schema =
                schemas.of(
                        status == 410 ? Shapes.Tombstone.class : Shapes.Problem.class, Form.ANSWER);
        var content =
                OASFactory.createContent()
                        .addMediaType(
                                MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(schema)
                                        .example(example(status, kind)));
        return headers.on(
                OASFactory.createAPIResponse().description(kind.description()).content(content),
                kind.headers());
    }

    private static Map<String, Object> example(int status, Kind kind) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "/problems/" + kind.code());
        example.put("title", kind.title());
        example.put("status", status);
        example.put("detail", kind.description());
        example.put("instance", "/v1/news/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10");
        example.put("code", kind.code());
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        if (status == 410) {
            example.put("id", "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10");
            example.put("retractedAt", "2025-07-04T08:30:00Z");
            example.put("reason", "The quotation was not hers.");
        }
        return example;
    }
}
