package org.openletter.rest.body;

import java.io.IOException;
import java.io.InputStream;

/** Who is to know that a request waits for its body, which is no work. */
public interface Arrival {

    /** Reads the body of the current request, or the first bytes of it, so many at most. */
    byte[] await(InputStream body, int most) throws IOException;
}
