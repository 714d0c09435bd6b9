package org.openletter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.openletter.sealing.Drawer;

/** Letters that wait, sealed with whatever key was the newest: none does for long. */
@ApplicationScoped
class Waiting implements Drawer {

    @Override
    public String table() {
        return "outbox";
    }
}
