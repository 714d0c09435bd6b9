package org.openletter.rest.problem;

import java.time.Duration;

/**
 * What is worked on: each has places and a line of its own, so that neither shuts the other out.
 * Who reads asks again soon; a signature may not be sent a second time, and can wait longer.
 */
enum Work {
    reads(4, 32, Duration.ofMillis(50)),
    writes(4, 256, Duration.ofMillis(500)),
    /** Signatures and confirmations: they hold a place only while they are read (010). */
    signings(32, 256, Duration.ofMillis(500));

    private final int least;
    private final int fewest;
    private final Duration worth;

    /**
     * @param least so many places are left however short processors are
     * @param fewest for whom there is room in line, before it is known how fast they are served
     * @param worth the time for whose work there is room in line
     */
    Work(int least, int fewest, Duration worth) {
        this.least = least;
        this.fewest = fewest;
        this.worth = worth;
    }

    int least() {
        return least;
    }

    int fewest() {
        return fewest;
    }

    Duration worth() {
        return worth;
    }

    Places places(int most, long now) {
        return new Places(Math.max(most, least), this, now);
    }
}
