package org.openletter.imports;

import java.io.ByteArrayOutputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The bytes of a file that is kept in chunks of one size, read from any place on. */
final class Content {

    static final int CHUNK = 1024 * 1024;

    private final IntFunction<byte @Nullable []> chunks;
    private byte[] chunk = {};
    private int at;
    private int number;

    /**
     * A file.
     *
     * @param chunks by number from 0; null behind the last
     */
    Content(IntFunction<byte @Nullable []> chunks, long position) {
        this.chunks = chunks;
        this.number = (int) (position / CHUNK) - 1;
        load();
        this.at = (int) (position % CHUNK);
    }

    private void load() {
        number++;
        at = 0;
        byte[] next = chunks.apply(number);
        chunk = next == null ? new byte[0] : next;
    }

    /** The next byte, or -1 at the end. */
    int read() {
        int next = peek();
        if (next >= 0) {
            at++;
        }
        return next;
    }

    int peek() {
        if (at == chunk.length && chunk.length == CHUNK) {
            load();
        }
        return at < chunk.length ? chunk[at] & 0xff : -1;
    }

    /** Appends what there is up to the end of a line, if so much, and goes behind it. */
    void line(ByteArrayOutputStream into, int most) {
        while (peek() >= 0) {
            int begin = at;
            while (at < chunk.length && chunk[at] != '\n') {
                at++;
            }
            into.write(chunk, begin, Math.min(at - begin, most - into.size()));
            if (at < chunk.length) {
                at++;
                return;
            }
        }
    }

    long position() {
        return (long) number * CHUNK + at;
    }
}
