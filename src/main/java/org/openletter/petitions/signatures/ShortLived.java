package org.openletter.petitions.signatures;

import jakarta.enterprise.inject.Produces;
import org.openletter.sealing.Drawer;

/** What is sealed here and gone in a day at the latest, whatever the key. */
final class ShortLived {

    private ShortLived() {}

    @Produces
    static Drawer signings() {
        return () -> "signing";
    }

    @Produces
    static Drawer requests() {
        return () -> "data_request";
    }
}
