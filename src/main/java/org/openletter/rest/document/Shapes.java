package org.openletter.rest.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the service answers without having a record for it, only to be described. */
final class Shapes {

    private Shapes() {}

    @Schema(
            name = "Problem",
            description =
                    "Why a request was refused or failed, RFC 9457. Some problems have further members, which their codes"
                            + " describe.")
    record Problem(
            @Schema(
                            description = "Leads to a page for people about this kind of problem.",
                            format = "uri-reference",
                            maxLength = 200,
                            examples = "/problems/parameters-invalid")
                    String type,
            @Schema(
                            description = "The kind of problem in a few words.",
                            maxLength = 200,
                            examples = "Parameters can't be used")
                    String title,
            @Schema(
                            description = "The HTTP status.",
                            minimum = "400",
                            maximum = "599",
                            examples = "400")
                    int status,
            @Schema(
                            description = "What is wrong here, and what would be right.",
                            maxLength = 2000,
                            examples = "Some parameters of the request can't be used.")
                    String detail,
            @Schema(
                            description = "The path that was asked for.",
                            format = "uri-reference",
                            maxLength = 8000,
                            examples = "/v1/news")
                    String instance,
            @Schema(
                            description =
                                    "The kind of problem, for programs; it never changes. Extensible enum, listed at /problems.",
                            pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                            maxLength = 100,
                            examples = "parameters-invalid")
                    String code,
            @Schema(
                            description = "By which the operators find the request in their logs.",
                            pattern = "^[0-9a-f]{32}$",
                            maxLength = 32,
                            examples = "4bf92f3577b34da6a3ce929d0e0e4736")
                    String traceId,
            @Schema(
                            description =
                                    "Everything that is wrong with the request, each with its place.",
                            maxItems = 1000)
                    @Nullable List<ProblemError> errors) {}

    @Schema(
            name = "ProblemError",
            description =
                    "One thing that is wrong, with its place: a pointer into the body, a parameter, or a header.")
    record ProblemError(
            @Schema(
                            description = "RFC 6901 pointer into the body.",
                            maxLength = 2000,
                            examples = "/names/0/full")
                    @Nullable String pointer,
            @Schema(description = "A parameter's name.", maxLength = 8000, examples = "pubishedAt")
                    @Nullable String parameter,
            @Schema(description = "A header's name.", maxLength = 100, examples = "If-Match")
                    @Nullable String header,
            @Schema(
                            description = "What is wrong, for programs. Extensible enum.",
                            pattern = "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$",
                            maxLength = 100,
                            examples = "parameter-unknown")
                    String code,
            @Schema(
                            description = "What is wrong, and what would be right.",
                            maxLength = 2000,
                            examples = "There is no such parameter; did you mean publishedAt?")
                    String detail) {}

    @Schema(
            name = "Tombstone",
            description = "The problem that stands for what was public and is so no longer.")
    record Tombstone(
            @JsonUnwrapped Problem problem,
            @Schema(
                            description = "The identifier of what was here.",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                    UUID id,
            @Schema(
                            description = "When it was deleted, if it was.",
                            examples = "2025-07-04T08:30:00Z")
                    @Nullable Instant deletedAt,
            @Schema(
                            description = "When it was retracted, if it was.",
                            examples = "2025-07-04T08:30:00Z")
                    @Nullable Instant retractedAt,
            @Schema(
                            description = "When it was removed, if it was.",
                            examples = "2025-07-04T08:30:00Z")
                    @Nullable Instant removedAt,
            @Schema(
                            description = "Why, in words for readers.",
                            maxLength = 2000,
                            examples = "The quotation was not hers.")
                    @Nullable String reason,
            @Schema(
                            description = "What takes its place, if anything does.",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d11")
                    @Nullable UUID replacedBy,
            @Schema(
                            description =
                                    "The entry that stands for it since the two were merged, if they were.",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d11")
                    @Nullable UUID mergedInto) {}

    @Schema(name = "JsonPatchOperation", description = "One step of an RFC 6902 JSON patch.")
    record PatchOperation(
            @Schema(description = "What is done.", examples = "replace") Op op,
            @Schema(
                            description = "RFC 6901 pointer to where it is done.",
                            maxLength = 2000,
                            examples = "/title")
                    String path,
            @Schema(
                            description = "For move and copy: where from.",
                            maxLength = 2000,
                            examples = "/tags/0")
                    @Nullable String from,
            @Schema(
                            description = "For add, replace and test: the value, of any type.",
                            examples = "A better headline")
                    @Nullable Object value) {}

    @Schema(name = "JsonPatchOp", description = "What a step of a JSON patch does.")
    enum Op {
        add,
        remove,
        replace,
        move,
        copy,
        test
    }
}
