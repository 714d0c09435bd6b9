package org.openletter.imports;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import as those who asked for it see it. */
@Schema(name = "Import", description = "A file on its way into a collection.")
record ImportView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "The collection that it goes to.",
                        maxLength = 50,
                        examples = "prisoners",
                        required = true)
                String collection,
        @Schema(
                        description =
                                "The system that the entries are from, first part of their keys.",
                        maxLength = 100,
                        examples = "cpj",
                        required = true)
                String source,
        @Schema(
                        description = "The format of the file.",
                        pattern = "^(ndjson|csv)$",
                        examples = "ndjson",
                        required = true)
                String format,
        @Schema(description = "Where it is.", examples = "running", required = true)
                Import.Status status,
        @Schema(
                        description =
                                "Whether it only tries what would happen, and writes nothing.",
                        examples = "false",
                        required = true)
                boolean dryRun,
        @Schema(
                        description = "How many entries are done with.",
                        minimum = "0",
                        examples = "300",
                        required = true)
                long processed,
        @Schema(
                        description = "How many of them are new.",
                        minimum = "0",
                        examples = "297",
                        required = true)
                long created,
        @Schema(
                        description = "How many replaced what was there.",
                        minimum = "0",
                        examples = "2",
                        required = true)
                long updated,
        @Schema(
                        description = "How many were equal to what was there.",
                        minimum = "0",
                        examples = "0",
                        required = true)
                long unchanged,
        @Schema(
                        description = "How many were refused; the errors say why.",
                        minimum = "0",
                        examples = "1",
                        required = true)
                long failed,
        @Schema(description = "How many entries the file has.", minimum = "0", examples = "926")
                @Nullable Long total,
        @Schema(
                        description = "When it was asked for.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When it was begun; absent before.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:01Z")
                @Nullable Instant startedAt,
        @Schema(
                        description = "When it ended; absent before.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:05Z")
                @Nullable Instant finishedAt,
        @Schema(
                        description = "The name of the key that asked for it.",
                        maxLength = 200,
                        examples = "newsroom",
                        required = true)
                String createdBy,
        @Schema(
                        description = "Why it failed as a whole; absent otherwise.",
                        maxLength = 500,
                        examples = "It failed 5 times at the same place.")
                @Nullable String error) {

    static ImportView of(Import job) {
        return new ImportView(
                job.id,
                job.collection,
                job.source,
                job.format.toLowerCase(Locale.ROOT),
                job.status,
                job.dryRun,
                job.processed,
                job.created,
                job.updated,
                job.unchanged,
                job.failed,
                job.total,
                job.createdAt,
                job.startedAt,
                job.finishedAt,
                job.createdBy,
                job.error);
    }
}
