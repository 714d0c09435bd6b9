package org.openletter.prisoners;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.openletter.text.Edtf;

/** Days out of dates that may be incomplete. */
final class Days {

    private Days() {}

    /** Today in UTC: for everybody the same, and what SQL compares with. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The first day that the date can mean. */
    static LocalDate first(String edtf) {
        LocalDate first = Edtf.parse(edtf).earliest();
        return first == null ? LocalDate.MIN : first;
    }

    /** The last day that the date can mean; null where there is no date, or no end to it. */
    static @Nullable LocalDate last(@Nullable String edtf) {
        return edtf == null ? null : Edtf.parse(edtf).latest();
    }

    /** Whether it is a span with two ends, not one day, month or year. */
    static boolean interval(String edtf) {
        return edtf.indexOf('/') >= 0;
    }
}
