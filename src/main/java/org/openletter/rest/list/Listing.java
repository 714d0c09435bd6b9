package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.list.ListQuery.Count;

/**
 * A list that can be asked for: reads the request, fetches one page of rows and, in one more
 * statement, every count.
 */
public final class Listing<E> {

    static final int BOUND = 10_000;

    private final Class<E> entity;
    private final Rules rules;
    private final Rules today;
    private final Rules thatDay;
    private final Map<Level, Listing<E>> seen = new ConcurrentHashMap<>();

    public Listing(Class<E> entity, Rules rules) {
        this.entity = entity;
        this.rules = rules;
        this.today = rules.on(false);
        this.thatDay = rules.tables().remembers() ? rules.on(true) : today;
    }

    /** The list as callers of this level know it. */
    public Listing<E> seenBy(Level level) {
        return seen.computeIfAbsent(level, l -> new Listing<>(entity, rules.seenBy(l)));
    }

    public Rules rules() {
        return rules;
    }

    /** The query that these parameters say, or a fault with all their flaws. */
    public ListQuery read(MultivaluedMap<String, String> parameters) {
        boolean asOf = parameters.containsKey("asOf");
        return new ListQueryReader(asOf ? thatDay : today, parameters).read();
    }

    /** What a query finds, for whoever counts it in another way. */
    public Selection select(EntityManager database, ListQuery query, Scope scope) {
        List<Attempts.Attempt> attempts = Attempts.of(database, rules, query, scope, null);
        for (int i = 0; ; i++) {
            var selection = new Selection(rules.tables(), query, scope, attempts.get(i).match());
            if (i + 1 == attempts.size() || selection.findsAny(database)) {
                return selection;
            }
        }
    }

    /**
     * One page.
     *
     * @param scope SQL over the row {@code e} that holds whatever the caller asks for: visibility,
     *     a fixed link
     */
    public Slice<E> fetch(EntityManager database, byte[] secret, ListQuery query, Scope scope) {
        Cursor cursor =
                query.cursor() == null
                        ? null
                        : Cursor.read(
                                secret,
                                scope.identity() + query.identity(),
                                query.cursor(),
                                query.sort().size() + 1);
        List<Attempts.Attempt> attempts = Attempts.of(database, rules, query, scope, cursor);
        for (int i = 0; ; i++) {
            Attempts.Attempt attempt = attempts.get(i);
            var sql = new ListSql(rules, query, scope, attempt.match(), cursor);
            List<Row<E>> rows = rows(database, sql, query);
            if (rows.isEmpty() && cursor == null && i + 1 < attempts.size()) {
                continue;
            }
            int number = cursor == null ? attempt.number() : cursor.attempt();
            var position = new Position(query, cursor, number, secret, scope.identity());
            return slice(database, sql, rows, position);
        }
    }

    private List<Row<E>> rows(EntityManager database, ListSql sql, ListQuery query) {
        NativeQuery<Object[]> select =
                database.unwrap(Session.class)
                        .createNativeQuery(sql.rows(), Object[].class)
                        .addEntity("e", entity);
        sql.keyNames().forEach(name -> select.addScalar(name, StandardBasicTypes.STRING));
        sql.markedNames().forEach(name -> select.addScalar(name, StandardBasicTypes.STRING));
        bind(select, sql.rowParameters());
        select.setReadOnly(true);
        int keys = sql.keyNames().size();
        List<String> marked = sql.markedProperties();
        var appraiser = Attempts.appraiser(rules, query);
        return select.getResultList().stream()
                .map(values -> row(values, keys, marked, query))
                .map(row -> appraiser == null ? row : row.with(appraiser.apply(row.entry())))
                .toList();
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

    private Row<E> row(Object[] values, int keys, List<String> marked, ListQuery query) {
        var texts = new ArrayList<@Nullable String>();
        for (int i = 1; i <= keys; i++) {
            texts.add((String) values[i]);
        }
        var highlights = new LinkedHashMap<String, String>();
        for (int i = 0; i < marked.size(); i++) {
            Highlight.html((String) values[1 + keys + i]).ifPresent(put(highlights, marked.get(i)));
        }
        if (query.highlight() && query.q() != null && rules.search() != null) {
            rules.search()
                    .mark(values[0], query.q())
                    .forEach(
                            (property, text) ->
                                    Highlight.html(text).ifPresent(put(highlights, property)));
        }
        return new Row<>(entity.cast(values[0]), texts, highlights, null);
    }

    private static Consumer<String> put(Map<String, String> map, String key) {
        return value -> map.put(key, value);
    }

    private Slice<E> slice(
            EntityManager database, ListSql sql, List<Row<E>> fetched, Position position) {
        ListQuery query = position.query();
        boolean back = position.cursor() != null && position.cursor().back();
        boolean more = fetched.size() > query.limit();
        List<Row<E>> rows = new ArrayList<>(more ? fetched.subList(0, query.limit()) : fetched);
        if (back) {
            Collections.reverse(rows);
        }
        boolean complete = position.cursor() == null && !more;
        boolean count = query.count() != Count.none && !complete;
        Counts counts =
                count || !query.facets().isEmpty()
                        ? Counts.of(database, sql, query, count)
                        : Counts.NONE;
        long counted = complete ? rows.size() : counts.total();
        boolean bounded = query.count() == Count.bounded && counted > sql.bound();
        Total total =
                query.count() == Count.none || counted < 0
                        ? null
                        : new Total(bounded ? sql.bound() : counted, bounded);
        Cursor here = position.cursor();
        String next =
                rows.isEmpty()
                        ? back ? position.turned() : null
                        : back || more ? position.at(rows.get(rows.size() - 1), false) : null;
        String prev =
                rows.isEmpty()
                        ? here != null && !back ? position.turned() : null
                        : (back ? more : here != null) ? position.at(rows.get(0), true) : null;
        return new Slice<>(rows, next, prev, total, counts.facets());
    }

    private record Position(
            ListQuery query, @Nullable Cursor cursor, int attempt, byte[] secret, String scope) {
        String at(Row<?> row, boolean back) {
            return written(new Cursor(row.keys(), back, false, attempt));
        }

        /** The way back from where nothing is left: to the row that the cursor was made at. */
        @Nullable String turned() {
            return cursor == null
                    ? null
                    : written(new Cursor(cursor.keys(), !cursor.back(), !cursor.with(), attempt));
        }

        private String written(Cursor cursor) {
            return cursor.write(secret, scope + query.identity());
        }
    }

    /**
     * What a list never shows more than, whatever is asked for.
     *
     * @param sql over the row {@code e}
     * @param visible by collection, a select of the ids there that the caller may know of: a filter
     *     by the id of a hidden entry must find what one by a random id finds
     */
    public record Scope(String sql, Map<String, Object> parameters, Map<String, String> visible) {

        /** For lists without links to other collections. */
        public Scope(String sql, Map<String, Object> parameters) {
            this(sql, parameters, Map.of());
        }

        String identity() {
            return sql + new TreeMap<>(parameters);
        }
    }

    /**
     * An entry of the page, its sort keys as text, the marked texts that were asked for, and how
     * good a hit it is, where that is known.
     */
    public record Row<E>(
            E entry,
            List<@Nullable String> keys,
            Map<String, String> highlights,
            Ranking.@Nullable Appraisal appraisal) {

        Row<E> with(Ranking.Appraisal appraisal) {
            return new Row<>(entry, keys, highlights, appraisal);
        }
    }

    /** How many entries there are; {@code bounded} when there are more than were counted. */
    public record Total(long value, boolean bounded) {}

    /** One page; {@code next} and {@code prev} are cursors. */
    public record Slice<E>(
            List<Row<E>> rows,
            @Nullable String next,
            @Nullable String prev,
            @Nullable Total total,
            Map<String, List<FacetValue>> facets) {}
}
