package org.openletter.rest.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page stands in its list: what the cursors to its neighbours are made of. */
record Position(
        ListQuery query,
        @Nullable Cursor cursor,
        Attempts.Attempt attempt,
        Fetched<?> fetched,
        byte[] secret,
        Listing.Scope scope) {

    /** Of a list that isn't searched. */
    static Position of(
            ListQuery query, @Nullable Cursor cursor, byte[] secret, Listing.Scope scope) {
        var start = Attempts.Attempt.PLAIN;
        var nothing = new Fetched<Brief>(List.of(), null, null, null);
        return new Position(query, cursor, start, nothing, secret, scope);
    }

    boolean back() {
        return cursor != null && cursor.back();
    }

    /**
     * The cursor of the page behind these rows; null where there is none.
     *
     * @param more whether there are more rows in the direction in which it was looked
     */
    @Nullable String next(List<? extends Listing.Row<?>> rows, boolean more) {
        if (rows.isEmpty()) {
            return back() ? turned() : null;
        }
        return back() || more ? at(rows.get(rows.size() - 1), false) : null;
    }

    /** The same before them. */
    @Nullable String prev(List<? extends Listing.Row<?>> rows, boolean more) {
        if (rows.isEmpty()) {
            return back() ? null : turned();
        }
        return (back() ? more : cursor != null) ? at(rows.get(0), true) : null;
    }

    private String at(Listing.Row<?> row, boolean back) {
        return written(new Cursor(row.keys(), back, false, number(), edge(), searchedFor()));
    }

    /** The way back from where nothing is left: to the row that the cursor was made at. */
    private @Nullable String turned() {
        return cursor == null
                ? null
                : written(
                        new Cursor(
                                cursor.keys(),
                                !cursor.back(),
                                !cursor.with(),
                                number(),
                                edge(),
                                searchedFor()));
    }

    /** What a walk goes on with, once it has begun with it. */
    @Nullable String searchedFor() {
        return cursor != null
                ? cursor.searchedFor()
                : fetched.rows().isEmpty() ? null : attempt.searchedFor();
    }

    private @Nullable String edge() {
        return cursor == null ? fetched.edge() : cursor.edge();
    }

    private int number() {
        return cursor == null ? attempt.number() : cursor.attempt();
    }

    private String written(Cursor cursor) {
        return cursor.write(secret, scope.identity() + query.identity());
    }
}
