package org.openletter.news.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run as editors see it. */
@Schema(name = "FeedRun", description = "A reading of a feed, and what became of its entries.")
record FeedRunView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(description = "Where it is.", examples = "succeeded", required = true)
                FeedRun.Status status,
        @Schema(
                        description = "How many items were made.",
                        minimum = "0",
                        examples = "2",
                        required = true)
                int created,
        @Schema(
                        description = "How many items were changed, because their entries were.",
                        minimum = "0",
                        examples = "1",
                        required = true)
                int updated,
        @Schema(
                        description =
                                "How many entries are as they were. Where the feed as a whole is, as notModified says:"
                                        + " how many it had when it was last read.",
                        minimum = "0",
                        examples = "17",
                        required = true)
                int unchanged,
        @Schema(
                        description =
                                "How many entries are here already, from elsewhere or under another guid.",
                        minimum = "0",
                        examples = "1",
                        required = true)
                int duplicate,
        @Schema(
                        description =
                                "How many entries could not be taken over; those after a feed's first thousand count as"
                                        + " one.",
                        minimum = "0",
                        examples = "0",
                        required = true)
                int failed,
        @Schema(
                        description =
                                "Whether the publisher's server said that nothing has changed (304).",
                        examples = "false",
                        required = true)
                boolean notModified,
        @Schema(
                        description = "Why the run as a whole failed; absent otherwise.",
                        maxLength = 500,
                        examples = "The answer is larger than allowed.")
                @Nullable String error,
        @Schema(
                        description =
                                "The same for programs. Extensible enum: address-private, too-many-redirects, too-large,"
                                        + " timeout, tls, unresolvable, connection-refused, connection-closed, http-status,"
                                        + " gone, content-type-unsupported, doctype-refused, feed-broken, feed-unknown, …",
                        maxLength = 50,
                        examples = "too-large")
                @Nullable String errorCode,
        @Schema(
                        description = "Who asked for it: the name of a key, or schedule.",
                        maxLength = 200,
                        examples = "schedule",
                        required = true)
                String createdBy,
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
                        description =
                                "The entries in the order of the feed, at most the first thousand; absent in lists.",
                        maxItems = 1000)
                @Nullable List<Entry> entries) {

    /** What became of one entry. */
    @Schema(name = "FeedRunEntry", description = "What became of an entry of a feed.")
    record Entry(
            @Schema(
                            description =
                                    "What the publisher knows it by; a hash of that where it is longer than 200 characters.",
                            maxLength = 200,
                            examples = "https://www.example.org/?p=4711",
                            required = true)
                    String guid,
            @Schema(description = "What became of it.", examples = "duplicate", required = true)
                    FeedRun.Outcome outcome,
            @Schema(
                            description = "Why, where that doesn't go without saying.",
                            maxLength = 1000,
                            examples = "same link as 01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                    @Nullable String reason,
            @Schema(
                            description = "The news item that it became, or is a duplicate of.",
                            format = "uuid",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                    @Nullable UUID newsId) {}

    static FeedRunView of(FeedRun run) {
        return of(run, null);
    }

    static FeedRunView of(FeedRun run, @Nullable List<Entry> entries) {
        return new FeedRunView(
                run.id,
                run.status,
                run.created,
                run.updated,
                run.unchanged,
                run.duplicate,
                run.failed,
                run.notModified,
                run.error,
                run.errorCode,
                run.createdBy,
                run.createdAt,
                run.startedAt,
                run.finishedAt,
                entries);
    }
}
