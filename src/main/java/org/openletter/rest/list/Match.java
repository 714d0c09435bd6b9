package org.openletter.rest.list;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQL that finds and ranks what {@code q} asks for, over the row {@code e}.
 *
 * @param join a join behind the table, or nothing
 * @param where the condition
 * @param rank a float8, larger is better
 * @param parameters the values of the named parameters in the others
 * @param bound how far the hits are counted, unless all are asked for
 * @param marks SQL over the same for a plain text of each property in which hits are marked, by
 *     U+E000 and U+E001
 * @param ways how to find the first hits without finding all, where the condition alone would
 * @param total how many hits there are, where they needn't be counted; it may find only the best
 */
public record Match(
        String join,
        String where,
        String rank,
        Map<String, Object> parameters,
        int bound,
        Map<String, String> marks,
        @Nullable Ways ways,
        @Nullable Integer total) {

    /**
     * Two ways, of which each statement takes one when it runs: what is best for a rare word takes
     * seconds for a common one, and the other way round.
     *
     * @param common whether to walk, as a format that takes how many hits are wanted; asked once
     * @param walked the condition in a form that no index serves, for whoever walks by the order
     * @param gathered a join that gathers all hits first
     */
    public record Ways(String common, String walked, String gathered) {}

    public Match(
            String join, String where, String rank, Map<String, Object> parameters, int bound) {
        this(join, where, rank, parameters, bound, Map.of(), null, null);
    }

    public Match(String join, String where, String rank, Map<String, Object> parameters) {
        this(join, where, rank, parameters, Listing.BOUND);
    }

    /** All of these together find the hits, each hit once. */
    List<Match> ways(int wanted) {
        if (ways == null) {
            return List.of(this);
        }
        String common = ways.common().formatted(wanted);
        return List.of(
                new Match(join, common + " and " + ways.walked(), rank, parameters, bound),
                new Match(ways.gathered(), "not " + common, rank, parameters, bound));
    }
}
