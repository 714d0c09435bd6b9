package org.openletter.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Finds what readers of an item may want to read, too. */
@ApplicationScoped
class Nearest {

    private static final String LIKENESS = "likeness";

    private static final String SHOWN =
            "select e.id, e.slug, e.title, e.summary, e.language, e.published_at, e.unpublish_at from news_item e";

    /**
     * The words of the headline, which say best what a text is about, and whether many have them.
     */
    private static final String WORDS =
            """
            select q.words, search_is_common('news_item_search', cast(q.words as tsquery), 200)
            from (select string_agg('''' || replace(replace(w.lexeme, '\\', '\\\\'), '''', '''''') || '''', ' | ') as words
                  from news_item_search s, unnest(s.words) w where s.id = :id and 'A' = any(w.weights)) q
            where q.words is not null
            """;

    /** Common words are met on the way from the newest on; written so that no index is asked. */
    private static final String WALK =
            """
            (select e.id from news_item_search s join news_item e on e.id = s.id
             where (s.words @@ cast(:words as tsquery)) is true and %1$s order by s.fresh desc, s.id desc limit 200)
            """;

    private static final String GATHER =
            """
            (select e.id from (select s.id, s.fresh from news_item_search s where s.words @@ cast(:words as tsquery) offset 0) s
             join news_item e on e.id = s.id where %1$s order by s.fresh desc limit 200)
            """;

    /**
     * Of what has anything in common only the newest are compared: each way to be near finds them
     * by an index.
     */
    private static final String NEAR =
            """
            with near as (
              (select e.id from news_item e where e.prisoners && :prisoners and %1$s order by e.published_at desc nulls last limit 200)
              union
              (select e.id from news_item e where e.petitions && :petitions and %1$s order by e.published_at desc nulls last limit 200)
              union
              (select e.id from news_item e where e.tags && cast(:tags as text[]) and %1$s
               order by e.published_at desc nulls last, e.id desc limit 200)
              union
              %2$s)
            select e.id, e.slug, e.title, e.summary, e.language, e.published_at, e.unpublish_at
            from near join news_item e on e.id = near.id join news_item_search s on s.id = e.id
            where not e.id = any(:known)
            order by 3 * cardinality(array(select unnest(e.prisoners) intersect select unnest(:prisoners)))
                   + 3 * cardinality(array(select unnest(e.petitions) intersect select unnest(:petitions)))
                   + cardinality(array(select unnest(e.tags) intersect select unnest(cast(:tags as text[]))))
                   + 4 * ts_rank(s.words, cast(:words as tsquery), 1) desc,
                   e.published_at desc nulls last, e.id
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
    Found to(NewsItem item, String visible, Set<UUID> hidden, int most) {
        List<Row> rows = new ArrayList<>(chosen(item, visible));
        if (rows.size() < most) {
            rows.addAll(near(item, visible, hidden, most - rows.size()));
        }
        List<Row> shown = rows.subList(0, Math.min(most, rows.size()));
        return new Found(
                shown.stream().map(Row::view).toList(),
                Stream.concat(
                                Stream.ofNullable(item.nextChange()),
                                shown.stream().map(Row::until).filter(Objects::nonNull))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What was found, and when one of it vanishes by itself. */
    record Found(List<RelatedView> items, @Nullable Instant nextChange) {}

    private record Row(RelatedView view, @Nullable Instant until) {}

    private List<Row> chosen(NewsItem item, String visible) {
        List<Related> related = item.body.related();
        if (related.isEmpty()) {
            return List.of();
        }
        UUID[] ids = related.stream().map(Related::id).toArray(UUID[]::new);
        List<Object[]> rows =
                query(SHOWN + " where e.id = any(:ids) and " + visible)
                        .setParameter("ids", ids)
                        .getResultList();
        var chosen = new ArrayList<Row>();
        for (Related one : related) {
            rows.stream()
                    .filter(row -> row[0].equals(one.id()))
                    .findFirst()
                    .ifPresent(row -> chosen.add(row(row, one.type())));
        }
        return chosen;
    }

    private List<Row> near(NewsItem item, String visible, Set<UUID> hidden, int most) {
        List<Object[]> words = query(WORDS).setParameter("id", item.id()).getResultList();
        boolean common = !words.isEmpty() && Boolean.TRUE.equals(words.get(0)[1]);
        List<UUID> known = new ArrayList<>(item.body.related().stream().map(Related::id).toList());
        known.add(item.id());
        String alike = (common ? WALK : GATHER).formatted(visible);
        return query(NEAR.formatted(visible, alike))
                .setParameter("prisoners", but(item.body.prisoners(), hidden))
                .setParameter("petitions", but(item.body.petitions(), hidden))
                .setParameter("tags", item.body.tags().toArray(String[]::new))
                .setParameter("words", words.isEmpty() ? "" : words.get(0)[0])
                .setParameter("known", known.toArray(UUID[]::new))
                .setParameter("most", Integer.valueOf(most))
                .getResultList()
                .stream()
                .map(row -> row(row, LIKENESS))
                .toList();
    }

    private NativeQuery<Object[]> query(String sql) {
        return database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
    }

    private static UUID[] but(List<UUID> ids, Set<UUID> hidden) {
        return ids.stream().filter(id -> !hidden.contains(id)).toArray(UUID[]::new);
    }

    private static Row row(@Nullable Object[] row, String type) {
        var view =
                new RelatedView(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (Instant) row[5],
                        type);
        return new Row(view, (Instant) row[6]);
    }
}
