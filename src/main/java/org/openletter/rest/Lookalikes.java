package org.openletter.rest;

import java.util.List;
import java.util.UUID;
import org.openletter.access.Caller;
import org.openletter.rest.body.Body;

/** Finds entries that may mean the same as one that is about to be written, or has just been. */
public interface Lookalikes {

    /** The collection: {@code prisoners}. */
    String kind();

    /** For each body the likeliest first; only what the caller may see. */
    List<List<Lookalike>> of(List<? extends Body> bodies, Caller caller);

    /**
     * One of them.
     *
     * @param score from 0 to 1
     */
    record Lookalike(UUID id, double score) {}
}
