package org.openletter.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction did to one entry.
 *
 * @param action the last one, as the history names it
 * @param gone the code of the answer that readers get instead of the entry, if they may know why
 * @param mergedInto the entry that stands for this one
 */
public record Deed(
        Kind<?, ?, ?> kind,
        UUID id,
        String action,
        @Nullable String gone,
        @Nullable UUID mergedInto) {

    static Deed of(Kind<?, ?, ?> kind, Entry<?> entry, String action) {
        return new Deed(kind, entry.id, action, gone(entry), entry.mergedInto());
    }

    private static @Nullable String gone(Entry<?> entry) {
        if (!entry.published()) {
            return null;
        }
        if (entry.mergedInto() != null) {
            return "merged";
        }
        var fault = entry.gone();
        return fault == null ? null : fault.code();
    }
}
