package org.openletter.rest.body;

import java.io.IOException;
import java.io.InputStream;
import org.openletter.fault.Fault;

/** The place that the current request holds while it is worked on; who only waits holds none. */
public interface Held {

    /**
     * Reads the body, or the first bytes of it, so many at most. If it is late, the place is given
     * back, and waited for again when it is there.
     *
     * @throws IOException if it breaks off
     * @throws Fault 503 if it isn't waited for, or finds no place any more
     */
    byte[] read(InputStream body, int most) throws IOException;

    /** Gives it back before the answer: others do what is left, and have a bound of their own. */
    void leave();

    /** A refusal, 503, for whoever finds no place among those others either: it is counted. */
    Fault refuse(String detail);
}
