package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as moderators read it. */
@Schema(name = "SigningRule", description = "Who may sign without limits, or not at all.")
record SigningRuleView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(description = "What is done with them.", examples = "block", required = true)
                SigningRule.Effect effect,
        @Schema(description = "What the pattern names.", examples = "domain", required = true)
                SigningRule.Kind kind,
        @Schema(
                        description = "Whom it names.",
                        maxLength = 254,
                        examples = "**.example.com",
                        required = true)
                String pattern,
        @Schema(
                        description = "Why, for other moderators.",
                        maxLength = 1000,
                        examples = "Throw-away addresses.")
                @Nullable String note,
        @Schema(
                        description = "When it was made.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "The name of the key that made it.",
                        maxLength = 200,
                        examples = "moderators",
                        required = true)
                String createdBy) {

    /** What of a rule is sealed. */
    record Named(String pattern, @Nullable String note) {

        @Override
        public String toString() {
            return "Named";
        }
    }

    static SigningRuleView of(SigningRule rule, Named named) {
        return new SigningRuleView(
                rule.id,
                rule.effect,
                rule.kind,
                named.pattern(),
                named.note(),
                rule.createdAt,
                rule.createdBy);
    }
}
