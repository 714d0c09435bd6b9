package org.openletter.prisoners;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One fact of a record, who says so, and from when to when it was said. */
@Schema(
        name = "Statement",
        description = "One fact of a record, who says so, and from when to when it was said.")
record StatementView(
        @Schema(
                        description =
                                "Where in the record it stands or stood; numbers are places in lists.",
                        minLength = 1,
                        maxLength = 200,
                        examples = "custody.0",
                        required = true)
                String path,
        @Schema(
                        description = "What is said: a text, or what stands there in the record.",
                        examples = "1961",
                        required = true)
                Object value,
        @Schema(
                        description = "The words of the source.",
                        maxLength = 2000,
                        examples = "родился в 1961 году")
                @Nullable String original,
        @Schema(description = "The language of those, BCP 47.", maxLength = 35, examples = "ru")
                @Nullable String language,
        @Schema(
                        description =
                                "How sure it is: confirmed, probable, claimed or disputed; absent where nobody has said.",
                        maxLength = 20,
                        examples = "confirmed")
                @Nullable String certainty,
        @Schema(
                        description =
                                "The sources that say so, confidential ones by their type only.",
                        maxItems = 50,
                        required = true)
                List<Source> sources,
        @Schema(
                        description = "When it was first said here.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant firstSeenAt,
        @Schema(
                        description =
                                "When it was last known to be said: of what stands in the record, the last write or"
                                        + " check; of what was taken out, when that was done.",
                        format = "date-time",
                        examples = "2025-07-05T12:00:00Z",
                        required = true)
                Instant lastSeenAt,
        @Schema(
                        description = "Whether it stands in the record now.",
                        examples = "true",
                        required = true)
                boolean current) {

    /** The same, once there is another version that says it too or no longer. */
    StatementView until(Instant at, boolean still) {
        return current ? with(firstSeenAt, at.isAfter(lastSeenAt) ? at : lastSeenAt, still) : this;
    }

    /** The same as it is said now, known since this was first said. */
    StatementView again(StatementView now) {
        return now.with(
                firstSeenAt,
                now.lastSeenAt.isAfter(lastSeenAt) ? now.lastSeenAt : lastSeenAt,
                true);
    }

    StatementView seen(Instant at) {
        return at.isAfter(lastSeenAt) ? with(firstSeenAt, at, current) : this;
    }

    private StatementView with(Instant first, Instant last, boolean current) {
        return new StatementView(
                path, value, original, language, certainty, sources, first, last, current);
    }
}
