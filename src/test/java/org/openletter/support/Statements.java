package org.openletter.support;

import jakarta.enterprise.inject.spi.CDI;
import org.hibernate.SessionFactory;

/** Counts SQL statements. */
public final class Statements {

    private static final int TRIES = 24;

    private Statements() {}

    /**
     * How many statements a request costs: the least of many tries, because what the service does
     * now and then beside it (finding the caller's key, say) isn't meant.
     */
    public static long of(Runnable request) {
        var statistics = CDI.current().select(SessionFactory.class).get().getStatistics();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = statistics.getPrepareStatementCount();
            request.run();
            least = Math.min(least, statistics.getPrepareStatementCount() - before);
        }
        return least;
    }
}
