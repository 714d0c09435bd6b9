package org.openletter.access;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often each of very many did something in the last minute, in a few megabytes that never grow:
 * every key has two places, which it may share, and counts as the emptier one. Nobody's count is
 * ever thrown out to make room for others, and none is under what it should be; it is over only for
 * a key both of whose places are shared with busy ones. Where the places are depends on chance, so
 * that nobody can choose to share somebody's.
 *
 * <p>A place holds the time at which it will be empty (GCRA), so that counting is one comparison
 * and one write, without a lock and without garbage.
 */
final class Counters {

    static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    private final long pace;
    private final AtomicLongArray places;
    private final int mask;
    private final long salt;
    private final long pepper;

    /**
     * @param most how often in a minute
     * @param size how many places, a power of two
     */
    Counters(int most, int size) {
        this.pace = WINDOW / most;
        this.places = new AtomicLongArray(2 * size);
        this.mask = size - 1;
        var random = new SecureRandom();
        this.salt = random.nextLong();
        this.pepper = random.nextLong();
    }

    /**
     * Counts once more, unless it was too often.
     *
     * @param now nanoseconds of a clock that began at 0 or later
     */
    Count take(long key, long now) {
        int first = first(key);
        int second = second(key);
        while (true) {
            long one = places.get(first);
            long other = places.get(second);
            boolean left = one <= other;
            long full = Math.max(now, left ? one : other);
            if (full - now > WINDOW - pace) {
                return new Count(this, false, full - now);
            }
            // The fuller one first: else another thread could take it for the emptier in between.
            places.accumulateAndGet(left ? second : first, full + pace, Math::max);
            if (places.compareAndSet(left ? first : second, left ? one : other, full + pace)) {
                return new Count(this, true, full + pace - now);
            }
        }
    }

    /** Whether one more would be too often. */
    boolean full(long key, long now) {
        long until = Math.min(places.get(first(key)), places.get(second(key)));
        return until - now > WINDOW - pace;
    }

    private int first(long key) {
        return (int) mix(key ^ salt) & mask;
    }

    private int second(long key) {
        return mask + 1 + ((int) mix(key ^ pepper) & mask);
    }

    /** MurmurHash3's last step: each bit of the key moves all of the result. */
    private static long mix(long key) {
        long bits = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
        return bits ^ bits >>> 33;
    }

    /**
     * How it stands.
     *
     * @param pause until all may be done again
     */
    record Count(Counters counters, boolean taken, long pause) {

        long left() {
            return Math.max(0, (WINDOW - pause) / counters.pace);
        }

        long secondsToAll() {
            return roundedUp(pause);
        }

        long secondsToNext() {
            return roundedUp(pause - (WINDOW - counters.pace));
        }

        private static long roundedUp(long nanos) {
            return Math.max(1, (nanos + 999_999_999) / 1_000_000_000);
        }
    }
}
