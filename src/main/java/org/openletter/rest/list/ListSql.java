package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one list. Values are always bound; names and expressions come from annotations, never
 * from the request.
 */
final class ListSql {

    /** Lists in another order than by relevance want a page of hits; this is about as good. */
    private static final int A_PAGE = 3;

    private final Rules rules;
    private final ListQuery query;
    private final Selection selection;
    private final List<Selection> ways;
    private final @Nullable Match match;
    private final Keyset keyset;
    private final @Nullable RankedSql ranked;

    ListSql(
            Rules rules,
            ListQuery query,
            Listing.Scope scope,
            @Nullable Match match,
            @Nullable Cursor cursor) {
        this.rules = rules;
        this.query = query;
        this.match = match;
        this.selection = new Selection(rules.tables(), query, scope, match);
        boolean byRank = match != null && match.ways() != null && query.byRelevance();
        this.ways =
                match == null
                        ? List.of(selection)
                        : match.ways(byRank ? match.bound() : A_PAGE).stream()
                                .map(way -> new Selection(rules.tables(), query, scope, way))
                                .toList();
        this.ranked =
                match != null && byRank
                        ? new RankedSql(ways, match, query.limit() + 1, cursor)
                        : null;
        this.keyset =
                Keyset.of(
                        query.sort(),
                        match == null ? null : match.rank(),
                        ranked == null ? cursor : null);
    }

    /** How many keys a cursor of this list has. */
    static int keys(Rules rules, ListQuery query) {
        return query.q() != null && rules.search() instanceof TextSearch && query.byRelevance()
                ? RankedSql.KEYS.size()
                : query.sort().size() + 1;
    }

    /** One page of rows and one more, which tells whether there is another page. */
    String rows(Form<?> form) {
        if (ranked != null && match != null) {
            return ranked.with()
                    + "select "
                    + form.columns()
                    + ", k.k::text as t0, k.fresh::text as t1, k.id::text as t2"
                    + marked()
                    + known()
                    + ranked.told()
                    + shown(ranked.page(), match, form)
                    + ranked.order("k.");
        }
        if (match != null && match.ways() != null) {
            return "select "
                    + form.columns()
                    + keyset.outerSelected("k")
                    + marked()
                    + known()
                    + shown(union("select e.id" + keyset.typed()), match, form)
                    + " order by "
                    + keyset.outerOrderBy("k")
                    + " limit "
                    + limit();
        }
        return selection.narrow() || !form.join().isEmpty() ? narrowRows(form) : wideRows();
    }

    /** Only what is on the page is looked up, and marked. */
    private String shown(String found, Match match, Form<?> form) {
        return " from ("
                + found
                + ") k join "
                + rules.tables().table()
                + " e on e.id = k.id "
                + match.join()
                + form.join();
    }

    private String known() {
        return rules.search() instanceof TextSearch text ? ", " + text.known() + " as known" : "";
    }

    /** What a row says of the whole search, in the order of its columns. */
    List<String> toldNames() {
        return match == null || match.ways() == null
                ? List.of()
                : ranked == null ? List.of("known") : List.of("known", "found", "edge");
    }

    /** Only what is found to be on the page is looked up in the wide table. */
    private String narrowRows(Form<?> form) {
        return "select "
                + form.columns()
                + keyset.outerSelected("k")
                + " from ("
                + union("select e.id" + keyset.typed())
                + ") k join "
                + rules.tables().table()
                + " e on e.id = k.id"
                + form.join()
                + " order by "
                + keyset.outerOrderBy("k")
                + " limit "
                + limit();
    }

    private String wideRows() {
        List<Keyset.Branch> branches = keyset.branches();
        if (branches.size() == 1) {
            return branch(selection, "select e.*" + keyset.selected() + marked(), branches.get(0));
        }
        return "select e.*"
                + keyset.outerSelected("e")
                + " from ("
                + union("select e.*" + keyset.typed() + marked())
                + ") e order by "
                + keyset.outerOrderBy("e")
                + " limit "
                + limit();
    }

    private String union(String select) {
        return ways.stream()
                .flatMap(
                        way ->
                                keyset.branches().stream()
                                        .map(branch -> "(" + branch(way, select, branch) + ")"))
                .collect(Collectors.joining(" union all "));
    }

    private String branch(Selection way, String select, Keyset.Branch branch) {
        return select + way.sql() + branch.condition() + branch.orderBy() + " limit " + limit();
    }

    private int limit() {
        return query.limit() + 1;
    }

    /** Rows of (facet, value, count), and one of (null, null, total) if {@code total}. */
    String counts(boolean total, int facetValues) {
        return new CountSql(selection, ways, facetValues).all(total);
    }

    /** How far the rows are counted, unless all are asked for. */
    int bound() {
        return selection.bound();
    }

    /** Over everything that the list holds. */
    String stamp(String aggregate) {
        return "select " + aggregate + selection.sql();
    }

    /**
     * Rows of which one of these conditions holds, so many of each, under the filters of properties
     * that aren't counted by facets.
     */
    String candidates(String columns, List<String> conditions, int most) {
        String rows = selection.from("") + selection.where(query.facets());
        return IntStream.range(0, conditions.size())
                .mapToObj(
                        i ->
                                "(select %d, %s%s and %s limit %d)"
                                        .formatted(i, columns, rows, conditions.get(i), most))
                .collect(Collectors.joining(" union all "));
    }

    /**
     * All rows of one condition, how many there are first; where they are more than so many, only
     * one.
     */
    String candidates(Ranking.Columns columns, String condition, int most) {
        return "with found as materialized (select "
                + columns.read()
                + selection.from("")
                + selection.where(query.facets())
                + " and %s limit %d), counted as materialized (select count(*) as many from found) select many, "
                        .formatted(condition, most + 1)
                + columns.told()
                + " from found e, counted limit (select case when many > %1$d then 1 else %1$d end from counted)"
                        .formatted(most);
    }

    private String marked() {
        var sql = new StringBuilder();
        List<String> names = markedNames();
        List<String> properties = markedProperties();
        for (int i = 0; i < names.size(); i++) {
            sql.append(", ")
                    .append(marks().get(properties.get(i)))
                    .append(" as ")
                    .append(names.get(i));
        }
        return sql.toString();
    }

    private Map<String, String> marks() {
        return query.highlight() && match != null ? match.marks() : Map.of();
    }

    List<String> markedProperties() {
        return List.copyOf(marks().keySet());
    }

    List<String> markedNames() {
        var names = new ArrayList<String>();
        marks().keySet().forEach(property -> names.add("m" + names.size()));
        return names;
    }

    List<String> keyNames() {
        return ranked == null ? keyset.names() : RankedSql.KEYS;
    }

    Map<String, Object> rowParameters() {
        var all = new HashMap<>(countParameters());
        all.putAll(ranked == null ? keyset.parameters() : ranked.parameters());
        return all;
    }

    Map<String, Object> countParameters() {
        var all = new HashMap<>(selection.parameters());
        ways.forEach(way -> all.putAll(way.parameters()));
        return all;
    }
}
