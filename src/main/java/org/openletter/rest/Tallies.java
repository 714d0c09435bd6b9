package org.openletter.rest;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.openletter.access.Caller;

/** Counts what of one collection belongs to the entries of another, which doesn't know it. */
public interface Tallies {

    /** The collection whose entries get the tally. */
    String of();

    /** In one statement; entries to which nothing belongs may be absent. */
    Map<UUID, Tally> tallies(Collection<UUID> ids, Caller caller);
}
