package org.openletter.news;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One of the texts of an item that readers could read, the present one included. */
@Entity
@Immutable
class NewsText extends PanacheEntityBase {

    /** Of the present text, which stands in the item itself, the item's. */
    @Id UUID id;

    UUID itemId;
    int version;
    String title;
    @Nullable String summary;
    String body;
    String bodyHtml;
    Instant validFrom;

    NewsText() {}

    static Optional<NewsText> of(UUID item, int version) {
        return find("itemId = ?1 and version = ?2", item, version).firstResultOptional();
    }

    /** The one before this, as far as it is still there. */
    Optional<NewsText> former() {
        return find("itemId = ?1 and version < ?2 order by version desc", itemId, version)
                .firstResultOptional();
    }

    Wording wording() {
        return new Wording(title, summary, body);
    }

    /** Keeps the item's text as it is stored, before another takes its place. */
    static void keep(UUID item) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into news_former_text (id, item_id, version, title, summary, body, body_html, valid_from)
                        select gen_random_uuid(), item_id, version, title, summary, body, body_html, valid_from
                        from news_text
                        where id = :item
                        """)
                // What is stored is what is kept; the item itself is written once, later.
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("item", item)
                .executeUpdate();
    }

    /** Takes a former text out for good. */
    void erase() {
        getEntityManager()
                .createNativeQuery("delete from news_former_text where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
