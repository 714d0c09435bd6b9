package org.openletter.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.openletter.fault.Fault;

/**
 * Counts how often something is done in an hour, each instance for itself, and in memory: nothing
 * is read or written for it. How often it may be says the setting {@code openletter.limits.<name>};
 * 0 is no limit. Keys are kept for an hour, so none may be anybody's in clear.
 */
@ApplicationScoped
public class Limits {

    static final String STATE = "RateLimit";
    static final String POLICY = "RateLimit-Policy";
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEYS = 100_000;

    private final Config config;

    /** One cache a name: many keys of one kind must not drive out those of another. */
    private final Map<String, Cache<String, Bucket>> buckets = new ConcurrentHashMap<>();

    Limits(Config config) {
        this.config = config;
    }

    /**
     * Counts once more.
     *
     * @throws Fault 429 where it was too often; its headers name this limit
     */
    public void take(String name, String key) {
        taken(name, key).ifPresent(Taken::require);
    }

    /** The same without a refusal; empty where there is no such limit. */
    Optional<Taken> taken(String name, String key) {
        int most = config.getValue("openletter.limits." + name, Integer.class);
        if (most == 0) {
            return Optional.empty();
        }
        Bucket bucket =
                buckets.computeIfAbsent(name, fresh -> cache())
                        .get(most + " " + key, fresh -> bucket(most));
        return Optional.of(new Taken(name, most, bucket.tryConsumeAndReturnRemaining(1)));
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(WINDOW).build();
    }

    private static Bucket bucket(int most) {
        return Bucket.builder()
                // A clock that is set back would stop the filling.
                .withNanosecondPrecision()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                .build();
    }

    /** How it stands after one more. */
    record Taken(String name, int most, ConsumptionProbe probe) {

        void require() {
            if (!probe.isConsumed()) {
                throw Fault.of(
                                429,
                                "too-many-requests",
                                "This was asked for too often. Retry-After says when to come back.")
                        .header("Retry-After", seconds(probe.getNanosToWaitForRefill()))
                        .header(POLICY, policy())
                        .header(STATE, state());
            }
        }

        String policy() {
            return "\"" + name + "\";q=" + most + ";w=" + WINDOW.toSeconds();
        }

        String state() {
            return "\"%s\";r=%d;t=%s"
                    .formatted(
                            name,
                            probe.getRemainingTokens(),
                            seconds(probe.getNanosToWaitForReset()));
        }

        private static String seconds(long nanos) {
            return String.valueOf(Duration.ofNanos(nanos).plusMillis(999).toSeconds());
        }
    }
}
