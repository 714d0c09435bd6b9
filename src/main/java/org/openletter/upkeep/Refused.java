package org.openletter.upkeep;

import org.jspecify.annotations.Nullable;

/** A command can't or won't; the message tells the operator why and what to do. */
public final class Refused extends RuntimeException {
    public Refused(String message) {
        super(message);
    }

    public Refused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
