package org.openletter.news.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code feed_entry}: what has been seen, and which items stand for it. */
@ApplicationScoped
class KnownEntries {

    private static final JsonMapper JSON = new JsonMapper();

    /** Writing is one at a time, or two runs would take over the same article from two feeds. */
    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('feed-entries', 0)) as text)";

    private static final String OF =
            "select guid, news_id, owner, content, cast(written as text) from feed_entry"
                    + " where source_id = :source and guid in (:guids)";

    private static final String SAME_LINK =
            """
            select news_id from (
              (select news_id, 1 as rank, first_seen_at as at from feed_entry where link = :link)
              union all
              (select id, 2, created_at from news_item where original_url in (:http, :https))) known
            order by rank, at limit 1
            """;

    private static final String SAME_CONTENT =
            "select news_id from feed_entry where fingerprint = :fingerprint order by first_seen_at limit 1";

    private static final String PUT =
            """
            insert into feed_entry
              (source_id, guid, news_id, owner, link, fingerprint, content, written, published_at, first_seen_at)
            values (:source, :guid, :news, :owner, :link, :fingerprint, :content, cast(:written as jsonb),
              :published, now())
            on conflict (source_id, guid) do update
            set link = excluded.link, fingerprint = excluded.fingerprint, content = excluded.content,
                written = coalesce(excluded.written, feed_entry.written)
            """;

    private final EntityManager database;

    KnownEntries(EntityManager database) {
        this.database = database;
    }

    /**
     * An entry that has been seen.
     *
     * @param owner whether the item was made of it
     * @param written what was last written of it, where it was
     */
    record Known(UUID news, boolean owner, String content, @Nullable ObjectNode written) {}

    void lock() {
        database.createNativeQuery(LOCK, String.class).getSingleResult();
    }

    Map<String, Known> of(UUID source, Collection<String> guids) {
        var known = new HashMap<String, Known>();
        if (guids.isEmpty()) {
            return known;
        }
        List<?> rows =
                database.createNativeQuery(OF, Object[].class)
                        .setParameter("source", source)
                        .setParameter("guids", guids)
                        .getResultList();
        for (Object row : rows) {
            Object[] values = (Object[]) row;
            known.put(
                    (String) values[0],
                    new Known(
                            (UUID) values[1],
                            (Boolean) values[2],
                            (String) values[3],
                            json((String) values[4])));
        }
        return known;
    }

    /** The item that has this link, whoever brought it here. */
    Optional<UUID> withLink(@Nullable String link) {
        if (link == null) {
            return Optional.empty();
        }
        return first(
                database.createNativeQuery(SAME_LINK, UUID.class)
                        .setParameter("link", link)
                        .setParameter("http", "http" + link)
                        .setParameter("https", "https" + link)
                        .getResultList());
    }

    /** The item that says the same, whichever feed it is from. */
    Optional<UUID> withContent(@Nullable String fingerprint) {
        if (fingerprint == null) {
            return Optional.empty();
        }
        return first(
                database.createNativeQuery(SAME_CONTENT, UUID.class)
                        .setParameter("fingerprint", fingerprint)
                        .getResultList());
    }

    private static Optional<UUID> first(List<?> rows) {
        return rows.stream().map(UUID.class::cast).findFirst();
    }

    /** Keeps what is known of an entry now. */
    void put(UUID source, Article article, UUID news, boolean owner, boolean written) {
        database.createNativeQuery(PUT)
                .setParameter("source", source)
                .setParameter("guid", article.guid())
                .setParameter("news", news)
                .setParameter("owner", owner)
                .setParameter("link", article.link())
                .setParameter("fingerprint", article.fingerprint())
                .setParameter("content", article.content())
                .setParameter("written", written ? owned(article.body()).toString() : null)
                .setParameter("published", article.published())
                .executeUpdate();
    }

    /** The part of a body that is the feed's. */
    static ObjectNode owned(ObjectNode body) {
        return body.deepCopy().retain(Article.UPDATED);
    }

    private static @Nullable ObjectNode json(@Nullable String written) {
        try {
            return written == null ? null : (ObjectNode) JSON.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what PostgreSQL calls JSON is none", e);
        }
    }
}
