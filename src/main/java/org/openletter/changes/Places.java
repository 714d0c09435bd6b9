package org.openletter.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openletter.rest.Secrets;

/**
 * Places in the changes, as cursors: signed, so that a changed byte is noticed. A cursor of a list
 * is bound to the filters that it was made for; this one isn't, because it is a place among all
 * changes, whoever hears of which.
 */
@ApplicationScoped
class Places {

    private static final String HASH = "HmacSHA256";
    private static final byte[] PURPOSE = "changes".getBytes(StandardCharsets.UTF_8);
    private static final int MAC_BYTES = 12;

    private final Secrets secrets;

    Places(Secrets secrets) {
        this.secrets = secrets;
    }

    String write(long position) {
        byte[] all =
                ByteBuffer.allocate(Long.BYTES + MAC_BYTES)
                        .putLong(position)
                        .put(mac(position))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty where this is no cursor of ours. */
    Optional<Long> read(String cursor) {
        byte[] all;
        try {
            all = cursor.length() > 100 ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != Long.BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        long position = ByteBuffer.wrap(all).getLong();
        byte[] sent = Arrays.copyOfRange(all, Long.BYTES, all.length);
        // A byte changed in the unused bits of the last character would else go unnoticed.
        return MessageDigest.isEqual(sent, mac(position)) && write(position).equals(cursor)
                ? Optional.of(position)
                : Optional.empty();
    }

    private byte[] mac(long position) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(secrets.cursors(), HASH));
            mac.update(PURPOSE);
            byte[] whole = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            return Arrays.copyOf(whole, MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
