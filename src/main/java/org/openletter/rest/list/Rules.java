package org.openletter.rest.list;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.list.ListQuery.Order;

/** What can be asked of one list. */
public final class Rules {

    private static final Set<String> OUTSIDE_IDENTITY =
            Set.of("limit", "cursor", "count", "sort", "fields", "embed", "facets", "highlight");
    static final String RELEVANCE_NAME = "relevance";
    private static final Order RELEVANCE =
            new Order(Column.sortOnly(RELEVANCE_NAME, "1", Column.Type.NUMBER), true);

    private final Tables tables;
    private final Map<String, Column> columns;
    private final @Nullable Search search;
    private final List<Order> defaultSort;
    private final Set<String> fields;
    private final Set<String> embeddable;
    private final Set<String> parameters = new TreeSet<>();
    private final Map<String, Column> filters;
    private final Set<String> sorts;
    private final Set<String> facets;

    /** Rules of a list that only has an order: its columns are given, not found by annotations. */
    public Rules(String table, String defaultSort, List<Column> columns) {
        this(
                columns.stream().collect(Collectors.toMap(Column::name, c -> c)),
                Tables.of(table),
                defaultSort,
                null,
                Set.of(),
                Set.of());
    }

    /** Rules of a list that finds its rows in the table, and nowhere else. */
    public Rules(
            Class<?> entity,
            String table,
            String defaultSort,
            @Nullable Search search,
            Set<String> fields,
            Set<String> embeddable) {
        this(entity, Tables.of(table), defaultSort, search, fields, embeddable);
    }

    /**
     * The rules that an entity's annotations make.
     *
     * @param entity its annotated properties are what can be filtered, sorted and counted
     * @param defaultSort as a caller would write it: {@code -publishedAt}
     * @param fields the properties of an item
     */
    public Rules(
            Class<?> entity,
            Tables tables,
            String defaultSort,
            @Nullable Search search,
            Set<String> fields,
            Set<String> embeddable) {
        this(Columns.of(entity), tables, defaultSort, search, fields, embeddable);
    }

    private Rules(
            Map<String, Column> columns,
            Tables tables,
            String defaultSort,
            @Nullable Search search,
            Set<String> fields,
            Set<String> embeddable) {
        this.tables = tables;
        this.columns = columns;
        this.search = search;
        this.fields = new TreeSet<>(fields);
        this.embeddable = new TreeSet<>(embeddable);
        this.defaultSort =
                Arrays.stream(defaultSort.split(","))
                        .map(key -> new Order(column(key.replace("-", "")), key.startsWith("-")))
                        .toList();
        this.filters =
                columns.values().stream()
                        .filter(Column::filter)
                        .collect(Collectors.toUnmodifiableMap(Column::name, c -> c));
        this.sorts = sortable();
        this.facets = names(Column::facet);
        parameters.addAll(Set.of("limit", "cursor", "count", "sort"));
        parameters.addAll(filters().keySet());
        addIf(!fields.isEmpty(), "fields");
        addIf(!embeddable.isEmpty(), "embed");
        addIf(!facets().isEmpty(), "facets");
        addIf(
                columns.values().stream().anyMatch(c -> c.type() == Column.Type.EDTF && c.filter()),
                "certain");
        addIf(search != null, "q", "highlight");
        addIf(tables.remembers(), "asOf");
    }

    /** The rules for callers of this level. */
    Rules seenBy(Level level) {
        Map<String, Column> seen = new LinkedHashMap<>();
        columns.forEach((name, column) -> seen.put(name, column.seenBy(level)));
        return with(seen);
    }

    /** The rules for a list as of today, or as of a day. */
    Rules on(boolean thatDay) {
        Map<String, Column> then = new LinkedHashMap<>();
        columns.forEach((name, column) -> then.put(name, column.on(thatDay)));
        return with(then);
    }

    private Rules with(Map<String, Column> columns) {
        return new Rules(columns, tables, written(defaultSort), search, fields, embeddable);
    }

    private static String written(List<Order> sort) {
        return sort.stream()
                .map(order -> (order.descending() ? "-" : "") + order.column().name())
                .collect(Collectors.joining(","));
    }

    private void addIf(boolean there, String... names) {
        if (there) {
            parameters.addAll(List.of(names));
        }
    }

    public Tables tables() {
        return tables;
    }

    public @Nullable Search search() {
        return search;
    }

    /** Who ranks the hits of this query; null where SQL does, or nothing is searched for. */
    @Nullable Ranking ranking(ListQuery query) {
        return query.q() == null || search == null ? null : search.ranking();
    }

    public List<Order> defaultSort() {
        return defaultSort;
    }

    Order relevance() {
        return RELEVANCE;
    }

    /** Every parameter's name, without the bracketed forms. */
    public Set<String> parameters() {
        return parameters;
    }

    public Map<String, Column> filters() {
        return filters;
    }

    /** Names to sort by; {@code relevance} only where there is a search. */
    public Set<String> sorts() {
        return sorts;
    }

    private Set<String> sortable() {
        Set<String> sorts = new TreeSet<>(names(Column::sort));
        if (search != null) {
            sorts.add("relevance");
        }
        if (columns.containsKey(Prominent.SORT)) {
            sorts.add(Prominent.SORT);
        }
        return sorts;
    }

    /** The keys that this sort stands for. */
    List<Order> orders(String sort, boolean descending) {
        Order order = new Order(column(sort), descending);
        if (!sort.equals(Prominent.SORT)) {
            return List.of(order);
        }
        return Stream.concat(Stream.of(new Order(order.column(), true)), defaultSort.stream())
                .toList();
    }

    public Set<String> facets() {
        return facets;
    }

    public Set<String> fields() {
        return fields;
    }

    public Set<String> embeddable() {
        return embeddable;
    }

    /** Parameters that say nothing of which entries are meant, but what a page shows of them. */
    public Set<String> shaping() {
        return OUTSIDE_IDENTITY;
    }

    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("a list has no property " + name);
        }
        return column;
    }

    /** Whether a walk may go on with another value of this parameter. */
    boolean outsideIdentity(String parameter) {
        return OUTSIDE_IDENTITY.contains(parameter);
    }

    private Set<String> names(Predicate<Column> which) {
        return columns.values().stream()
                .filter(which)
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
