package org.openletter.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot run; the message tells the operator why and what to do. */
public final class CannotStart extends RuntimeException {
    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
