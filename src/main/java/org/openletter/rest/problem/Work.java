package org.openletter.rest.problem;

import java.time.Duration;

/**
 * What is worked on: each has places and a line of its own, so that neither shuts the other out.
 * Who reads asks again soon; a signature may not be sent a second time, and can wait longer.
 */
enum Work {
    reads(32, Duration.ofMillis(50)),
    writes(256, Duration.ofMillis(500));

    private final int fewest;
    private final Duration worth;

    /**
     * @param fewest for whom there is room in line, before it is known how fast they are served
     * @param worth the time for whose work there is room in line
     */
    Work(int fewest, Duration worth) {
        this.fewest = fewest;
        this.worth = worth;
    }

    Places places(int most, long now) {
        return new Places(most, fewest, worth, now);
    }
}
