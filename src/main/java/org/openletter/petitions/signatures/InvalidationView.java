package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An invalidation as moderators see it. */
@Schema(
        name = "Invalidation",
        description = "Signatures on their way out of the count, or back into it.")
record InvalidationView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(description = "Where it is.", examples = "running", required = true)
                Invalidation.Status status,
        @Schema(
                        description = "Whether it only counts, and changes nothing.",
                        examples = "false",
                        required = true)
                boolean dryRun,
        @Schema(
                        description = "The invalidation that it undoes.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d11")
                @Nullable UUID reverses,
        @Schema(
                        description = "The domain of the address.",
                        maxLength = 253,
                        examples = "**.example.com")
                @Nullable String domain,
        @Schema(
                        description = "The network that it was sent from.",
                        maxLength = 50,
                        examples = "192.0.2.0/24")
                @Nullable String network,
        @Schema(
                        description = "Confirmed then or later.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant from,
        @Schema(
                        description = "Confirmed before then.",
                        format = "date-time",
                        examples = "2025-07-03T11:00:00Z")
                @Nullable Instant until,
        @Schema(description = "The name.", maxLength = 200, examples = "test*")
                @Nullable String namePattern,
        @Schema(
                        description = "Why.",
                        maxLength = 1000,
                        examples = "Entered by a program on 3 July.")
                @Nullable String reason,
        @Schema(
                        description = "How many signatures were looked at.",
                        minimum = "0",
                        examples = "12000",
                        required = true)
                long processed,
        @Schema(
                        description =
                                "How many of them the conditions fit: they count no more, or again; a dry run leaves"
                                        + " them.",
                        minimum = "0",
                        examples = "300",
                        required = true)
                long matched,
        @Schema(
                        description = "When it was asked for.",
                        format = "date-time",
                        examples = "2025-07-03T12:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When it was begun; absent before.",
                        format = "date-time",
                        examples = "2025-07-03T12:00:01Z")
                @Nullable Instant startedAt,
        @Schema(
                        description = "When it ended; absent before.",
                        format = "date-time",
                        examples = "2025-07-03T12:00:05Z")
                @Nullable Instant finishedAt,
        @Schema(
                        description = "The name of the key that asked for it.",
                        maxLength = 200,
                        examples = "moderators",
                        required = true)
                String createdBy,
        @Schema(
                        description = "Why it failed as a whole; absent otherwise.",
                        maxLength = 500,
                        examples = "It failed 5 times at the same place.")
                @Nullable String error) {

    static InvalidationView of(Invalidation job, @Nullable Conditions conditions) {
        Conditions said =
                conditions != null ? conditions : new Conditions(null, null, null, null, null, "");
        return new InvalidationView(
                job.id,
                job.status,
                job.dryRun,
                job.reverses,
                said.domain(),
                said.network(),
                said.confirmedFrom(),
                said.confirmedUntil(),
                said.namePattern(),
                conditions == null ? null : said.reason(),
                job.processed,
                job.matched,
                job.createdAt,
                job.startedAt,
                job.finishedAt,
                job.createdBy,
                job.error);
    }
}
