package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery.Condition;
import org.openletter.rest.list.ListQuery.Count;
import org.openletter.rest.list.ListQuery.Order;

/**
 * The SQL of one list. Values are always bound; names and expressions come from annotations, never
 * from the request.
 */
final class ListSql {

    private final Rules rules;
    private final ListQuery query;
    private final Listing.Scope scope;
    private final @Nullable Match match;
    private final Keyset keyset;
    private final Map<String, Object> parameters = new HashMap<>();
    private final ConditionSql conditionSql;

    ListSql(
            Rules rules,
            ListQuery query,
            Listing.Scope scope,
            @Nullable Match match,
            @Nullable Cursor cursor) {
        this.rules = rules;
        this.query = query;
        this.scope = scope;
        this.match = match;
        this.conditionSql = new ConditionSql(scope, parameters);
        var orders = new ArrayList<>(query.sort());
        orders.add(
                new Order(
                        Column.sortOnly("id", "e.id", Column.Type.UUID),
                        query.sort().get(0).descending()));
        this.keyset = new Keyset(orders.stream().map(this::key).toList(), cursor);
        parameters.putAll(scope.parameters());
        if (match != null) {
            parameters.putAll(match.parameters());
        }
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
                order.descending());
    }

    /** One page of rows and one more, which tells whether there is another page. */
    String rows() {
        String from = from();
        String where = where(condition -> true);
        int limit = query.limit() + 1;
        String marked = marked();
        List<String> branches = keyset.branches();
        if (branches.size() == 1) {
            return "select e.*"
                    + keyset.selected()
                    + marked
                    + from
                    + where
                    + branches.get(0)
                    + keyset.orderBy()
                    + " limit "
                    + limit;
        }
        return branches.stream()
                .map(
                        branch ->
                                "(select e.*"
                                        + keyset.typed()
                                        + marked
                                        + from
                                        + where
                                        + branch
                                        + keyset.orderBy()
                                        + " limit "
                                        + limit
                                        + ")")
                .collect(
                        Collectors.joining(
                                " union all ",
                                "select e.*" + keyset.outerSelected() + " from (",
                                ") e order by " + keyset.outerOrderBy() + " limit " + limit));
    }

    /** Rows of (facet, value, count), and one of (null, null, total) if {@code total}. */
    String counts(boolean total, int facetValues) {
        Stream<String> facets = query.facets().stream().map(facet -> facet(facet, facetValues));
        Stream<String> all = total ? Stream.of(total()) : Stream.empty();
        return Stream.concat(facets, all).collect(Collectors.joining(" union all "));
    }

    /** One row over everything that the list holds. */
    String stamp(String aggregate) {
        return "select " + aggregate + from() + where(condition -> true);
    }

    /**
     * Rows of which one of these conditions holds, so many of each, under the filters of properties
     * that aren't counted by facets.
     */
    String candidates(String columns, List<String> conditions, int most) {
        String where = where(condition -> !query.facets().contains(condition.column()));
        return IntStream.range(0, conditions.size())
                .mapToObj(
                        i ->
                                "(select %d, %s%s%s and %s limit %d)"
                                        .formatted(
                                                i, columns, from(), where, conditions.get(i), most))
                .collect(Collectors.joining(" union all "));
    }

    private String total() {
        String counted =
                query.count() == Count.exact
                        ? "select count(*) as n" + from() + where(condition -> true)
                        : "select count(*) as n from (select 1"
                                + from()
                                + where(condition -> true)
                                + " limit "
                                + (Listing.BOUND + 1)
                                + ") b";
        return "select cast(null as text), cast(null as text), t.n from (" + counted + ") t";
    }

    private String facet(Column facet, int values) {
        String from = from();
        String value = facet.sql();
        if (facet.many()) {
            from += " cross join lateral (select distinct unnest(" + facet.sql() + ") as value) v";
            value = "v.value";
        }
        return "(select '"
                + facet.name()
                + "', "
                + value
                + "::text, count(*)"
                + from
                + where(facet)
                + " and "
                + value
                + " is not null group by 2 order by 3 desc, 2 limit "
                + values
                + ")";
    }

    private String from() {
        return " from " + rules.table() + " e" + (match == null ? "" : " " + match.join());
    }

    private String where(Column without) {
        return where(condition -> !condition.column().equals(without));
    }

    private String where(Predicate<Condition> held) {
        var all = new ArrayList<String>();
        all.add("(" + scope.sql() + ")");
        if (match != null) {
            all.add(match.where());
        }
        List<Condition> conditions = query.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            if (held.test(conditions.get(i))) {
                all.add(conditionSql.of(conditions.get(i), "c" + i));
            }
        }
        return " where " + String.join(" and ", all);
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
        var all = new HashMap<>(parameters);
        all.putAll(keyset.parameters());
        return all;
    }

    Map<String, Object> countParameters() {
        return parameters;
    }
}
