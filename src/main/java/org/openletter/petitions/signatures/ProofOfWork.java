package org.openletter.petitions.signatures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.sealing.Seals;

/**
 * Work for the signer's machine. A challenge is signed, so nothing is stored until its proof comes;
 * used ones are remembered until they expire, each instance for itself, and the newest hundred
 * thousand of them.
 */
@ApplicationScoped
class ProofOfWork implements Challenge {

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int MOST_USED = 100_000;
    private static final int LONGEST = 200;

    /** When it expires, how hard it is, and what makes it the only one; then comes the seal. */
    private static final int BODY = Long.BYTES + 1 + 16;

    private static final int SEAL = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seals seals;
    private final Config config;
    private final Cache<String, String> used =
            Caffeine.newBuilder().maximumSize(MOST_USED).expireAfterWrite(VALID).build();

    ProofOfWork(Seals seals, Config config) {
        this.seals = seals;
        this.config = config;
    }

    @Override
    public String name() {
        return "proof-of-work";
    }

    @Override
    public ChallengeView offer(UUID petition) {
        Instant expiresAt = Instant.ofEpochSecond(Instant.now().plus(VALID).getEpochSecond());
        int difficulty =
                config.getValue("openletter.signatures.challenge-difficulty", Integer.class);
        var unique = new byte[16];
        RANDOM.nextBytes(unique);
        byte[] body =
                ByteBuffer.allocate(BODY)
                        .putLong(expiresAt.getEpochSecond())
                        .put((byte) difficulty)
                        .put(unique)
                        .array();
        byte[] whole =
                ByteBuffer.allocate(BODY + SEAL)
                        .put(body)
                        .put(seals.fingerprint(sealed(petition, body)), 0, SEAL)
                        .array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        return new ChallengeView(name(), text, difficulty, expiresAt);
    }

    private static String sealed(UUID petition, byte[] body) {
        return "challenge " + petition + " " + HexFormat.of().formatHex(body);
    }

    @Override
    public void require(UUID petition, @Nullable String proof, String sender) {
        if (proof == null) {
            throw flawed("required", "Do the work of the petition's challenge first.");
        }
        int dot = proof.indexOf('.');
        byte[] whole = dot < 0 || proof.length() > LONGEST ? null : bytes(proof.substring(0, dot));
        if (whole == null || !ours(petition, whole)) {
            throw flawed("proof-invalid", "This isn't for a challenge of this petition.");
        }
        if (Instant.now().getEpochSecond() > ByteBuffer.wrap(whole).getLong()) {
            throw flawed("proof-expired", "The challenge has expired: fetch another.");
        }
        if (zeroBits(proof) < whole[Long.BYTES]) {
            throw flawed("proof-invalid", "The work isn't done.");
        }
        String first = used.asMap().putIfAbsent(proof.substring(0, dot), sender);
        if (first != null && !first.equals(sender)) {
            throw flawed("proof-used", "The challenge was used already: fetch another.");
        }
    }

    private static byte @Nullable [] bytes(String challenge) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(challenge);
            return whole.length == BODY + SEAL ? whole : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean ours(UUID petition, byte[] whole) {
        byte[] body = Arrays.copyOf(whole, BODY);
        byte[] seal = Arrays.copyOfRange(whole, BODY, BODY + SEAL);
        return seals.fingerprints(sealed(petition, body)).stream()
                .map(print -> Arrays.copyOf(print, SEAL))
                .anyMatch(print -> MessageDigest.isEqual(print, seal));
    }

    private static int zeroBits(String proof) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(proof.getBytes(StandardCharsets.UTF_8));
            return hash.length * Byte.SIZE - new BigInteger(1, hash).bitLength();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fault flawed(String code, String detail) {
        return Fault.invalid(List.of(Flaw.pointer("/proof", code, detail)));
    }
}
