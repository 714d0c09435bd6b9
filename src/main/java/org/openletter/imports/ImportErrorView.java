package org.openletter.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error as those who asked for the import see it. */
@Schema(name = "ImportError", description = "What is wrong with an entry of a file.")
record ImportErrorView(
        @Schema(
                        description = "The line where the entry begins, from 1.",
                        minimum = "1",
                        examples = "66",
                        required = true)
                long line,
        @Schema(
                        description = "The entry's externalId, if it could be read.",
                        maxLength = 200,
                        examples = "cppc00650")
                @Nullable String externalId,
        @Schema(
                        description =
                                "The place in the entry, RFC 6901; absent where it is the whole.",
                        maxLength = 8000,
                        examples = "/bornOn")
                @Nullable String pointer,
        @Schema(
                        description = "In CSV: the name of the column.",
                        maxLength = 8000,
                        examples = "Date of Birth")
                @Nullable String column,
        @Schema(
                        description = "The kind of error, as in problems.",
                        maxLength = 100,
                        examples = "edtf-date-invalid",
                        required = true)
                String code,
        @Schema(
                        description = "What is wrong, and what would be right. Never the value.",
                        maxLength = 2000,
                        examples = "This must be an EDTF date such as 1980, 1980-05 or 1980-05-17.",
                        required = true)
                String detail) {

    static ImportErrorView of(ImportError error) {
        return new ImportErrorView(
                error.line,
                error.externalId,
                error.pointer,
                error.columnName,
                error.code,
                error.detail);
    }
}
