package org.openletter.prisoners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that says where it comes from, and how sure it is. */
interface Sourced {

    /** Sources of the same record, by their ids. */
    List<String> sourceIds();

    @Nullable Certainty certainty();
}
