package org.openletter.rest.list;

/**
 * Where a list finds its rows.
 *
 * @param table the entries
 * @param narrow a table with a row for each entry that has just the columns by which lists filter,
 *     sort and count, each list of values in it without repeats; the same as {@code table} where
 *     there is none
 * @param now joins behind the row {@code e}, at most one row each
 * @param then the same for a list as of a day, {@code :asOf}; empty where no day can be asked for
 */
public record Tables(String table, String narrow, String now, String then) {

    static final String TODAY = "(now() at time zone 'utc')::date";
    static final String THAT_DAY = "cast(:asOf as date)";

    public static Tables of(String table) {
        return new Tables(table, table, "", "");
    }

    boolean isNarrow() {
        return !narrow.equals(table);
    }

    /** Whether the list can be asked for as of a day. */
    public boolean remembers() {
        return !then.isEmpty();
    }
}
