package org.openletter.changes.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries of a webhook are signed with: the present secret and, for a time, the one
 * before, so that receivers can change it without a gap.
 */
record Secret(String present, @Nullable String former, @Nullable Instant formerUntil) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final long GRACE_SECONDS = 24 * 60 * 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret made() {
        return new Secret(random(), null, null);
    }

    /** A new one; the present one stays good for a day. */
    Secret rotated(Instant now) {
        return new Secret(random(), present, now.plusSeconds(GRACE_SECONDS));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The header {@code webhook-signature}: one signature for each secret that is good. */
    String signatures(UUID message, Instant at, String body) {
        String signed = message + "." + at.getEpochSecond() + "." + body;
        String signatures = "v1," + mac(present, signed);
        boolean both = former != null && formerUntil != null && at.isBefore(formerUntil);
        return both ? signatures + " v1," + mac(former, signed) : signatures;
    }

    private static String mac(@Nullable String secret, String text) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(String.valueOf(secret).substring(PREFIX.length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
