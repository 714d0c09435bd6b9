package org.openletter.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/** The entries of a file, one after another. */
interface Records {

    /** What one entry may have at the most, as a body elsewhere. */
    int MAX_BYTES = 1024 * 1024;

    /** The next one; null at the end. */
    @Nullable One next();

    /**
     * An entry, or why there is none.
     *
     * @param line where it begins
     * @param next the line behind it
     * @param end the place behind it
     * @param columns in CSV: the column of each value, by the pointer to it
     */
    record One(
            long line,
            long next,
            long end,
            @Nullable String externalId,
            @Nullable ObjectNode body,
            @Nullable Fault fault,
            Map<String, String> columns) {}
}
