package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What was counted of a list. */
public final class Counts {

    static final Counts NONE = new Counts(-1, Map.of());
    private static final int FACET_VALUES = 50;

    private final long total;
    private final Map<String, List<FacetValue>> facets;

    private Counts(long total, Map<String, List<FacetValue>> facets) {
        this.total = total;
        this.facets = facets;
    }

    /** -1 if that wasn't asked. */
    long total() {
        return total;
    }

    Map<String, List<FacetValue>> facets() {
        return facets;
    }

    static Counts of(
            EntityManager database, ListSql sql, ListQuery query, boolean count, Memory memory) {
        var asked = new Question(sql.counts(count, FACET_VALUES), sql.countParameters());
        return memory.of(asked, () -> read(database, asked, query));
    }

    /** What is counted. */
    public record Question(String sql, Map<String, Object> parameters) {}

    /** The total alone. */
    static Question question(ListSql sql) {
        return new Question(sql.counts(true, FACET_VALUES), sql.countParameters());
    }

    static Counts of(long total) {
        return new Counts(total, Map.of());
    }

    /** More than is counted. */
    public static Counts enough() {
        return of(Listing.BOUND + 1L);
    }

    public boolean isEnough() {
        return total > Listing.BOUND;
    }

    private static Counts read(EntityManager database, Question asked, ListQuery query) {
        NativeQuery<Object[]> select =
                database.unwrap(Session.class).createNativeQuery(asked.sql(), Object[].class);
        Selection.bind(select, asked.parameters());
        var facets = new LinkedHashMap<String, List<FacetValue>>();
        query.facets().forEach(facet -> facets.put(facet.name(), new ArrayList<>()));
        long total = -1;
        for (Object[] row : select.getResultList()) {
            long n = ((Number) row[2]).longValue();
            if (row[0] == null) {
                total = n;
            } else {
                facets.computeIfAbsent((String) row[0], name -> new ArrayList<>())
                        .add(new FacetValue((String) row[1], figure(query, (String) row[0], n)));
            }
        }
        facets.values().forEach(Counts::sortFew);
        return new Counts(total, facets);
    }

    private static Figure figure(ListQuery query, String facet, long n) {
        return Figure.of(
                n, query.facets().stream().anyMatch(f -> f.sensitive() && f.name().equals(facet)));
    }

    /** Those of which it is told only that they are few: their order must not tell more. */
    private static void sortFew(List<FacetValue> values) {
        values.sort(
                Comparator.comparing((FacetValue value) -> value.count().blurred())
                        .thenComparing(
                                (a, b) ->
                                        a.count().blurred() ? a.value().compareTo(b.value()) : 0));
    }
}
