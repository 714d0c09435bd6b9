package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ranks hits in Java, where SQL can't tell the better from the worse: finds and counts a bounded
 * number of them, and leaves the paging and filtering of these to SQL again.
 */
public interface Ranking {

    /**
     * The hits.
     *
     * @param fixed the number of the way that a walk began with, which it must go on with; null at
     *     its beginning
     */
    Attempt attempt(String q, @Nullable Integer fixed, Rows rows);

    /** Tells of entries how good hits they are. */
    Function<Object, Appraisal> appraiser(String q);

    /** The record that one reason is, for the document. */
    Class<?> reasons();

    /**
     * A way to find the hits.
     *
     * @param number tells it from the other ways
     * @param appraisals of what it finds, by ids; without those who have gone meanwhile
     */
    record Attempt(
            int number, Match match, Function<List<UUID>, Map<UUID, Appraisal>> appraisals) {}

    /** How good a hit is, from 0 to 1, and why. */
    record Appraisal(double score, List<?> explanation) {}

    /**
     * What is told of rows.
     *
     * @param read columns over the row {@code e}
     * @param told what is made of them, where they are the row {@code e}, of which there are {@code
     *     many}
     */
    record Columns(String read, String told) {}

    /** Asks for rows that the list may show. */
    interface Rows {

        EntityManager database();

        /** So many of the best hits are looked at; of the others it is only told that they are. */
        int best();

        /** Whether the list asks for more of them than to be found. */
        boolean filtered();

        /**
         * Rows of which one of these conditions holds, so many of each: the number of the condition
         * first, then the columns. Filters on properties whose facets were asked for don't hold
         * here: a facet leaves its own filter out.
         */
        List<Object[]> where(
                String columns, List<String> conditions, Map<String, Object> parameters, int most);

        /**
         * All rows of which this condition holds, with how many they are before the columns; null
         * where there are more than so many.
         */
        @Nullable List<Object[]> all(
                Columns columns, String condition, Map<String, Object> parameters, int most);
    }

    /**
     * These hits and no others, by their ids, with their scores.
     *
     * @param total how many there are; these may be the best of them only
     */
    static Match of(Map<?, Double> scores, int total) {
        var ids = new StringBuilder();
        var values = new StringBuilder();
        scores.forEach(
                (id, score) -> {
                    ids.append(ids.isEmpty() ? "" : ",").append(id);
                    values.append(values.isEmpty() ? "" : ",").append(score);
                });
        return new Match(
                "join unnest((select cast(:hits as uuid[])), (select cast(:scores as float8[]))) ranked(hit, score)"
                        + " on ranked.hit = e.id",
                "true",
                "ranked.score",
                Map.of("hits", "{" + ids + "}", "scores", "{" + values + "}"),
                Listing.BOUND,
                Map.of(),
                null,
                total);
    }
}
