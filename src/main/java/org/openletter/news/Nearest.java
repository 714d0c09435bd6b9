package org.openletter.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Finds what readers of an item may want to read, too. */
@ApplicationScoped
class Nearest {

    private static final String LIKENESS = "likeness";

    private static final String SHOWN =
            "select e.id, e.slug, e.title, e.summary, e.language, e.published_at from news_item e";

    /** The words of the headline, which say best what a text is about. */
    private static final String WORDS =
            """
            select string_agg(quote_literal(w.lexeme), ' | ')
            from news_item_search s, unnest(s.words) w where s.id = :id and 'A' = any(w.weights)
            """;

    /**
     * Of what has anything in common only the newest are compared: each way to be near finds them
     * by an index, however many there are.
     */
    private static final String NEAR =
            """
            with near as (
              (select e.id from news_item e where e.prisoners && :prisoners and %1$s order by e.published_at desc limit 200)
              union
              (select e.id from news_item e where e.petitions && :petitions and %1$s order by e.published_at desc limit 200)
              union
              (select e.id from news_item e where e.tags && cast(:tags as text[]) and %1$s order by e.published_at desc limit 200)
              union
              (select e.id from news_item e join news_item_search s on s.id = e.id where s.words @@ cast(:words as tsquery)
                 and %1$s order by e.published_at desc limit 200))
            select e.id, e.slug, e.title, e.summary, e.language, e.published_at
            from near join news_item e on e.id = near.id join news_item_search s on s.id = e.id
            where not e.id = any(:known)
            order by 3 * cardinality(array(select unnest(e.prisoners) intersect select unnest(:prisoners)))
                   + 3 * cardinality(array(select unnest(e.petitions) intersect select unnest(:petitions)))
                   + cardinality(array(select unnest(e.tags) intersect select unnest(cast(:tags as text[]))))
                   + 4 * ts_rank(s.words, cast(:words as tsquery), 1) desc,
                   e.published_at desc, e.id
            limit :most
            """;

    private final EntityManager database;

    Nearest(EntityManager database) {
        this.database = database;
    }

    /**
     * Those that an editor chose first, then the nearest; never the item itself.
     *
     * @param visible SQL over the row {@code e}: what the reader may see
     * @param hidden links that the reader may not know of: what they have in common doesn't count
     */
    List<RelatedView> to(NewsItem item, String visible, Set<UUID> hidden, int most) {
        List<RelatedView> related = new ArrayList<>(chosen(item, visible));
        if (related.size() < most) {
            related.addAll(near(item, visible, hidden, most - related.size()));
        }
        return related.subList(0, Math.min(most, related.size()));
    }

    private List<RelatedView> chosen(NewsItem item, String visible) {
        List<Related> related = item.body.related();
        if (related.isEmpty()) {
            return List.of();
        }
        UUID[] ids = related.stream().map(Related::id).toArray(UUID[]::new);
        List<Object[]> rows =
                query(SHOWN + " where e.id = any(:ids) and " + visible)
                        .setParameter("ids", ids)
                        .getResultList();
        var chosen = new ArrayList<RelatedView>();
        for (Related one : related) {
            rows.stream()
                    .filter(row -> row[0].equals(one.id()))
                    .findFirst()
                    .ifPresent(row -> chosen.add(view(row, one.type())));
        }
        return chosen;
    }

    private List<RelatedView> near(NewsItem item, String visible, Set<UUID> hidden, int most) {
        Object words =
                database.createNativeQuery(WORDS, String.class)
                        .setParameter("id", item.id())
                        .getSingleResult();
        List<UUID> known = new ArrayList<>(item.body.related().stream().map(Related::id).toList());
        known.add(item.id());
        return query(NEAR.formatted(visible))
                .setParameter("prisoners", but(item.body.prisoners(), hidden))
                .setParameter("petitions", but(item.body.petitions(), hidden))
                .setParameter("tags", item.body.tags().toArray(String[]::new))
                .setParameter("words", words == null ? "" : words)
                .setParameter("known", known.toArray(UUID[]::new))
                .setParameter("most", Integer.valueOf(most))
                .getResultList()
                .stream()
                .map(row -> view(row, LIKENESS))
                .toList();
    }

    private NativeQuery<Object[]> query(String sql) {
        return database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
    }

    private static UUID[] but(List<UUID> ids, Set<UUID> hidden) {
        return ids.stream().filter(id -> !hidden.contains(id)).toArray(UUID[]::new);
    }

    private static RelatedView view(@Nullable Object[] row, String type) {
        return new RelatedView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Instant) row[5],
                type);
    }
}
