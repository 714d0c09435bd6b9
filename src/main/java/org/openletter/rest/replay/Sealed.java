package org.openletter.rest.replay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two things made from one secret: what a row is found by, and the key that its content is closed
 * with.
 */
record Sealed(byte[] lookup, byte[] key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static Sealed with(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return new Sealed(
                digest("find\n".getBytes(StandardCharsets.UTF_8), bytes),
                digest("close\n".getBytes(StandardCharsets.UTF_8), bytes));
    }

    byte[] close(byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
        System.arraycopy(closed, 0, all, NONCE, closed.length);
        return all;
    }

    byte[] open(byte[] closed) {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(closed, NONCE), closed, NONCE);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that nobody without the key can try which request it was. */
    byte[] print(byte[] digest) {
        return digest(key, digest);
    }

    static byte[] digest(byte[] first, byte[] second) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(first);
            sha.update((byte) 0);
            sha.update(second);
            return sha.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
