package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of hits, the best first. Of a common word there are more hits than could be ranked while
 * somebody waits: then the newest of them are ranked, as many as the match counts, and the others
 * follow, the newest first. Where the ranked ones end is decided on the first page and kept in the
 * cursor, so that a walk meets each hit once whatever is written meanwhile.
 */
final class RankedSql {

    static final List<String> KEYS = List.of("t0", "t1", "t2");

    private static final String TYPED =
            "(cast(:k0 as float8), cast(:k1 as timestamptz), cast(:k2 as uuid))";
    private static final String EDGE = "(cast(:edge0 as timestamptz), cast(:edge1 as uuid))";

    private final List<Selection> ways;
    private final Match match;
    private final int limit;
    private final @Nullable Cursor cursor;

    RankedSql(List<Selection> ways, Match match, int limit, @Nullable Cursor cursor) {
        this.ways = ways;
        this.match = match;
        this.limit = limit;
        this.cursor = cursor;
    }

    /** Ids with their keys, {@code k}, {@code fresh} and {@code id}, as an expression to join. */
    String page() {
        if (cursor == null) {
            return ranked("found", " where s.place <= " + match.bound(), true);
        }
        boolean ranked = Double.parseDouble(String.valueOf(cursor.keys().get(0))) >= 1;
        var parts = new ArrayList<String>();
        String beyond = beyond("(k, fresh, id)", TYPED);
        if (ranked || cursor.back()) {
            String inside = cursor.edge() == null ? "" : " and (s.fresh, s.id) >= " + EDGE;
            parts.add(
                    "select * from ("
                            + ranked("(" + hits(inside, "") + ")", "", false)
                            + ") a where "
                            + beyond
                            + order()
                            + " limit "
                            + limit);
        }
        if (cursor.edge() != null && !(ranked && cursor.back())) {
            String outside = " and (s.fresh, s.id) < " + EDGE;
            String after =
                    ranked
                            ? ""
                            : " and "
                                    + beyond(
                                            "(s.fresh, s.id)",
                                            "(cast(:k1 as timestamptz), cast(:k2 as uuid))");
            String direction = cursor.back() ? "" : " desc";
            String newest =
                    " order by s.fresh" + direction + ", s.id" + direction + " limit " + limit;
            parts.add(
                    "select id, fresh, 0::float8 as k from ("
                            + hits(outside + after, newest)
                            + ") b");
        }
        if (parts.isEmpty()) {
            return "select null::uuid as id, null::timestamptz as fresh, 0::float8 as k where false";
        }
        return "select * from ("
                + parts.stream()
                        .map(part -> "(" + part + ")")
                        .collect(Collectors.joining(" union all "))
                + ") u"
                + order()
                + " limit "
                + limit;
    }

    private String ranked(String from, String where, boolean limited) {
        return "select s.id, s.fresh, 1 + "
                + match.rank()
                + " as k from "
                + from
                + " s"
                + where
                + (limited ? order() + " limit " + limit : "");
    }

    /** What the page needs to be known once: before its first select. */
    String with() {
        return cursor != null
                ? ""
                : "with hits as materialized ("
                        + hits("", " order by s.fresh desc, s.id desc limit " + (match.bound() + 1))
                        + "), found as materialized (select *, row_number() over (order by fresh desc, id desc) as place"
                        + " from hits) ";
    }

    /** How many hits there are, and where the ranked ones end; on the first page only. */
    String told() {
        return cursor != null
                ? ", cast(null as text) as found, cast(null as text) as edge"
                : ", (select count(*) from found)::text as found"
                        + ", (select f.fresh::text || '/' || f.id from found f where f.place = "
                        + match.bound()
                        + " and exists (select from found g where g.place > f.place)) as edge";
    }

    private String hits(String more, String end) {
        return ways.stream()
                .map(
                        way ->
                                "(select s.id, s.fresh, s.config, s.words"
                                        + way.sql()
                                        + more
                                        + end
                                        + ")")
                .collect(Collectors.joining(" union all "));
    }

    private String beyond(String keys, String values) {
        boolean with = cursor != null && cursor.with();
        boolean back = cursor != null && cursor.back();
        return keys + (back ? " >" : " <") + (with ? "= " : " ") + values;
    }

    private String order() {
        return order("");
    }

    /** The order of a page whose columns are these. */
    String order(String row) {
        String direction = cursor != null && cursor.back() ? "" : " desc";
        return Stream.of("k", "fresh", "id")
                .map(key -> row + key + direction)
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (cursor != null) {
            for (int i = 0; i < KEYS.size(); i++) {
                parameters.put("k" + i, String.valueOf(cursor.keys().get(i)));
            }
            if (cursor.edge() != null) {
                String[] edge = cursor.edge().split("/", -1);
                parameters.put("edge0", edge[0]);
                parameters.put("edge1", edge[1]);
            }
        }
        return parameters;
    }
}
