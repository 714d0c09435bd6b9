package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How collections meet: by name, never by type. Every {@link CollectionResource} is one. */
public interface Door {

    Kind<?, ?, ?> kind();

    /**
     * Puts an entry here by its natural key, as an importer would; {@code published} also makes it
     * public.
     */
    void put(String source, String externalId, ObjectNode body);
}
