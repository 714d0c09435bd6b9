package org.openletter.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what happens beside the request. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Eventually() {}

    public static void holds(BooleanSupplier claim) {
        Instant end = Instant.now().plus(LONGEST);
        while (!claim.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                fail("This didn't come true within " + LONGEST.toSeconds() + " seconds.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
