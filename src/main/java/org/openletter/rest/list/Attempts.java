package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The ways to find what a list asks for, to be tried until one finds something. */
final class Attempts {

    /** One way; {@code match} is null where the list isn't searched. */
    record Attempt(int number, @Nullable Match match) {}

    private Attempts() {}

    static List<Attempt> of(
            EntityManager database,
            Rules rules,
            ListQuery query,
            Listing.Scope scope,
            @Nullable Cursor cursor) {
        Search search = rules.search();
        if (query.q() == null || search == null) {
            return List.of(new Attempt(0, null));
        }
        Ranking ranking = search.ranking();
        if (ranking != null) {
            Integer fixed = cursor == null ? null : Integer.valueOf(cursor.attempt());
            var found =
                    ranking.attempt(
                            query.q(), fixed, new Candidates(database, rules, query, scope));
            return List.of(new Attempt(found.number(), found.match()));
        }
        List<Match> matches = search.matches(query.q());
        var attempts = new ArrayList<Attempt>();
        int first = cursor == null ? 0 : Math.min(cursor.attempt(), matches.size() - 1);
        for (int i = first; i < matches.size(); i++) {
            attempts.add(new Attempt(i, matches.get(i)));
        }
        return attempts;
    }

    /** Who tells of an entry how good a hit it is; null where nobody does. */
    static @Nullable Function<Object, Ranking.Appraisal> appraiser(Rules rules, ListQuery query) {
        Ranking ranking = rules.search() == null ? null : rules.search().ranking();
        return query.q() == null || ranking == null ? null : ranking.appraiser(query.q());
    }

    /** What the list may show, for those who rank it. */
    private static final class Candidates implements Ranking.Rows {
        /** Finds all; what a search looks into is in the table of the entries only. */
        private static final Match ANY = new Match("", "true", "0::float8", Map.of());

        private final EntityManager database;
        private final Rules rules;
        private final ListQuery query;
        private final Listing.Scope scope;

        Candidates(EntityManager database, Rules rules, ListQuery query, Listing.Scope scope) {
            this.database = database;
            this.rules = rules;
            this.query = query;
            this.scope = scope;
        }

        @Override
        public EntityManager database() {
            return database;
        }

        @Override
        public List<Object[]> where(
                String columns, List<String> conditions, Map<String, Object> parameters, int most) {
            var sql = new ListSql(rules, query, scope, ANY, null);
            NativeQuery<Object[]> select =
                    database.unwrap(Session.class)
                            .createNativeQuery(
                                    sql.candidates(columns, conditions, most), Object[].class);
            Listing.bind(select, sql.countParameters());
            Listing.bind(select, parameters);
            return select.getResultList();
        }
    }
}
