package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery.Order;

/**
 * The SQL of one list. Values are always bound; names and expressions come from annotations, never
 * from the request.
 */
final class ListSql {

    private final Rules rules;
    private final ListQuery query;
    private final Selection selection;
    private final @Nullable Match match;
    private final Keyset keyset;

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
        var orders = new ArrayList<>(query.sort());
        orders.add(
                new Order(
                        Column.sortOnly("id", "e.id", Column.Type.UUID),
                        query.sort().get(0).descending()));
        this.keyset = new Keyset(orders.stream().map(this::key).toList(), cursor);
    }

    private Keyset.Key key(Order order) {
        Column column = order.column();
        String sql =
                column.name().equals("relevance") && match != null
                        ? match.rank()
                        : column.sortSql();
        return new Keyset.Key(
                sql,
                column.type().sql,
                column.nullable() || column.type() == Column.Type.EDTF,
                order.descending(),
                column.rare());
    }

    /** One page of rows and one more, which tells whether there is another page. */
    String rows() {
        return selection.narrow() ? narrowRows() : wideRows();
    }

    /** The page is found in the narrow table; only what is on it is looked up in the wide one. */
    private String narrowRows() {
        String found = union("select e.id" + keyset.typed());
        return "select e.*"
                + keyset.outerSelected("k")
                + " from ("
                + found
                + ") k join "
                + rules.tables().table()
                + " e on e.id = k.id order by "
                + keyset.outerOrderBy("k")
                + " limit "
                + limit();
    }

    private String wideRows() {
        List<Keyset.Branch> branches = keyset.branches();
        if (branches.size() == 1) {
            return branch("select e.*" + keyset.selected() + marked(), branches.get(0));
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
        return keyset.branches().stream()
                .map(branch -> "(" + branch(select, branch) + ")")
                .collect(Collectors.joining(" union all "));
    }

    private String branch(String select, Keyset.Branch branch) {
        return select
                + selection.sql()
                + branch.condition()
                + branch.orderBy()
                + " limit "
                + limit();
    }

    private int limit() {
        return query.limit() + 1;
    }

    /** Rows of (facet, value, count), and one of (null, null, total) if {@code total}. */
    String counts(boolean total, int facetValues) {
        return new CountSql(selection, facetValues).all(total);
    }

    /** How far the rows are counted, unless all are asked for. */
    int bound() {
        return selection.bound();
    }

    /** One row over everything that the list holds. */
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
        return query.highlight() && rules.search() != null ? rules.search().marked() : Map.of();
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
        return keyset.names();
    }

    Map<String, Object> rowParameters() {
        var all = new HashMap<>(selection.parameters());
        all.putAll(keyset.parameters());
        return all;
    }

    Map<String, Object> countParameters() {
        return selection.parameters();
    }
}
