package org.openletter.petitions.signatures;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pending one that is to be counted.
 *
 * @param name null where it isn't to be shown
 */
record Confirmed(UUID petition, UUID id, @Nullable String name, boolean comments) {

    static Confirmed of(Known known, Signer signer) {
        return new Confirmed(
                known.petition(),
                known.id(),
                signer.showName() ? signer.name() : null,
                signer.comment() != null);
    }
}
