package org.openletter.rest.list;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of entries as they were shown before, put together by the database: one row of how many
 * there are, how many of those are kept, their texts in one, when that may change, and the keys of
 * the first and of the last. Rows that aren't sent one by one cost half as much.
 */
final class KeptSql {

    private final Tables tables;
    private final Selection selection;
    private final Keyset keyset;
    private final int limit;
    private final boolean back;

    KeptSql(Tables tables, ListQuery query, Listing.Scope scope, @Nullable Cursor cursor) {
        this.tables = tables;
        this.selection = new Selection(tables, query, scope, null);
        this.keyset = Keyset.of(query.sort(), null, cursor);
        this.limit = query.limit();
        this.back = cursor != null && cursor.back();
    }

    Map<String, Object> parameters() {
        var all = new HashMap<>(selection.parameters());
        all.putAll(keyset.parameters());
        return all;
    }

    /** How many keys a row has. */
    int keys() {
        return keyset.width();
    }

    /** One more than the page holds is looked for, and not shown. */
    String page(String kept) {
        String shown = " filter (where p.n <= " + limit + ")";
        return "select count(*), count(p.content)"
                + shown
                + ", string_agg(p.content, ','::bytea)"
                + shown
                + ", min(p.until)"
                + shown
                + keyset.told("p", 1)
                + keyset.told("p", limit)
                + " from ("
                + numbered(kept)
                + ") p";
    }

    /** In the order in which the page shows them. */
    private String numbered(String kept) {
        String row = selection.narrow() ? "k" : "e";
        String rows =
                "select row_number() over () as n, o.* from (select a.content, a.until"
                        + keyset.outerKeys(row)
                        + " from "
                        + found()
                        + kept
                        + " order by "
                        + keyset.outerOrderBy(row)
                        + " limit "
                        + (limit + 1)
                        + ") o";
        return back ? "select * from (" + rows + ") r order by r.n desc" : rows;
    }

    /** As {@code e}, with what is kept of an entry in mind: its id and version. */
    private String found() {
        String columns = selection.narrow() ? "e.id" : "e.id, e.version";
        String found =
                keyset.branches().stream()
                        .map(
                                branch ->
                                        "(select "
                                                + columns
                                                + keyset.typed()
                                                + selection.sql()
                                                + branch.condition()
                                                + branch.orderBy()
                                                + " limit "
                                                + (limit + 1)
                                                + ")")
                        .collect(Collectors.joining(" union all "));
        return selection.narrow()
                ? "(" + found + ") k join " + tables.table() + " e on e.id = k.id"
                : "(" + found + ") e";
    }
}
