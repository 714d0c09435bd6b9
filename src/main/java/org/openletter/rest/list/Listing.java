package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.Session;
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
        var attempts = Attempts.atAll(database, rules, query, scope);
        Attempts.Attempt attempt = attempts.first();
        while (true) {
            var selection = new Selection(rules.tables(), query, scope, attempt.match());
            Attempts.Attempt next = selection.findsAny(database) ? null : attempts.next();
            if (next == null) {
                return selection;
            }
            attempt = next;
        }
    }

    /**
     * One page.
     *
     * @param scope SQL over the row {@code e} that holds whatever the caller asks for: visibility,
     *     a fixed link
     */
    public Slice<E> fetch(EntityManager database, byte[] secret, ListQuery query, Scope scope) {
        return fetch(database, secret, query, scope, new Form.Whole<>(entity), Memory.NONE);
    }

    /**
     * The same page as its entries were shown before.
     *
     * @param kept SQL that joins what is kept of the row {@code e}, as {@code a}
     * @param memory of what was counted a moment ago
     */
    public Slice<Brief> fetchKept(
            EntityManager database,
            byte[] secret,
            ListQuery query,
            Scope scope,
            String kept,
            Memory memory) {
        return fetch(database, secret, query, scope, new Form.Kept(kept), memory);
    }

    /** The same page, to be asked for past Hibernate; null where it isn't so simple. */
    public @Nullable KeptPage keptPage(byte[] secret, ListQuery query, Scope scope, String kept) {
        return KeptPage.can(query)
                ? new KeptPage(
                        today,
                        Position.of(query, cursor(secret, query, scope), secret, scope),
                        kept)
                : null;
    }

    private @Nullable Cursor cursor(byte[] secret, ListQuery query, Scope scope) {
        return query.cursor() == null
                ? null
                : Cursor.read(
                        secret,
                        scope.identity() + query.identity(),
                        query.cursor(),
                        ListSql.keys(rules, query));
    }

    /** Whether each entry of such a page says how good a hit it is. */
    public boolean ranks(ListQuery query) {
        return rules.ranking(query) != null;
    }

    private <T> Slice<T> fetch(
            EntityManager database,
            byte[] secret,
            ListQuery query,
            Scope scope,
            Form<T> form,
            Memory memory) {
        Cursor cursor = cursor(secret, query, scope);
        var attempts = Attempts.forPage(database, rules, query, scope, cursor);
        Attempts.Attempt attempt = attempts.first();
        while (true) {
            var sql = new ListSql(rules, query, scope, attempt.match(), cursor);
            var fetched =
                    Fetched.of(database.unwrap(Session.class), form, sql, query, rules, attempt);
            Attempts.Attempt next =
                    fetched.rows().isEmpty()
                            ? cursor == null ? attempts.next() : null
                            : attempts.again(fetched.known());
            if (next == null) {
                var position = new Position(query, cursor, attempt, fetched, secret, scope);
                return slice(database, sql, fetched, position, memory);
            }
            attempt = next;
        }
    }

    private <T> Slice<T> slice(
            EntityManager database,
            ListSql sql,
            Fetched<T> fetched,
            Position position,
            Memory memory) {
        ListQuery query = position.query();
        List<Row<T>> all = fetched.rows();
        Integer hits = position.attempt().total(query);
        int shown = Math.min(query.limit(), all.size());
        // One of the best may go between two statements; the others are there all the same.
        boolean left =
                position.cursor() == null && hits != null && hits > query.limit() && shown > 0;
        boolean more = left || all.size() > shown;
        List<Row<T>> rows = new ArrayList<>(all.subList(0, shown));
        if (position.back()) {
            Collections.reverse(rows);
        }
        boolean complete = position.cursor() == null && !more;
        Long told = hits == null ? fetched.counted(query) : Long.valueOf(hits);
        boolean count = query.count() != Count.none && !complete && told == null;
        Counts counts =
                count || !query.facets().isEmpty()
                        ? Counts.of(database, sql, query, count, memory)
                        : Counts.NONE;
        long found = complete ? rows.size() : told != null ? told : counts.total();
        Total total = found < 0 ? null : Total.of(query, found, sql.bound());
        return new Slice<>(
                rows,
                position.next(rows, more),
                position.prev(rows, more),
                total,
                counts.facets(),
                position.searchedFor());
    }

    /**
     * What a list never shows more than, whatever is asked for.
     *
     * @param sql over the row {@code e}
     * @param visible by collection, a select of the ids there that the caller may know of: a filter
     *     by the id of a hidden entry must find what one by a random id finds
     * @param named which entries of other collections that the caller may know of {@code q} names
     * @param guessing whether something else may be searched for where {@code q} finds nothing
     */
    public record Scope(
            String sql,
            Map<String, Object> parameters,
            Map<String, String> visible,
            Function<String, List<UUID>> named,
            boolean guessing) {

        /** For lists without links to other collections. */
        public Scope(String sql, Map<String, Object> parameters) {
            this(sql, parameters, Map.of(), q -> List.of(), false);
        }

        /** The same for answers that couldn't say what was searched for instead. */
        public Scope literally() {
            return new Scope(sql, parameters, visible, named, false);
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

        Row<E> with(Ranking.@Nullable Appraisal appraisal) {
            return new Row<>(entry, keys, highlights, appraisal);
        }
    }

    /** How many entries there are; {@code bounded} when there are more than were counted. */
    public record Total(long value, boolean bounded) {

        static @Nullable Total of(ListQuery query, long found, int bound) {
            boolean bounded = query.count() == Count.bounded && found > bound;
            return query.count() == Count.none ? null : new Total(bounded ? bound : found, bounded);
        }
    }

    /**
     * One page; {@code next} and {@code prev} are cursors.
     *
     * @param searchedFor what was searched for instead of {@code q}, which found nothing
     */
    public record Slice<E>(
            List<Row<E>> rows,
            @Nullable String next,
            @Nullable String prev,
            @Nullable Total total,
            Map<String, List<FacetValue>> facets,
            @Nullable String searchedFor) {}
}
