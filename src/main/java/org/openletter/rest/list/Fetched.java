package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery.Count;
import org.openletter.rest.list.Listing.Row;

/**
 * The rows of one page, and what they say of the whole search.
 *
 * @param known in which languages there are entries
 * @param found how many hits there are, as far as they are counted
 * @param edge where those that are ranked end
 */
record Fetched<T>(
        List<Row<T>> rows, @Nullable String known, @Nullable String found, @Nullable String edge) {

    /** How many hits there are, as far as a list counts them; null where that isn't known. */
    @Nullable Long counted(ListQuery query) {
        return found == null || query.count() != Count.bounded ? null : Long.valueOf(found);
    }

    static <T> Fetched<T> of(
            Session session,
            Form<T> form,
            ListSql sql,
            ListQuery query,
            Rules rules,
            Attempts.Attempt attempt) {
        var names = new ArrayList<String>(sql.keyNames());
        names.addAll(sql.markedNames());
        names.addAll(sql.toldNames());
        List<Object[]> fetched = form.rows(session, sql.rows(form), names, sql.rowParameters());
        var reader = new Reader<>(form, sql, query, rules);
        List<Row<T>> rows =
                appraised(fetched.stream().map(reader::row).toList(), form, query, rules, attempt);
        Map<String, @Nullable String> told = new HashMap<>();
        if (!fetched.isEmpty()) {
            int first = form.width() + names.size() - sql.toldNames().size();
            for (int i = 0; i < sql.toldNames().size(); i++) {
                told.put(sql.toldNames().get(i), (String) fetched.get(0)[first + i]);
            }
        }
        return new Fetched<>(rows, told.get("known"), told.get("found"), told.get("edge"));
    }

    private static <T> List<Row<T>> appraised(
            List<Row<T>> rows,
            Form<T> form,
            ListQuery query,
            Rules rules,
            Attempts.Attempt attempt) {
        Ranking ranking = rules.ranking(query);
        String q = query.q();
        if (q == null || ranking == null || attempt.found() == null) {
            return rows;
        }
        var appraiser =
                form.appraiser(rows.stream().map(Row::entry).toList(), q, ranking, attempt.found());
        return rows.stream().map(row -> row.with(appraiser.apply(row.entry()))).toList();
    }

    private record Reader<T>(Form<T> form, ListSql sql, ListQuery query, Rules rules) {

        Row<T> row(Object[] values) {
            int first = form.width();
            int keys = sql.keyNames().size();
            var texts = new ArrayList<@Nullable String>();
            for (int i = 0; i < keys; i++) {
                texts.add((String) values[first + i]);
            }
            var highlights = new LinkedHashMap<String, String>();
            List<String> marked = sql.markedProperties();
            for (int i = 0; i < marked.size(); i++) {
                Highlight.html((String) values[first + keys + i])
                        .ifPresent(put(highlights, marked.get(i)));
            }
            if (query.highlight() && query.q() != null && rules.search() != null) {
                rules.search()
                        .mark(values[0], query.q())
                        .forEach(
                                (property, text) ->
                                        Highlight.html(text).ifPresent(put(highlights, property)));
            }
            return new Row<>(form.read(values), texts, highlights, null);
        }

        private static Consumer<String> put(Map<String, String> map, String key) {
            return value -> map.put(key, value);
        }
    }
}
