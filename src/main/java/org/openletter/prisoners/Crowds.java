package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words that so many people had a moment ago that they lead to nobody. To find that out takes as
 * long as there are people who have them, and each in a file is asked for again and again.
 */
@ApplicationScoped
class Crowds {

    /** Within it hardly enough people are deleted to make a word say something again. */
    private static final long HELD = Duration.ofMinutes(1).toNanos();

    private static final int MOST = 4_000;

    private final Map<Lead, Long> found = new ConcurrentHashMap<>();

    /**
     * @param seen SQL: those among whom they are too many
     */
    private record Lead(String seen, String query) {}

    boolean known(String seen, String query) {
        Long at = found.get(new Lead(seen, query));
        return at != null && System.nanoTime() - at < HELD;
    }

    void saw(String seen, String query) {
        if (found.size() >= MOST) {
            found.clear();
        }
        found.put(new Lead(seen, query), System.nanoTime());
    }
}
