package org.openletter.rest.list;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a collection is searched: by SQL, see {@link TextSearch}, or as somebody ranks it. */
public interface Search {

    /** Who ranks the hits in the place of SQL, and finds them; null where SQL does. */
    default @Nullable Ranking ranking() {
        return null;
    }

    /** The properties in which SQL marks hits. */
    Map<String, String> marked();

    /** Marked texts, for hits that only Java can find: of one entry, by property. */
    default Map<String, String> mark(Object entry, String q) {
        return Map.of();
    }
}
