package org.openletter.rest.list;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a collection is searched. */
public interface Search {

    /**
     * Ways to find what {@code q} asks for, the strictest first: the next is tried where one finds
     * nothing at all.
     *
     * @param q not empty, at most 500 characters, without NUL
     */
    List<Match> matches(String q);

    /** Who ranks the hits in the place of SQL, and finds them; null where SQL does. */
    default @Nullable Ranking ranking() {
        return null;
    }

    /**
     * SQL for a plain text of each property in which hits are marked; it may use what {@link
     * Match#join} joined and the match's parameters. Marks are U+E000 and U+E001.
     */
    Map<String, String> marked();

    /** The same for hits that only Java can find: marked texts of one entry, by property. */
    default Map<String, String> mark(Object entry, String q) {
        return Map.of();
    }
}
