package org.openletter.rest.condition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tag of what has no version of its own: a hash of whatever shapes it. Guards no write. */
public final class WeakTag {

    private static final int BYTES = 15;

    private WeakTag() {}

    public static String of(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            byte[] hash = Arrays.copyOf(digest.digest(), BYTES);
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@code If-None-Match} names this tag. */
    public static boolean matches(String tag, @Nullable String ifNoneMatch) {
        return EntityTag.named(ifNoneMatch, tag.substring(tag.indexOf('"') + 1, tag.length() - 1));
    }
}
