package org.openletter.rest.list;

import java.util.Map;

/**
 * SQL that finds and ranks what {@code q} asks for, over the row {@code e}.
 *
 * @param join a join behind the table, or nothing
 * @param where the condition
 * @param rank a float8, larger is better
 * @param parameters the values of the named parameters in the other three
 * @param bound how far the hits are counted, unless all are asked for
 */
public record Match(
        String join, String where, String rank, Map<String, Object> parameters, int bound) {

    public Match(String join, String where, String rank, Map<String, Object> parameters) {
        this(join, where, rank, parameters, Listing.BOUND);
    }
}
