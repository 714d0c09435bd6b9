package org.openletter.rest.hot;

import java.util.List;

/** Which collections keep the answers that anybody gets. */
public interface Keeps {

    List<Kept> all();

    /**
     * A collection that does, in a table named after its own.
     *
     * @param visible SQL over the row {@code e}: what anybody may see
     * @param links SQL: selects of the ids that anybody may see, of each collection that it links
     *     to; conditions on {@code e} may follow them
     */
    record Kept(String name, String table, String visible, List<String> links) {}
}
