package org.openletter.prisoners.names;

import org.jspecify.annotations.Nullable;

/**
 * One reason for a score.
 *
 * @param query what was asked, as far as this feature goes; absent where only the record has it
 * @param record what the record says; absent where only the query has it
 * @param score how well the two agree: 1 fully, 0 not at all
 * @param weight how much the feature counts. A word of a name counts so much in the mean of its
 *     name; a circumstance takes {@code weight × (1 − score)} from the score of the name
 * @param text one line of English for people
 */
public record Explanation(
        Feature feature,
        @Nullable String query,
        @Nullable String record,
        double score,
        double weight,
        String text) {

    /** What was compared. */
    public enum Feature {
        /** The two names that agree best. */
        name,
        /** A word of these names. */
        nameWord,
        /** The best name is a weak one. */
        weakAlias,
        birthYear,
        birthDay,
        country,
        gender,
        externalId
    }
}
