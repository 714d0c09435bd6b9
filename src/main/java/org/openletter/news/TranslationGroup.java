package org.openletter.news;

import java.util.List;
import java.util.UUID;
import org.openletter.rest.Entry;

/** The items that say the same in several languages. */
final class TranslationGroup {

    private static final String BEHIND =
            "body.translationGroup = ?1 and id <> ?2 and deletedAt is null"
                    + " and life.translationOutdated = false order by id";

    private TranslationGroup() {}

    /** Locks an item and its translations in one order: two corrections never wait in a circle. */
    static void lock(UUID item) {
        NewsItem.getEntityManager()
                .createNativeQuery(
                        """
                        select e.id from news_item e where e.id = :id or e.translation_group =
                          (select translation_group from news_item where id = :id)
                        order by e.id for update
                        """,
                        UUID.class)
                .setParameter("id", item)
                .getResultList();
    }

    /**
     * Those that say something else once the item is corrected; where it is outdated itself, its
     * correction follows theirs.
     */
    static List<UUID> behind(NewsItem item) {
        return item.body.translationGroup() == null || item.life.translationOutdated
                ? List.of()
                : NewsItem.<NewsItem>list(BEHIND, item.body.translationGroup(), item.id()).stream()
                        .map(Entry::id)
                        .toList();
    }
}
