package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery.Order;

/**
 * Paging by key: the order, and the condition that begins behind (or before) a row. Unset values
 * are last in both directions, and the id, always the last key, makes the order total.
 */
final class Keyset {

    /**
     * One key.
     *
     * @param rare the condition, never null, under which the first key is set, where few rows have
     *     it: those and all others are then read apart, each in the order of an index
     */
    record Key(
            String sql, String type, boolean nullable, boolean descending, @Nullable String rare) {}

    /** Rows to be read for themselves, in this order. */
    record Branch(String condition, String orderBy) {}

    private final List<Key> keys;
    private final @Nullable Cursor cursor;
    private final Map<String, Object> parameters = new HashMap<>();

    Keyset(List<Key> keys, @Nullable Cursor cursor) {
        this.keys = keys;
        this.cursor = cursor;
        for (int i = 0; cursor != null && i < keys.size(); i++) {
            String value = cursor.keys().get(i);
            if (value != null) {
                parameters.put("k" + i, value);
            }
        }
    }

    /**
     * The order that was asked for, made total.
     *
     * @param rank SQL of how good a hit is, where there is a search
     */
    static Keyset of(List<Order> sort, @Nullable String rank, @Nullable Cursor cursor) {
        var orders = new ArrayList<>(sort);
        orders.add(
                new Order(
                        Column.sortOnly("id", "e.id", Column.Type.UUID), sort.get(0).descending()));
        return new Keyset(orders.stream().map(order -> key(order, rank)).toList(), cursor);
    }

    private static Key key(Order order, @Nullable String rank) {
        Column column = order.column();
        return new Key(
                rank != null && column.name().equals(Rules.RELEVANCE_NAME)
                        ? rank
                        : column.sortSql(),
                column.type().sql,
                column.nullable() || column.type() == Column.Type.EDTF,
                order.descending(),
                column.rare());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    List<String> names() {
        return IntStream.range(0, keys.size()).mapToObj(i -> "t" + i).toList();
    }

    String selected() {
        return each(i -> ", (" + keys.get(i).sql() + ")::text as t" + i);
    }

    String typed() {
        return each(i -> ", " + keys.get(i).sql() + " as s" + i);
    }

    String outerSelected(String row) {
        return each(i -> ", " + row + ".s" + i + "::text as t" + i);
    }

    String outerOrderBy(String row) {
        return order(0, i -> row + ".s" + i);
    }

    /**
     * Of rows numbered from 1 on, the keys of the one with this number, as {@code outerSelected}.
     */
    String told(String row, int number) {
        return each(
                i ->
                        ", max("
                                + row
                                + ".s"
                                + i
                                + "::text) filter (where "
                                + row
                                + ".n = "
                                + number
                                + ")");
    }

    int width() {
        return keys.size();
    }

    String outerKeys(String row) {
        return each(i -> ", " + row + ".s" + i);
    }

    private String orderBy(int first) {
        return " order by " + order(first, i -> keys.get(i).sql());
    }

    private String order(int first, IntFunction<String> sql) {
        return IntStream.range(first, keys.size())
                .mapToObj(i -> sql.apply(i) + direction(keys.get(i)))
                .collect(Collectors.joining(", "));
    }

    private String direction(Key key) {
        boolean down = key.descending() != back();
        String nulls = !key.nullable() ? "" : back() ? " nulls first" : " nulls last";
        return (down ? " desc" : "") + nulls;
    }

    private boolean back() {
        return cursor != null && cursor.back();
    }

    /**
     * What is to be read in order for itself. There are two where unset values follow a set first
     * key: a single condition with OR could not begin in the middle of an index.
     */
    List<Branch> branches() {
        String rare = keys.get(0).rare();
        return rare == null
                ? conditions().stream().map(c -> new Branch(c, orderBy(0))).toList()
                : apart(" and " + rare, " and not (" + rare + ")");
    }

    private List<Branch> apart(String few, String others) {
        var all = new Branch(few, orderBy(0));
        if (cursor == null) {
            return List.of(all, new Branch(others, orderBy(1)));
        }
        if (cursor.keys().get(0) == null) {
            var rest = new Branch(others + " and (" + expanded(1) + ")", orderBy(1));
            return back() ? List.of(rest, all) : List.of(rest);
        }
        var rest = new Branch(few + " and (" + expanded(0) + ")", orderBy(0));
        return back() ? List.of(rest) : List.of(rest, new Branch(others, orderBy(1)));
    }

    private List<String> conditions() {
        if (cursor == null) {
            return List.of("");
        }
        boolean uniform =
                keys.stream().noneMatch(Key::nullable)
                        && keys.stream().map(Key::descending).distinct().count() == 1;
        if (uniform) {
            String columns = keys.stream().map(Key::sql).collect(Collectors.joining(", "));
            String values =
                    IntStream.range(0, keys.size())
                            .mapToObj(this::value)
                            .collect(Collectors.joining(", "));
            return List.of(
                    " and (" + columns + ")" + orEqual(beyond(keys.get(0))) + "(" + values + ")");
        }
        Key first = keys.get(0);
        boolean set = cursor.keys().get(0) != null;
        String seek =
                set
                        ? " and "
                                + first.sql()
                                + beyond(first).replace(" ", "").concat("= ")
                                + value(0)
                        : "";
        String after = seek + " and (" + expanded(0) + ")";
        return set && first.nullable() && !back()
                ? List.of(after, " and " + first.sql() + " is null")
                : List.of(after);
    }

    private String expanded(int first) {
        var alternatives = new ArrayList<String>();
        var equal = new StringBuilder();
        for (int i = first; i < keys.size(); i++) {
            alternatives.add("(" + equal + behind(i) + ")");
            boolean set = parameters.containsKey("k" + i);
            equal.append(keys.get(i).sql())
                    .append(set ? " = " + value(i) : " is null")
                    .append(" and ");
        }
        return String.join(" or ", alternatives);
    }

    private String behind(int i) {
        Key key = keys.get(i);
        boolean set = parameters.containsKey("k" + i);
        if (!set) {
            return back() ? key.sql() + " is not null" : "false";
        }
        boolean last = i == keys.size() - 1;
        String beyond = last ? orEqual(beyond(key)) : beyond(key);
        String compared = key.sql() + beyond + value(i);
        return key.nullable() && !back() && i > 0
                ? "(" + compared + " or " + key.sql() + " is null)"
                : compared;
    }

    private String beyond(Key key) {
        return key.descending() != back() ? " < " : " > ";
    }

    /** The id alone decides whether the cursor's own row is in. */
    private String orEqual(String beyond) {
        return cursor != null && cursor.with() ? beyond.stripTrailing() + "= " : beyond;
    }

    private String value(int i) {
        return "cast(:k" + i + " as " + keys.get(i).type() + ")";
    }

    private String each(IntFunction<String> part) {
        return IntStream.range(0, keys.size()).mapToObj(part).collect(Collectors.joining());
    }
}
