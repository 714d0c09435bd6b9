package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a query finds, as the end of a select: for pages, and for whoever counts the same
 * rows in another way.
 */
public final class Selection {

    private final Tables tables;
    private final ListQuery query;
    private final Listing.Scope scope;
    private final @Nullable Match match;
    private final Map<String, Object> parameters = new HashMap<>();
    private final ConditionSql conditions;

    Selection(Tables tables, ListQuery query, Listing.Scope scope, @Nullable Match match) {
        this.tables = tables;
        this.query = query;
        this.scope = scope;
        this.match = match;
        this.conditions = new ConditionSql(scope, query, parameters);
        parameters.putAll(scope.parameters());
        if (match != null) {
            parameters.putAll(match.parameters());
        }
        if (query.asOf() != null) {
            parameters.put("asOf", query.asOf().toString());
        }
    }

    public ListQuery query() {
        return query;
    }

    /** Whether the rows are those of the narrow table, which a search can't look into. */
    boolean narrow() {
        return match == null && tables.isNarrow();
    }

    /** How far the rows are counted, unless all are asked for. */
    int bound() {
        return match == null ? Listing.BOUND : match.bound();
    }

    /** The order in which a search finds its hits soonest, if there is one. */
    String newestFirst() {
        return match == null || !match.join().contains(" s on s.id")
                ? ""
                : " order by s.fresh desc, s.id desc";
    }

    /** From and where, over the row {@code e}. */
    public String sql() {
        return from("") + where(List.of());
    }

    /** The same with more joined behind the row. */
    public String sql(String join) {
        return from(join) + where(List.of());
    }

    String from(String join) {
        return " from "
                + (narrow() ? tables.narrow() : tables.table())
                + " e "
                + (query.asOf() == null ? tables.now() : tables.then())
                + (match == null ? "" : " " + match.join())
                + join;
    }

    /** Leaves out what is asked of these columns. */
    String where(List<Column> without) {
        var all = new ArrayList<String>();
        all.add("(" + scope.sql() + ")");
        if (match != null) {
            all.add(match.where());
        }
        all.addAll(conditions.all(without));
        return " where " + String.join(" and ", all);
    }

    boolean findsAny(EntityManager database) {
        NativeQuery<Integer> select =
                database.unwrap(Session.class)
                        .createNativeQuery("select 1" + sql() + " limit 1", Integer.class);
        bind(select, parameters);
        return !select.getResultList().isEmpty();
    }

    boolean asksFor(Column column) {
        return query.conditions().stream().anyMatch(each -> each.column().equals(column));
    }

    /** Columns by which the rows can be counted. */
    public List<Column> facets() {
        return query.facets();
    }

    /** Joins that give each row for each value of a list in it, or once if that is empty. */
    public String each(List<Column> columns) {
        return columns.stream()
                .filter(Column::many)
                .map(
                        column ->
                                " left join lateral "
                                        + (narrow()
                                                ? "unnest(" + column.sql() + ")"
                                                : "(select distinct unnest(" + column.sql() + "))")
                                        + " "
                                        + column.name()
                                        + "_each(value) on true")
                .collect(Collectors.joining());
    }

    /** The one value that a row then has. */
    public static String value(Column column) {
        return column.many() ? column.name() + "_each.value" : column.sql();
    }

    /** A facet leaves its own filter out, and with it that filter's parameters. */
    static void bind(NativeQuery<?> select, Map<String, Object> parameters) {
        Set<String> named = select.getParameterMetadata().getNamedParameterNames();
        parameters.forEach(
                (name, value) -> {
                    if (named.contains(name)) {
                        select.setParameter(name, value);
                    }
                });
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
