package org.openletter.imports;

import org.openletter.rest.exchange.Format;

/** Counts the entries of a file while it comes in. */
final class Count {

    private final boolean csv;
    private boolean quoted;
    private boolean blank = true;
    private long entries;

    Count(Format format) {
        this.csv = format == Format.CSV;
        // The header is none.
        this.entries = csv ? -1 : 0;
    }

    void add(byte[] bytes) {
        for (byte next : bytes) {
            if (next == '\n' && !quoted) {
                end();
            } else {
                if (csv && next == '"') {
                    quoted = !quoted;
                }
                blank &= next == '\r' || (!csv && (next == ' ' || next == '\t'));
            }
        }
    }

    private void end() {
        entries += blank ? 0 : 1;
        blank = true;
    }

    long entries() {
        end();
        return Math.max(0, entries);
    }
}
