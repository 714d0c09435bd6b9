package org.openletter.rest;

import java.util.List;

/** Is told of every write to a collection, whoever wrote. */
public interface Witness {

    /**
     * In the transaction of the writes, just before it commits: whatever is locked here is locked
     * for that moment only.
     *
     * @param deeds one for each entry
     */
    void saw(List<Deed> deeds);
}
