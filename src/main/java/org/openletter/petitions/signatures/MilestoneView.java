package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A crossing of a threshold. */
@Schema(
        name = "Milestone",
        description =
                "That a petition reached one of its thresholds, or lost it again when signatures were taken out.")
record MilestoneView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "The threshold's count.",
                        minimum = "1",
                        examples = "10000",
                        required = true)
                int threshold,
        @Schema(description = "Which way it was crossed.", examples = "reached", required = true)
                Milestone.Change change,
        @Schema(
                        description = "How many had signed then.",
                        minimum = "0",
                        examples = "10002",
                        required = true)
                long signatureCount,
        @Schema(
                        description = "When.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant crossedAt) {

    static MilestoneView of(Milestone milestone) {
        return new MilestoneView(
                milestone.id,
                milestone.threshold,
                milestone.change,
                milestone.signatureCount,
                milestone.crossedAt);
    }
}
