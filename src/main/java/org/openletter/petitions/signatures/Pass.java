package org.openletter.petitions.signatures;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail carries to let its reader see and erase what is held about them: which request it
 * answers, and a secret of 192 random bits, of which only a hash is stored.
 */
record Pass(UUID request, byte[] secret) {

    private static final int SECRET = 24;
    private static final int BYTES = 2 * Long.BYTES + SECRET;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Pass random(UUID request) {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new Pass(request, secret);
    }

    static Optional<Pass> read(@Nullable String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text == null ? "" : text.strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var request = new UUID(buffer.getLong(), buffer.getLong());
        return Optional.of(new Pass(request, Arrays.copyOfRange(bytes, BYTES - SECRET, BYTES)));
    }

    String text() {
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(request.getMostSignificantBits())
                        .putLong(request.getLeastSignificantBits())
                        .put(secret)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean is(byte @Nullable [] hash) {
        return hash != null && MessageDigest.isEqual(hash, hash());
    }
}
