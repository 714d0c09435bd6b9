package org.openletter.rest.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Full-text search in each entry's own language. The table has {@code search_config} (the name of a
 * text search configuration), {@code search} (the weighted vector) and a trigger that lists the
 * configurations in use, so that a search parses {@code q} once for each language that there is,
 * not for all that PostgreSQL knows.
 */
public final class TextSearch implements Search {

    private static final String JOIN =
            """
             join search_config c on c.collection = '%s' and c.config = e.search_config
            """;
    private static final String QUERY = "websearch_to_tsquery(c.config::regconfig, :q)";
    private static final String HEADLINE =
            """
            ts_headline(c.config::regconfig, translate(%s, U&'\\E000\\E001', ''), %s, \
            U&'StartSel=\\E000, StopSel=\\E001, MaxWords=30, MinWords=12, MaxFragments=%d, FragmentDelimiter=" … "')""";

    private final String table;
    private final Map<String, String> marked = new LinkedHashMap<>();

    private TextSearch(String table) {
        this.table = table;
    }

    public static TextSearch in(String table) {
        return new TextSearch(table);
    }

    /** Marks hits in a short text, all of which is returned. */
    public TextSearch marking(String property, String sql) {
        marked.put(
                property,
                HEADLINE.formatted(sql, QUERY, 0)
                        .replace("MaxWords=30, MinWords=12", "HighlightAll=true"));
        return this;
    }

    /** Marks hits in a long text, of which at most two pieces are returned. */
    public TextSearch markingPieces(String property, String sql) {
        marked.put(property, HEADLINE.formatted(sql, QUERY, 2));
        return this;
    }

    @Override
    public List<Match> matches(String q) {
        return List.of(
                new Match(
                        JOIN.formatted(table).strip(),
                        "e.search @@ " + QUERY,
                        "ts_rank_cd(e.search, " + QUERY + ")::float8",
                        Map.of("q", q)));
    }

    @Override
    public Map<String, String> marked() {
        return marked;
    }
}
