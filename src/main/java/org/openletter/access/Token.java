package org.openletter.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The secret of an API key: {@code ol_} and at least 32 letters or digits. */
public final class Token {

    private static final Pattern SHAPE = Pattern.compile("ol_[A-Za-z0-9]{32,200}");
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** A new secret with 256 bits of chance in it. */
    public static String random() {
        var token = new StringBuilder("ol_");
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(token::append);
        return token.toString();
    }

    public static boolean wellFormed(String token) {
        return SHAPE.matcher(token).matches();
    }

    /**
     * What is stored. A plain hash is enough: the secret is random and long, so there is nothing to
     * guess.
     */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
