package org.openletter.rest.list;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One {@code q} as SQL over a search table, {@code s}: a tsquery for each of the languages that
 * occur there, and all of them as one. Each stands in a subselect, so that it is made once a
 * statement, not once a row, whichever plan is chosen.
 */
final class TextQuery {

    /** A hit in a title is worth a hundred in a text. */
    private static final String WEIGHTS = "'{0.01, 0.05, 0.3, 1}'";

    private final String table;
    private final Map<String, String> byConfig = new TreeMap<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final String all;

    /**
     * @param prefix of the names of its parameters
     */
    TextQuery(String table, Set<String> configs, String prefix, Asked asked) {
        this.table = table;
        parameters.put(prefix + "q", asked.q());
        configs.forEach(config -> byConfig.put(config, plain(config, prefix, asked.q())));
        String linked = "";
        if (!asked.linked().isEmpty()) {
            linked = " || cast(:" + prefix + "meant as tsquery)";
            parameters.put(prefix + "meant", lexemes(asked.linked()));
        }
        all =
                "(select "
                        + byConfig.entrySet().stream()
                                .map(e -> tagged(e.getKey(), e.getValue(), prefix))
                                .collect(Collectors.joining(" || "))
                        + linked
                        + ")";
    }

    /**
     * What is asked for.
     *
     * @param linked entries of other collections that are meant, too: whoever links to them is
     *     found
     */
    record Asked(String q, List<UUID> linked) {}

    private String plain(String config, String prefix, String q) {
        Endings endings = Endings.of(config);
        if (endings == null) {
            return "websearch_to_tsquery('" + config + "', :" + prefix + "q)";
        }
        String name = prefix + "q" + config;
        parameters.put(name, new Beginnings(endings).query(Terms.of(q)));
        String beginnings = "cast(:" + name + " as tsquery)";
        // What is no word of letters only, as a number or an address, PostgreSQL knows better.
        return Terms.excludes(q)
                ? beginnings
                : "websearch_to_tsquery('" + config + "', :" + prefix + "q) || " + beginnings;
    }

    private static String tagged(String config, String plain, String prefix) {
        return Endings.of(config) == null
                ? "search_query('" + config + "', :" + prefix + "q)"
                : "search_tagged('" + config + "', " + plain + ")";
    }

    /** As the search tables know links: of a form that no text yields. */
    private static String lexemes(List<UUID> ids) {
        return ids.stream().map(id -> "' " + id + "'").collect(Collectors.joining(" | "));
    }

    /**
     * @param marked by property, an expression with {@code %s} for the query
     */
    Match match(int bound, Map<String, String> marked) {
        if (byConfig.isEmpty()) {
            return new Match("", "false", "0::float8", Map.of(), bound);
        }
        var ways =
                new Match.Ways(
                        "(select search_is_common('" + table + "', " + all + ", %d))",
                        // Naming both rows lets all other filters be asked first: this one costs
                        // most.
                        "case when e.id = s.id then ts_match_vq(s.words, " + all + ") end",
                        "join (select s.* from "
                                + table
                                + " s where s.words @@ "
                                + all
                                + " order by s.fresh desc, s.id desc offset 0) s on s.id = e.id");
        String own = own();
        var marks = new LinkedHashMap<String, String>();
        marked.forEach((property, sql) -> marks.put(property, sql.replace("%s", own)));
        return new Match(
                "join " + table + " s on s.id = e.id",
                "s.words @@ " + all,
                "ts_rank_cd(" + WEIGHTS + ", s.words, " + all + ", 1)::float8",
                parameters,
                bound,
                marks,
                ways,
                null);
    }

    /** The query in the row's own language, as its texts are written. */
    private String own() {
        var sql = new StringBuilder("(case s.config");
        byConfig.forEach(
                (config, query) ->
                        sql.append(" when '")
                                .append(config)
                                .append("' then (select ")
                                .append(query)
                                .append(")"));
        return sql.append(" end)").toString();
    }
}
