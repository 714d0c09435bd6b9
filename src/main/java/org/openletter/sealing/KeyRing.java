package org.openletter.sealing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The operator's keys, the newest first: {@code 2:<base64>,1:<base64>}. Each is 32 random bytes and
 * has a number that it keeps for life. What is sealed with any of them can be opened; what is new
 * is sealed with the first.
 */
record KeyRing(List<Key> keys) {

    private static final int BYTES = 32;
    private static final String FORM =
            "The sealing keys must be written as <number>:<base64 of 32 random bytes>, the newest first,"
                    + " separated by commas; key number %d of them isn't. `openssl rand -base64 32` makes one.";

    /** One key. */
    record Key(int number, byte[] bytes) {}

    static KeyRing read(String text) {
        var keys = new ArrayList<Key>();
        for (String written : text.strip().split("[,\\s]+", -1)) {
            Key key = key(written, keys.size() + 1);
            if (keys.stream().anyMatch(known -> known.number() == key.number())) {
                throw new IllegalStateException(
                        "Two sealing keys have the number " + key.number() + ".");
            }
            keys.add(key);
        }
        return new KeyRing(keys);
    }

    private static Key key(String written, int place) {
        String[] parts = written.split(":", 2);
        try {
            int number = Integer.parseInt(parts[0]);
            byte[] bytes = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (number > 0 && parts.length == 2 && bytes.length == BYTES) {
                return new Key(number, bytes);
            }
        } catch (IllegalArgumentException e) {
            // Its message holds the key.
        }
        throw new IllegalStateException(FORM.formatted(place));
    }
}
