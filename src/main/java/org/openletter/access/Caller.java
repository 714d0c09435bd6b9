package org.openletter.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param keyId the API key, or what stands for a person of the operator's provider whichever their
 *     token; null for an anonymous caller and for the service itself
 * @param name what the audit trail calls them
 */
public record Caller(@Nullable UUID keyId, String name, Set<Scope> scopes) {

    public static final Caller ANONYMOUS = new Caller(null, "anonymous", Set.of());

    /** The service itself, when it loads its own sample data. */
    public static final Caller SERVICE = new Caller(null, "service", EnumSet.allOf(Scope.class));

    /** No admin would name an API key so: users may choose their names, and could pass for one. */
    private static final String PREFIX = "sso:";

    private static final int LONGEST_NAME = 200;

    /**
     * A person, or a program, whom the operator's provider knows.
     *
     * @param subject by which the provider knows them for ever, unlike by their name
     */
    static Caller ofProvider(String issuer, String subject, String name, Set<Scope> scopes) {
        String line = line(name);
        return new Caller(
                id(issuer + "\n" + subject),
                PREFIX + (line.isEmpty() ? line(subject) : line),
                scopes);
    }

    /** Of version 8, which no API key has, so that the trail tells one from the other. */
    private static UUID id(String name) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    (hash.getLong() & ~0xF000L) | 0x8000L,
                    (hash.getLong() & ~(0xC0L << 56)) | (0x80L << 56));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what would break a line, turn its direction, or not be seen. */
    private static String line(String text) {
        String visible = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").strip();
        int length = visible.codePointCount(0, visible.length());
        return length <= LONGEST_NAME
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST_NAME));
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    public boolean anonymous() {
        return scopes.isEmpty() && keyId == null;
    }
}
