package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openletter.rest.list.ListQuery.Count;

/** Every count of a list in one statement: rows of (facet, value, count). */
final class CountSql {

    private final Selection selection;
    private final List<Selection> ways;
    private final int facetValues;

    CountSql(Selection selection, List<Selection> ways, int facetValues) {
        this.selection = selection;
        this.ways = ways;
        this.facetValues = facetValues;
    }

    /** One row of (null, null, total) if {@code total}. */
    String all(boolean total) {
        var parts = new ArrayList<String>();
        var together = new ArrayList<Column>();
        var hits = new ArrayList<Column>();
        for (Column facet : selection.facets()) {
            boolean apart = facet.many() || selection.asksFor(facet);
            if (ways.size() > 1 && !selection.asksFor(facet)) {
                parts.add(facet(facet, "hits", "f" + hits.size()));
                hits.add(facet);
            } else if (ways.size() > 1) {
                parts.add(facet(facet, "(" + hits(List.of(facet), List.of(facet)) + ")", "f0"));
            } else if (selection.narrow() && !apart) {
                together.add(facet);
            } else {
                parts.add(facet(facet));
            }
        }
        if (!together.isEmpty()) {
            parts.add(together(together));
        }
        if (total) {
            parts.add(total());
        }
        return (hits.isEmpty() ? "" : "with hits as materialized (" + hits(hits, List.of()) + ") ")
                + String.join(" union all ", parts);
    }

    /** What a search finds is looked up once for all facets, and no more of it than is counted. */
    private String hits(List<Column> facets, List<Column> without) {
        String values = numbered(facets, i -> facets.get(i).sql() + " as f" + i, ", ");
        return ways.stream()
                .map(
                        way ->
                                "(select "
                                        + values
                                        + way.from("")
                                        + way.where(without)
                                        + way.newestFirst()
                                        + " limit "
                                        + Listing.BOUND
                                        + ")")
                .collect(Collectors.joining(" union all "));
    }

    private String facet(Column facet, String from, String column) {
        String value = facet.many() ? "v.value" : "h." + column;
        String each =
                facet.many()
                        ? " cross join lateral (select distinct unnest(h."
                                + column
                                + ") as value) v"
                        : "";
        return "(select '"
                + facet.name()
                + "', "
                + value
                + "::text, count(*) from "
                + from
                + " h"
                + each
                + " where "
                + value
                + " is not null group by 2 order by 3 desc, 2 limit "
                + facetValues
                + ")";
    }

    private String total() {
        String counted =
                selection.query().count() == Count.exact
                        ? "select count(*) as n" + selection.sql()
                        : "select count(*) as n from ("
                                + ways.stream()
                                        .map(way -> "(select 1" + way.sql() + bounded(way) + ")")
                                        .collect(Collectors.joining(" union all "))
                                + ") b";
        return "select cast(null as text), cast(null as text), t.n from (" + counted + ") t";
    }

    private String bounded(Selection way) {
        return way.newestFirst() + " limit " + (selection.bound() + 1);
    }

    /**
     * One walk over the rows counts all facets that count the same rows; a facet with a filter of
     * its own counts others.
     */
    private String together(List<Column> facets) {
        String values = numbered(facets, i -> facets.get(i).sql() + "::text as f" + i, ", ");
        String names =
                numbered(
                        facets,
                        i -> " when grouping(f" + i + ") = 0 then '" + facets.get(i).name() + "'",
                        "");
        String any = numbered(facets, i -> "f" + i, ", ");
        String sets = numbered(facets, i -> "(f" + i + ")", ", ");
        return "(select facet, value, n from (select facet, value, n,"
                + " row_number() over (partition by facet order by n desc, value) as place"
                + " from (select case"
                + names
                + " end as facet, coalesce("
                + any
                + ") as value, count(*) as n from (select "
                + values
                + selection.sql()
                + ") s group by grouping sets ("
                + sets
                + ")) c where value is not null) r where place <= "
                + facetValues
                + " order by facet, place)";
    }

    private static String numbered(
            List<Column> facets, java.util.function.IntFunction<String> part, String between) {
        return IntStream.range(0, facets.size())
                .mapToObj(part)
                .collect(Collectors.joining(between));
    }

    private String facet(Column facet) {
        String join = "";
        String value = facet.sql();
        if (facet.many()) {
            // The narrow table has no value twice in one list.
            join =
                    selection.narrow()
                            ? " cross join lateral unnest(" + facet.sql() + ") v(value)"
                            : " cross join lateral (select distinct unnest("
                                    + facet.sql()
                                    + ") as value) v";
            value = "v.value";
        }
        return "(select '"
                + facet.name()
                + "', "
                + value
                + "::text, count(*)"
                + selection.from(join)
                + selection.where(List.of(facet))
                + " and "
                + value
                + " is not null group by 2 order by 3 desc, 2 limit "
                + facetValues
                + ")";
    }
}
