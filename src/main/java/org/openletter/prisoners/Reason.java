package org.openletter.prisoners;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Explanation;

/** One reason for a score. */
@Schema(
        name = "MatchReason",
        description =
                "One reason for a score: two names, a word of them, or a circumstance, beside each other.")
record Reason(
        @Schema(
                        description =
                                "What was compared: name, nameWord, weakAlias, birthYear, birthDay, country, gender,"
                                        + " externalId. Extensible enum.",
                        minLength = 1,
                        maxLength = 50,
                        examples = "nameWord",
                        required = true)
                String feature,
        @Schema(
                        description = "What was asked for; absent where only the record has it.",
                        maxLength = 1000,
                        examples = "nawalny")
                @Nullable String query,
        @Schema(
                        description = "What the record says; absent where only the query has it.",
                        maxLength = 1000,
                        examples = "навальный")
                @Nullable String record,
        @Schema(
                        description = "How well the two agree, from 0 to 1.",
                        minimum = "0",
                        maximum = "1",
                        examples = "0.97",
                        required = true)
                double score,
        @Schema(
                        description =
                                "How much it counts: a word in the mean of its name; a circumstance takes weight × (1 −"
                                        + " score) away.",
                        minimum = "0",
                        maximum = "10",
                        examples = "1",
                        required = true)
                double weight,
        @Schema(
                        description = "The same in English, for people.",
                        maxLength = 2000,
                        examples = "nawalny ≈ навальный (same sound)",
                        required = true)
                String text) {

    static Reason of(Explanation explanation) {
        return new Reason(
                explanation.feature().name(),
                explanation.query(),
                explanation.record(),
                rounded(explanation.score()),
                rounded(explanation.weight()),
                explanation.text());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
