package org.openletter.prisoners.names;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out for a key, so long as there is room: names are made of the same few thousand
 * words again and again.
 */
final class Remembered<K, V> {
    private static final int MOST = 8_000;

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> work;

    Remembered(Function<K, V> work) {
        this.work = work;
    }

    V get(K key) {
        var value = known.get(key);
        if (value != null) {
            return value;
        }
        var made = work.apply(key);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, made);
        return made;
    }
}
