package org.openletter.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is personal with AES-256-GCM, and makes the fingerprints by which it is found. Both
 * come from the same keys of the operator, by HKDF for each purpose.
 */
public class Seals {

    private static final String HASH = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Aead aead;
    private final List<Integer> numbers;
    private final List<SecretKeySpec> fingerprintKeys;

    private Seals(Aead aead, List<Integer> numbers, List<SecretKeySpec> fingerprintKeys) {
        this.aead = aead;
        this.numbers = numbers;
        this.fingerprintKeys = fingerprintKeys;
    }

    /** Seals under these keys, written as {@link KeyRing} says. */
    public static Seals with(String keys) {
        KeyRing ring = KeyRing.read(keys);
        try {
            AeadConfig.register();
            int newest = ring.keys().get(0).number();
            var keyset = KeysetHandle.newBuilder();
            for (KeyRing.Key key : ring.keys()) {
                var entry = KeysetHandle.importKey(aesKey(key)).withFixedId(key.number());
                keyset.addEntry(key.number() == newest ? entry.makePrimary() : entry);
            }
            Aead aead = keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
            List<SecretKeySpec> prints =
                    ring.keys().stream()
                            .map(key -> new SecretKeySpec(derived(key, "fingerprint"), HASH))
                            .toList();
            return new Seals(aead, ring.keys().stream().map(KeyRing.Key::number).toList(), prints);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealing keys can't be used", e);
        }
    }

    @AccessesPartialKey
    private static AesGcmKey aesKey(KeyRing.Key key) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(
                        AesGcmParameters.builder()
                                .setKeySizeBytes(KEY_BYTES)
                                .setIvSizeBytes(12)
                                .setTagSizeBytes(16)
                                .setVariant(AesGcmParameters.Variant.TINK)
                                .build())
                .setKeyBytes(
                        SecretBytes.copyFrom(derived(key, "seal"), InsecureSecretKeyAccess.get()))
                .setIdRequirement(key.number())
                .build();
    }

    private static byte[] derived(KeyRing.Key key, String purpose) {
        try {
            byte[] info = ("open-letter " + purpose).getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf(HASH, key.bytes(), new byte[0], info, KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Seals under the newest key.
     *
     * @param context where it is kept, such as {@code signature 0198…}: moved elsewhere, it can't
     *     be opened
     */
    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("can't seal", e);
        }
    }

    /**
     * What was sealed, under any of the keys.
     *
     * @throws IllegalStateException if none of the keys fits, or it was sealed for elsewhere
     */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "something sealed can't be opened: its key is missing, or it was changed", e);
        }
    }

    /** The number of the key that new seals are made with. */
    public int newestKey() {
        return numbers.get(0);
    }

    /** The numbers of the keys that nothing new is sealed with. */
    public List<Integer> oldKeys() {
        return numbers.subList(1, numbers.size());
    }

    /** The same as they stand in what was sealed, from its second byte on. */
    public List<byte[]> oldMarks() {
        return oldKeys().stream()
                .map(number -> ByteBuffer.allocate(Integer.BYTES).putInt(number).array())
                .toList();
    }

    /**
     * The number of the key that this was sealed with: Tink writes it after one byte of its own.
     */
    public static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }

    /** What is stored so that a text can be found again: 32 bytes, of no use without the keys. */
    public byte[] fingerprint(String text) {
        return fingerprint(fingerprintKeys.get(0), text);
    }

    /** Those under all keys, the newest first: what was stored before a new key came. */
    public List<byte[]> fingerprints(String text) {
        return fingerprintKeys.stream().map(key -> fingerprint(key, text)).toList();
    }

    private static byte[] fingerprint(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
