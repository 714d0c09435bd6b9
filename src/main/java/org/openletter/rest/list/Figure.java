package org.openletter.rest.list;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A count that may say less than it knows: of few entries in a sensitive grouping, readers learn
 * only that they are few.
 */
public record Figure(long count, boolean blurred) {

    public static final int FEW = 5;
    public static final String FEWER = "<" + FEW;

    static Figure of(long count, boolean sensitive) {
        return of(count, count, sensitive);
    }

    /**
     * A count about a number of entries.
     *
     * @param entries how many entries the count is about
     */
    public static Figure of(long count, long entries, boolean sensitive) {
        return new Figure(count, sensitive && entries > 0 && entries < FEW);
    }

    @JsonValue
    Object said() {
        return blurred ? (Object) FEWER : (Object) count;
    }
}
