package org.openletter.prisoners;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How sure a fact is. */
@Schema(description = "How sure a fact is.")
enum Certainty {
    confirmed,
    probable,
    claimed,
    disputed
}
