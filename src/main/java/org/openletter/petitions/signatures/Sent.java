package org.openletter.petitions.signatures;

import org.jspecify.annotations.Nullable;

/** What somebody sent to sign a petition. */
record Sent(Signer signer, @Nullable String country, String language, boolean subscribe) {

    @Override
    public String toString() {
        return "Sent";
    }
}
