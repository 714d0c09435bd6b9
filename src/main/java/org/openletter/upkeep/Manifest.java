package org.openletter.upkeep;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself, as {@code manifest.json}.
 *
 * @param schema the version of the last migration that had run
 * @param sealingKeys the numbers of the keys that what is sealed in it can be opened with
 */
record Manifest(
        int format,
        String schema,
        Instant takenAt,
        String postgresql,
        List<Integer> sealingKeys,
        List<Saved> tables,
        List<Counter> counters) {

    /** What the program reads and writes; a later one with other contents gets another number. */
    static final int FORMAT = 1;

    static final String NAME = "manifest.json";

    /** A table: its columns in the order in which they were written, without those generated. */
    record Saved(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** A sequence, read after everything else: no row of the backup has a later number. */
    record Counter(String name, long last, boolean used) {}

    long rows() {
        return tables.stream().mapToLong(Saved::rows).sum();
    }
}
