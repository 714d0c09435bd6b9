package org.openletter.rest.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list as it was asked for, checked. Made by {@link ListQueryReader}.
 *
 * @param asOf the day as of which the list is asked for
 * @param identity what a cursor is bound to: sort, filters and search, in a canonical form
 */
public record ListQuery(
        int limit,
        @Nullable String cursor,
        Count count,
        @Nullable String q,
        boolean highlight,
        List<Order> sort,
        List<Condition> conditions,
        List<Column> facets,
        @Nullable LocalDate asOf,
        Set<String> fields,
        Set<String> embed,
        String identity) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;
    public static final int MAX_Q = 500;

    /** Whether entries are shown as they are today, with nothing left out, added or marked. */
    public boolean plain() {
        return asOf == null && fields.isEmpty() && embed.isEmpty() && !highlight;
    }

    /** The same list of whole entries. */
    public ListQuery whole() {
        return new ListQuery(
                limit,
                cursor,
                count,
                q,
                highlight,
                sort,
                conditions,
                facets,
                asOf,
                Set.of(),
                embed,
                identity);
    }

    /** Whether the best come first. */
    boolean byRelevance() {
        return sort.size() == 1 && sort.get(0).column().name().equals(Rules.RELEVANCE_NAME);
    }

    /** The same list from here on, uncounted. */
    public ListQuery from(@Nullable String cursor, int limit) {
        return new ListQuery(
                limit,
                cursor,
                Count.none,
                q,
                highlight,
                sort,
                conditions,
                facets,
                asOf,
                fields,
                embed,
                identity);
    }

    /**
     * A day that is not in the future.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    public static LocalDate day(String text) {
        return Values.day(text);
    }

    /** How far the total is counted. */
    public enum Count {
        bounded,
        exact,
        none
    }

    /** One key of the sort. */
    public record Order(Column column, boolean descending) {}

    /**
     * One condition on one column; all of a query's conditions hold together.
     *
     * @param values any of these, for {@link Operator#eq}; else one
     */
    public record Condition(
            Column column, Operator operator, List<String> values, boolean certain) {}

    /** How a value is compared. */
    public enum Operator {
        eq,
        gte,
        gt,
        lte,
        lt,
        exists
    }
}
