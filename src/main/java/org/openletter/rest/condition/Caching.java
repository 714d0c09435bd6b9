package org.openletter.rest.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an answer may be kept by caches. */
public final class Caching {

    /** Short, because what is hidden in an emergency stays in caches for just so long. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final Duration STALE = Duration.ofSeconds(60);

    private Caching() {}

    /**
     * For what anybody may see; never beyond the next scheduled change of what is in the answer.
     */
    public static String shared(@Nullable Instant nextChange) {
        long age = FRESH.toSeconds();
        if (nextChange == null) {
            return "public, max-age=" + age + ", stale-while-revalidate=" + STALE.toSeconds();
        }
        long left = Math.max(0, Duration.between(Instant.now(), nextChange).toSeconds());
        return left >= age + STALE.toSeconds()
                ? shared(null)
                : "public, max-age=" + Math.min(age, left) + ", must-revalidate";
    }

    /** For whatever a credential was shown for, or isn't public. */
    public static String none() {
        return "private, no-store";
    }
}
