package org.openletter.news.ingest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A feed source as editors see it. */
@Schema(name = "FeedSource", description = "A feed of a publisher, and how its runs went.")
record FeedSourceView(
        @Schema(
                        description = "Identifier, for ever.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description =
                                "Counts the changes, from 1; the first part of the ETag. Runs are none.",
                        minimum = "1",
                        examples = "3",
                        required = true)
                int version,
        @Schema(
                        description = "When it was created here.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When it was last changed by an editor.",
                        format = "date-time",
                        examples = "2025-07-04T08:30:00Z",
                        required = true)
                Instant updatedAt,
        @JsonUnwrapped FeedSourceBody body,
        @Schema(
                        description = "When its last run ended; absent before.",
                        format = "date-time",
                        examples = "2025-07-04T08:30:00Z")
                @Nullable Instant lastRunAt,
        @Schema(
                        description = "When the last run that went well ended; absent before.",
                        format = "date-time",
                        examples = "2025-07-04T08:30:00Z")
                @Nullable Instant lastSuccessAt,
        @Schema(
                        description =
                                "When a run last found entries that were not known; absent before.",
                        format = "date-time",
                        examples = "2025-07-04T08:30:00Z")
                @Nullable Instant lastNewAt,
        @Schema(
                        description =
                                "When it is run next by schedule, later after failures; absent where it isn't enabled.",
                        format = "date-time",
                        examples = "2025-07-04T09:00:00Z")
                @Nullable Instant nextRunAt,
        @Schema(
                        description = "How many runs in a row have failed.",
                        minimum = "0",
                        examples = "0",
                        required = true)
                int failures,
        @Schema(
                        description = "Why the last run failed; absent where it went well.",
                        maxLength = 500,
                        examples = "There is no host of this name.")
                @Nullable String lastError,
        @Schema(
                        description =
                                "Where the publisher says that the feed is from now on, by permanent redirects. They are"
                                        + " followed; whether to change url is yours to decide.",
                        format = "uri",
                        maxLength = 4000,
                        examples = "https://www.example.org/new-feed.xml")
                @Nullable String movedTo,
        @Schema(
                        description =
                                "Whether it is strangely quiet: enabled, and nothing new for more than two days, and for"
                                        + " more than five times as long as usually passes between its entries.",
                        examples = "false",
                        required = true)
                boolean quiet) {

    static FeedSourceView of(FeedSource source) {
        return new FeedSourceView(
                source.id,
                source.version,
                source.createdAt,
                source.updatedAt,
                source.body,
                source.lastRunAt,
                source.lastSuccessAt,
                source.lastNewAt,
                source.enabled() ? source.nextRunAt : null,
                source.failures,
                source.lastError,
                source.movedTo,
                source.quiet(Instant.now()));
    }
}
