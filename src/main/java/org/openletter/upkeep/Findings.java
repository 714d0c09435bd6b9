package org.openletter.upkeep;

import java.io.PrintStream;
import java.util.Locale;

/** What a verification found, a line each. */
final class Findings {

    /** Who reads more than these? The rest are counted. */
    private static final int MOST = 1000;

    private final PrintStream out;
    private long faults;
    private long remarks;

    Findings(PrintStream out) {
        this.out = out;
    }

    /** Something is not as it was written. */
    void fault(String text, Object... values) {
        if (++faults <= MOST) {
            say("FAULT  " + text, values);
        }
    }

    /** Something that may be a fault of a clock as well as of a person. */
    void remark(String text, Object... values) {
        if (++remarks <= MOST) {
            say("REMARK " + text, values);
        }
    }

    void say(String text, Object... values) {
        out.println(String.format(Locale.ROOT, text, values));
    }

    boolean none() {
        return faults == 0;
    }

    long faults() {
        return faults;
    }

    long remarks() {
        return remarks;
    }
}
