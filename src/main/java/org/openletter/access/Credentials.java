package org.openletter.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller who belongs to a token. An answer is kept for a second, so that a busy caller
 * costs one look-up a second; a key revoked on another instance therefore works there for a second
 * more, and on this one not at all.
 */
@ApplicationScoped
public class Credentials {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String FIND =
            """
            select id, name, scopes, expires_at, last_used_at
            from api_key
            where hash = :hash and revoked_at is null
            """;

    private final EntityManager database;
    private final Cache<String, Optional<Known>> recent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    Credentials(EntityManager database) {
        this.database = database;
    }

    /** The caller with this token, unless there is none, or the key is revoked or has expired. */
    public Optional<Caller> caller(String token) {
        byte[] hash = Token.hash(token);
        return recent.get(HexFormat.of().formatHex(hash), key -> look(hash))
                .filter(known -> known.expiresAt().isAfter(Instant.now()))
                .map(Known::caller);
    }

    /** Forgets what was looked up, because a key has just been revoked. */
    public void forget() {
        recent.invalidateAll();
    }

    private Optional<Known> look(byte[] hash) {
        List<?> rows =
                database.createNativeQuery(FIND, Object[].class)
                        .setParameter("hash", hash)
                        .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        var scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream((String[]) row[2]).flatMap(s -> Scope.of(s).stream()).forEach(scopes::add);
        UUID id = (UUID) row[0];
        noteUse(id, (Instant) row[4]);
        Instant expiresAt = row[3] == null ? Instant.MAX : (Instant) row[3];
        return Optional.of(new Known(new Caller(id, (String) row[1], scopes), expiresAt));
    }

    private void noteUse(UUID id, @Nullable Instant lastUsedAt) {
        if (lastUsedAt != null && lastUsedAt.isAfter(Instant.now().minus(USE_NOTED_EVERY))) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                database.createNativeQuery(
                                                "update api_key set last_used_at = now() where id = :id")
                                        .setParameter("id", id)
                                        .executeUpdate());
    }

    private record Known(Caller caller, Instant expiresAt) {}
}
