package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** How collections meet: by name, never by type. Every {@link CollectionResource} is one. */
public interface Door {

    Kind<?, ?, ?> kind();

    /**
     * Puts an entry here by its natural key, as an importer would, on the service's own account,
     * and makes it public. One that is there already is left as it is.
     */
    UUID put(String source, String externalId, ObjectNode body);
}
