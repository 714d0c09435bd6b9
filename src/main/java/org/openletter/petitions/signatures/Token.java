package org.openletter.petitions.signatures;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a mail carries to confirm or withdraw one signature: which it is, and a secret of 192 random
 * bits. Only a hash of the secret is stored, so that who reads the database can do neither.
 */
record Token(UUID petition, UUID signature, byte[] secret) {

    private static final int SECRET = 24;
    private static final int BYTES = 4 * Long.BYTES + SECRET;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Token random(UUID petition, UUID signature) {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new Token(petition, signature, secret);
    }

    /** The token that this is the text of; empty where it can't be one. */
    static Optional<Token> read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var petition = new UUID(buffer.getLong(), buffer.getLong());
        var signature = new UUID(buffer.getLong(), buffer.getLong());
        return Optional.of(
                new Token(petition, signature, Arrays.copyOfRange(bytes, BYTES - SECRET, BYTES)));
    }

    String text() {
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(petition.getMostSignificantBits())
                        .putLong(petition.getLeastSignificantBits())
                        .putLong(signature.getMostSignificantBits())
                        .putLong(signature.getLeastSignificantBits())
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

    /**
     * Whether it is one of those whose hashes these are; takes as long for none as for the last.
     */
    boolean among(byte[][] hashes) {
        byte[] hash = hash();
        boolean found = false;
        for (byte[] known : hashes) {
            found |= MessageDigest.isEqual(known, hash);
        }
        return found;
    }
}
