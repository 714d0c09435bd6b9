package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.petitions.Signable;

/**
 * A signature as its owner sees it, read without a lock.
 *
 * @param signer empty once that was erased
 * @param language of the letters to them
 */
record Own(
        Signable petition,
        Known known,
        Optional<Signer> signer,
        String language,
        boolean subscribed) {

    /**
     * When it was confirmed, or null if it may be now.
     *
     * @throws Fault as confirming would
     */
    @Nullable Instant requireConfirmable() {
        if (petition.gone() != null) {
            throw petition.gone();
        }
        return Owning.requireConfirmable(known, petition);
    }
}
