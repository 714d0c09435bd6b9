package org.openletter.prisoners;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A judgement as editors read it, from one of the two records. */
@Schema(name = "Judgement", description = "What an editor said of this record and another one.")
record JudgementView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "The other record.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d11",
                        required = true)
                UUID otherId,
        @Schema(
                        description = "Whether the two are of one person.",
                        examples = "different",
                        required = true)
                Judgement.Verdict judgement,
        @Schema(description = "Why.", maxLength = 2000, examples = "Born in 1969 and in 1967.")
                @Nullable String reason,
        @Schema(
                        description = "The name of the key that was used.",
                        minLength = 1,
                        maxLength = 200,
                        examples = "newsroom",
                        required = true)
                String judgedBy,
        @Schema(
                        description = "When.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant judgedAt) {

    static JudgementView of(Judgement judgement, UUID self) {
        return new JudgementView(
                judgement.id,
                judgement.other(self),
                judgement.judgement,
                judgement.reason,
                judgement.actor,
                judgement.judgedAt);
    }
}
