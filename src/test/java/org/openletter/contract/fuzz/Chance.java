package org.openletter.contract.fuzz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that can be had again: the same seed, the same choices. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether something that happens so often of a hundred times happens now. */
    boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    long between(long least, long most) {
        return most == Long.MAX_VALUE
                ? random.nextLong(least, most)
                : random.nextLong(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Some of them, each once, in any order. */
    <T> List<T> some(Collection<T> choices, int count) {
        var left = new ArrayList<>(choices);
        var some = new ArrayList<T>();
        while (some.size() < count && !left.isEmpty()) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return some;
    }

    UUID uuid() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
