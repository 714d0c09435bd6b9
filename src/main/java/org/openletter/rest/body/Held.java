package org.openletter.rest.body;

import java.io.IOException;
import java.io.InputStream;

/** The place that the current request holds while it is worked on; who only waits holds none. */
public interface Held {

    /**
     * Reads the body, or the first bytes of it, so many at most; the place is given back meanwhile.
     */
    byte[] read(InputStream body, int most) throws IOException;

    /** Gives it back before the answer: others do what is left, and have a bound of their own. */
    void leave();
}
