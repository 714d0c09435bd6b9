package org.openletter.sealing;

import jakarta.enterprise.inject.spi.CDI;

/** Does what the service does each minute. */
public final class Rotating {

    private Rotating() {}

    public static void once() {
        CDI.current().select(Rotation.class).get().turn();
    }
}
