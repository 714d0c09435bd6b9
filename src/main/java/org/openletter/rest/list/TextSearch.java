package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openletter.rest.list.TextQuery.Asked;

/**
 * Full-text search in each entry's own language. Beside the table of the entries stands a search
 * table ({@code …_search}), kept by triggers: the weighted vector, the text search configuration of
 * the language, and by what an entry is newer than another. What is ranked, and what of common
 * words isn't, is told in {@link RankedSql}.
 */
public final class TextSearch implements Search {

    /** So many hits are ranked, and counted: each costs its whole vector to look at. */
    static final int RANKED = 300;

    private static final String HEADLINE =
            """
            ts_headline(s.config::regconfig, translate(%s, U&'\\E000\\E001', ''), %s, \
            U&'StartSel=\\E000, StopSel=\\E001, MaxWords=30, MinWords=12, MaxFragments=%d, FragmentDelimiter=" … "')""";

    private final String table;
    private final Map<String, String> marked = new LinkedHashMap<>();
    private volatile Set<String> configs = Set.of();

    private TextSearch(String table) {
        this.table = table + "_search";
    }

    public static TextSearch in(String table) {
        return new TextSearch(table);
    }

    /** Marks hits in a short text, all of which is returned. */
    public TextSearch marking(String property, String sql) {
        marked.put(
                property,
                HEADLINE.formatted(sql, "%s", 0)
                        .replace("MaxWords=30, MinWords=12", "HighlightAll=true"));
        return this;
    }

    /** Marks hits in a long text, of which at most two pieces are returned. */
    public TextSearch markingPieces(String property, String sql) {
        marked.put(property, HEADLINE.formatted(sql, "%s", 2));
        return this;
    }

    String table() {
        return table;
    }

    /**
     * How to find {@code q}, or what links to these entries, in the languages known to occur.
     *
     * @param prefix of the parameters' names, where there are several in one statement
     */
    Match match(EntityManager database, Asked asked, String prefix) {
        if (configs.isEmpty()) {
            renew(database);
        }
        return new TextQuery(table, configs, prefix, asked).match(RANKED, marked);
    }

    /** SQL: the languages that occur, for {@link #knows} to look at. */
    String known() {
        return "(select string_agg(c.config, ' ' order by c.config) from search_config c where c.collection = '"
                + table
                + "')";
    }

    /** Whether a search looked for all of these languages; if not, the next will. */
    boolean knows(String known) {
        var now = new TreeSet<>(List.of(known.split(" ", -1)));
        boolean looked = configs.equals(now);
        configs = now;
        return looked;
    }

    /** Whether a language has come since that a search didn't look for. */
    boolean renew(EntityManager database) {
        Object known = database.createNativeQuery("select " + known()).getSingleResult();
        return known != null && !knows((String) known);
    }

    @Override
    public Map<String, String> marked() {
        return marked;
    }
}
