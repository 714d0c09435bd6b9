package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;

/** What somebody sent, opened. */
record Envelope(UUID id, UUID petition, int textVersion, Sent sent, Instant createdAt) {

    /** As {@link Known#terms()}. */
    String terms() {
        String country = sent.country() == null ? "" : " " + sent.country();
        return textVersion + " " + sent.language() + (sent.subscribe() ? " t" : " f") + country;
    }
}
