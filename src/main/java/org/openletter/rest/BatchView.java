package org.openletter.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Batch;
import org.openletter.rest.problem.Catalogue;

/** What became of a batch. */
@Schema(name = "Batch", description = "What became of each item of a batch.")
record BatchView(
        @Schema(description = "In the order in which they were sent.", maxItems = Batch.MOST)
                List<Row> items) {

    /** What became of one item. */
    @Schema(name = "BatchRow", description = "What became of one item.")
    record Row(
            @Schema(
                            description = "Which of the items, from 0.",
                            minimum = "0",
                            maximum = "499",
                            examples = "0")
                    int index,
            @Schema(
                            description = "The status that it would have had alone.",
                            minimum = "201",
                            maximum = "599",
                            examples = "201")
                    int status,
            @Schema(
                            description = "The identifier, where it was created.",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                    @Nullable UUID id,
            @Schema(
                            description = "The address, where it was created.",
                            format = "uri-reference",
                            maxLength = 200,
                            examples = "/v1/news/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                    @Nullable String location,
            @Schema(
                            description = "The version, where it was created.",
                            minimum = "1",
                            examples = "1")
                    @Nullable Integer version,
            @Schema(description = "Why it was not created.") @Nullable Refusal problem) {

        static Row of(int index, String path, Candidate<?, ?> candidate) {
            Fault refusal = candidate.refusal;
            if (refusal != null) {
                return new Row(index, refusal.status(), null, null, null, Refusal.of(refusal));
            }
            Entry<?> entry = candidate.entry();
            return new Row(index, 201, entry.id, path + "/" + entry.id, entry.version, null);
        }
    }

    /** A problem of one item. */
    @Schema(name = "BatchProblem", description = "Why an item was refused, as RFC 9457 says it.")
    record Refusal(
            @Schema(
                            description = "Leads to a page for people about this kind of problem.",
                            format = "uri-reference",
                            maxLength = 200,
                            examples = "/problems/body-invalid")
                    String type,
            @Schema(
                            description = "The kind of problem in a few words.",
                            maxLength = 200,
                            examples = "The body breaks a rule")
                    String title,
            @Schema(
                            description = "The HTTP status.",
                            minimum = "400",
                            maximum = "599",
                            examples = "422")
                    int status,
            @Schema(
                            description = "What is wrong here, and what would be right.",
                            maxLength = 2000,
                            examples = "The body was understood, but some of it breaks a rule.")
                    String detail,
            @Schema(
                            description =
                                    "The kind of problem, for programs. Extensible enum, listed at /problems.",
                            pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                            maxLength = 100,
                            examples = "body-invalid")
                    String code,
            @Schema(description = "Everything that is wrong with the item.", maxItems = 1000)
                    @Nullable List<Wrong> errors) {

        static Refusal of(Fault fault) {
            return new Refusal(
                    "/problems/" + fault.code(),
                    Catalogue.title(fault.code(), fault.status()),
                    fault.status(),
                    fault.detail(),
                    fault.code(),
                    fault.flaws().isEmpty()
                            ? null
                            : fault.flaws().stream().map(Wrong::of).toList());
        }
    }

    /** One thing that is wrong with an item. */
    @Schema(name = "BatchError", description = "One thing that is wrong with an item.")
    record Wrong(
            @Schema(
                            description = "RFC 6901 pointer into the item.",
                            maxLength = 2000,
                            examples = "/title")
                    String pointer,
            @Schema(
                            description = "What is wrong, for programs. Extensible enum.",
                            pattern = "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$",
                            maxLength = 100,
                            examples = "required")
                    String code,
            @Schema(
                            description = "What is wrong, and what would be right.",
                            maxLength = 2000,
                            examples = "This must not be blank.")
                    String detail) {

        static Wrong of(Flaw flaw) {
            return new Wrong(flaw.where(), flaw.code(), flaw.detail());
        }
    }
}
