package org.openletter.petitions.signatures;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signature that is there, as whoever locked it read it.
 *
 * @param terms text version, language, whether they subscribe, and country: {@code 1 en f DE}
 * @param since when it was asked for, which its tokens' time is counted from
 */
record Known(
        UUID petition,
        UUID id,
        Standing standing,
        int member,
        byte @Nullable [] sealed,
        @Nullable String country,
        String terms,
        byte[] secrets,
        Mails mails,
        Instant since,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt) {

    /** So long the token of a mail can confirm. */
    static final Duration VALID = Duration.ofDays(14);

    private static final int HASH = 32;

    /** Where a signature stands. Expiry is computed. */
    enum Standing {
        pending,
        confirmed,
        withdrawn,
        invalidated
    }

    /** How many mails it was sent, and when the last. */
    record Mails(int sent, Instant last) {}

    /** Whether this token was mailed for it. */
    boolean knows(Token token) {
        var hashes = new byte[secrets.length / HASH][];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Arrays.copyOfRange(secrets, i * HASH, (i + 1) * HASH);
        }
        return token.among(hashes);
    }

    /** Whether nobody confirmed in time. */
    boolean expired(Instant now) {
        return standing == Standing.pending && now.isAfter(since.plus(VALID));
    }
}
