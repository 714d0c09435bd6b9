package org.openletter.rest.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;

/**
 * Where a walk through a list stands: behind or before the row with these sort keys. Signed, so
 * that a changed byte is noticed, and bound to the list's sort, filters and search.
 *
 * @param keys the sort keys as PostgreSQL writes them as text, the id last; null for an unset value
 * @param back whether the page before the row is meant
 * @param with whether the row itself belongs to the page
 * @param attempt which of the ways to find something the walk began with
 * @param edge where the ranked hits end; null where all are
 * @param searchedFor what was searched for in the place of {@code q}, which found nothing
 */
record Cursor(
        List<@Nullable String> keys,
        boolean back,
        boolean with,
        int attempt,
        @Nullable String edge,
        @Nullable String searchedFor) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MAC_BYTES = 16;
    private static final int MAX_LENGTH = 8_192;

    /** What is signed: {@code of} ties it to the list that it was made for. */
    private record Payload(
            String of,
            List<@Nullable String> keys,
            boolean back,
            boolean with,
            int attempt,
            @Nullable String edge,
            @Nullable String searchedFor) {}

    /** For lists that need no more than their keys to go on. */
    Cursor(List<@Nullable String> keys, boolean back, boolean with, int attempt) {
        this(keys, back, with, attempt, null, null);
    }

    String write(byte[] secret, String identity) {
        try {
            byte[] payload =
                    MAPPER.writeValueAsBytes(
                            new Payload(
                                    digest(identity),
                                    keys,
                                    back,
                                    with,
                                    attempt,
                                    edge,
                                    searchedFor));
            byte[] mac = Arrays.copyOf(mac(secret, payload), MAC_BYTES);
            byte[] all = Arrays.copyOf(mac, MAC_BYTES + payload.length);
            System.arraycopy(payload, 0, all, MAC_BYTES, payload.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cursor read(byte[] secret, String identity, String text, int keys) {
        byte[] all = decoded(text);
        byte[] payload = Arrays.copyOfRange(all, Math.min(MAC_BYTES, all.length), all.length);
        byte[] mac = Arrays.copyOf(mac(secret, payload), MAC_BYTES);
        if (!MessageDigest.isEqual(mac, Arrays.copyOf(all, MAC_BYTES)) || payload.length == 0) {
            throw invalid();
        }
        try {
            Payload read = MAPPER.readValue(payload, Payload.class);
            if (!read.of().equals(digest(identity)) || read.keys().size() != keys) {
                throw refused(
                        "cursor-mismatch",
                        "This cursor was made for another sort, search or filter: begin without one.");
            }
            return new Cursor(
                    read.keys(),
                    read.back(),
                    read.with(),
                    read.attempt(),
                    read.edge(),
                    read.searchedFor());
        } catch (IOException e) {
            throw invalid();
        }
    }

    private static byte[] decoded(String text) {
        try {
            byte[] bytes =
                    text.length() > MAX_LENGTH ? new byte[0] : Base64.getUrlDecoder().decode(text);
            // A byte changed in the unused bits of the last character would else go unnoticed.
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)
                    ? bytes
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Fault invalid() {
        return refused(
                "cursor-invalid",
                "This isn't a cursor of this service, or it was changed: take it from next or prev.");
    }

    private static Fault refused(String code, String detail) {
        return Fault.malformed(
                code, "The cursor can't be used.", Flaw.parameter("cursor", code, detail));
    }

    private static byte[] mac(byte[] secret, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String identity) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
