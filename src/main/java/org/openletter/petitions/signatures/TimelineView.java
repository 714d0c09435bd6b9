package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When people signed. */
@Schema(
        name = "SignatureTimeline",
        description =
                "When those who count now confirmed: the items and undated add up to the signature count.")
record TimelineView(
        @Schema(
                        description =
                                "One for each stretch of time in which somebody confirmed, the earliest first.",
                        maxItems = 100_000,
                        required = true)
                List<Stretch> items,
        @Schema(
                        description =
                                "How many were collected elsewhere, so that nobody knows their hour.",
                        minimum = "0",
                        examples = "0",
                        required = true)
                long undated) {

    /** How long a stretch of time is. */
    enum Bucket {
        hour,
        day,
        week,
        month
    }

    /** A stretch of time. */
    @Schema(name = "SignaturesInTime", description = "How many confirmed in a stretch of time.")
    record Stretch(
            @Schema(
                            description = "When it begins, in UTC; a week begins on Monday.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z",
                            required = true)
                    Instant from,
            @Schema(description = "How many.", examples = "33", required = true) long count) {}
}
