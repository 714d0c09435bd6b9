package org.openletter.rest.body;

import java.util.List;
import org.openletter.fault.Flaw;

/** A record that a client may write: what POST and PUT take, and what PATCH is merged into. */
public interface Body {

    /**
     * Rules between components, which no annotation on one of them can say. Asked only once every
     * component is valid.
     */
    default List<Flaw> flaws() {
        return List.of();
    }
}
