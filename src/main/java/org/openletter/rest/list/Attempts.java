package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.TextQuery.Asked;

/** The ways to find what a list asks for, to be tried until one finds something. */
final class Attempts {

    /**
     * One way; {@code match} is null where the list isn't searched.
     *
     * @param searchedFor what is searched for in the place of {@code q}, if it is something else
     * @param found by whoever compares hits in Java, and can tell how good they are
     */
    record Attempt(
            int number,
            @Nullable Match match,
            @Nullable String searchedFor,
            Ranking.@Nullable Attempt found) {

        static final Attempt PLAIN = new Attempt(0, null, null, null);

        /** How many hits there are, where they needn't be counted. */
        @Nullable Integer total(ListQuery query) {
            // A facet leaves out its own filter, and so do those who found the hits.
            return match == null || !query.facets().isEmpty() ? null : match.total();
        }
    }

    private final EntityManager database;
    private final Rules rules;
    private final ListQuery query;
    private final Listing.Scope scope;
    private final @Nullable Cursor cursor;
    private final int best;
    private @Nullable Asked asked;
    private boolean renewed;
    private boolean corrected;

    /** For a page: only the first one of the best hits needs no others. */
    static Attempts forPage(
            EntityManager database,
            Rules rules,
            ListQuery query,
            Listing.Scope scope,
            @Nullable Cursor cursor) {
        boolean few = cursor == null && query.facets().isEmpty() && query.byRelevance();
        int best = few ? query.limit() + 1 : Integer.MAX_VALUE;
        return new Attempts(database, rules, query, scope, cursor, best);
    }

    /** For whoever wants all hits. */
    static Attempts atAll(
            EntityManager database, Rules rules, ListQuery query, Listing.Scope scope) {
        return new Attempts(database, rules, query, scope, null, Integer.MAX_VALUE);
    }

    private Attempts(
            EntityManager database,
            Rules rules,
            ListQuery query,
            Listing.Scope scope,
            @Nullable Cursor cursor,
            int best) {
        this.database = database;
        this.rules = rules;
        this.query = query;
        this.scope = scope;
        this.cursor = cursor;
        this.best = best;
    }

    Attempt first() {
        String q = query.q();
        Search search = rules.search();
        if (q == null || search == null) {
            return Attempt.PLAIN;
        }
        Ranking ranking = rules.ranking(query);
        if (ranking != null) {
            Integer fixed = cursor == null ? null : Integer.valueOf(cursor.attempt());
            var rows = new Candidates(database, rules, query, scope, best);
            var found = ranking.attempt(q, fixed, rows);
            return new Attempt(found.number(), found.match(), null, found);
        }
        String instead = cursor == null ? null : cursor.searchedFor();
        asked =
                instead == null
                        ? new Asked(q, scope.named().apply(q))
                        : new Asked(instead, List.of());
        return attempt(instead);
    }

    /** The same once more, where a language has come that it didn't look for. */
    @Nullable Attempt again(@Nullable String known) {
        if (known == null || renewed || !(rules.search() instanceof TextSearch text)) {
            return null;
        }
        renewed = !text.knows(known);
        return renewed ? attempt(cursor == null ? null : cursor.searchedFor()) : null;
    }

    /** What is left to try after nothing was found. */
    @Nullable Attempt next() {
        if (asked == null || !(rules.search() instanceof TextSearch text)) {
            return null;
        }
        if (!renewed) {
            renewed = true;
            if (text.renew(database)) {
                return attempt(null);
            }
        }
        if (corrected || !scope.guessing()) {
            return null;
        }
        corrected = true;
        String instead = new Correction(database, rules, query, scope).of(text, asked.q());
        if (instead == null) {
            return null;
        }
        asked = new Asked(instead, List.of());
        return attempt(instead);
    }

    private Attempt attempt(@Nullable String searchedFor) {
        if (asked == null || !(rules.search() instanceof TextSearch text)) {
            throw new IllegalStateException("a list that isn't searched has one attempt");
        }
        return new Attempt(0, text.match(database, asked, ""), searchedFor, null);
    }

    /** What the list may show, for those who rank it. */
    private static final class Candidates implements Ranking.Rows {
        /** Finds all; what a search looks into is in the table of the entries only. */
        private static final Match ANY = new Match("", "true", "0::float8", Map.of());

        private final EntityManager database;
        private final Rules rules;
        private final ListQuery query;
        private final Listing.Scope scope;
        private final int best;

        Candidates(
                EntityManager database,
                Rules rules,
                ListQuery query,
                Listing.Scope scope,
                int best) {
            this.database = database;
            this.rules = rules;
            this.query = query;
            this.scope = scope;
            this.best = best;
        }

        @Override
        public EntityManager database() {
            return database;
        }

        @Override
        public int best() {
            return best;
        }

        @Override
        public boolean filtered() {
            return !query.conditions().isEmpty();
        }

        @Override
        public List<Object[]> where(
                String columns, List<String> conditions, Map<String, Object> parameters, int most) {
            var sql = sql();
            return rows(sql, sql.candidates(columns, conditions, most), parameters);
        }

        @Override
        public @Nullable List<Object[]> all(
                Ranking.Columns columns,
                String condition,
                Map<String, Object> parameters,
                int most) {
            var sql = sql();
            List<Object[]> rows = rows(sql, sql.candidates(columns, condition, most), parameters);
            return rows.isEmpty() || (Long) rows.get(0)[0] <= most ? rows : null;
        }

        private ListSql sql() {
            return new ListSql(rules, query, scope, ANY, null);
        }

        private List<Object[]> rows(ListSql sql, String select, Map<String, Object> parameters) {
            var all = new HashMap<>(sql.countParameters());
            all.putAll(parameters);
            return NamedSql.rows(database.unwrap(Session.class), select, all);
        }
    }
}
