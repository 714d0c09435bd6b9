package org.openletter.rest.problem;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * Bodies on their way. Who sends one slowly gives no work, and holds no place; a thread, though: so
 * not everybody who is slow can be waited for, and nobody for ever. Who sends the most of them is
 * given up first. Times are of {@link System#nanoTime()}.
 */
final class Arrivals {

    /** What came together with its head is there before. */
    private static final long LATE = Duration.ofMillis(50).toNanos();

    /** In it a megabyte arrives at 30 KB a second. */
    private static final long LONGEST = Duration.ofSeconds(35).toNanos();

    private static final int MOST_LATE = 100;

    private final Refusals refusals;

    /**
     * In the order in which they began; those that are there stay in it until they would be late.
     */
    private final Queue<Arrival> begun = new ArrayDeque<>();

    private final List<Arrival> late = new ArrayList<>();

    Arrivals(Refusals refusals) {
        this.refusals = refusals;
    }

    private enum State {
        ON_ITS_WAY,
        LATE,
        GIVEN_UP,
        THERE
    }

    private static final class Arrival {
        private final Taken place;
        private final String network;
        private final long since;
        private final Thread reader = Thread.currentThread();
        private State state = State.ON_ITS_WAY;

        Arrival(Taken place, String network, long since) {
            this.place = place;
            this.network = network;
            this.since = since;
        }
    }

    /**
     * Reads the first bytes of a body, so many at most.
     *
     * @param place is given back if the body is late, and waited for again when it is there
     * @param network whence it comes
     */
    byte[] read(Taken place, String network, InputStream body, int most) throws IOException {
        Arrival arrival = begin(place, network);
        try {
            byte[] bytes = bytes(arrival, body, most);
            State was = end(arrival);
            if (was == State.GIVEN_UP || (was == State.LATE && !place.again())) {
                throw refusals.tooBusy();
            }
            return bytes;
        } finally {
            forget(arrival);
        }
    }

    private byte[] bytes(Arrival arrival, InputStream body, int most) throws IOException {
        try {
            return body.readNBytes(most);
        } catch (InterruptedIOException e) {
            if (end(arrival) == State.GIVEN_UP) {
                throw refusals.tooBusy();
            }
            throw e;
        }
    }

    private synchronized Arrival begin(Taken place, String network) {
        var arrival = new Arrival(place, network, System.nanoTime());
        begun.add(arrival);
        return arrival;
    }

    /** What it was until now. The reader isn't interrupted any more. */
    private synchronized State end(Arrival arrival) {
        State was = arrival.state;
        arrival.state = State.THERE;
        if (was == State.GIVEN_UP) {
            Thread.interrupted();
        }
        return was;
    }

    private synchronized void forget(Arrival arrival) {
        end(arrival);
        late.remove(arrival);
    }

    /** Notices who is late, and gives up some where too many are. */
    synchronized void look(long now) {
        for (Arrival first = begun.peek();
                first != null && now - first.since > LATE;
                first = begun.peek()) {
            begun.remove();
            if (first.state == State.ON_ITS_WAY) {
                first.state = State.LATE;
                first.place.pause();
                late.add(first);
            }
        }
        late.stream().filter(each -> now - each.since > LONGEST).forEach(Arrivals::giveUp);
        for (long left = waitedFor().count() - MOST_LATE; left > 0; left--) {
            giveUp(firstOfTheMost());
        }
    }

    private Stream<Arrival> waitedFor() {
        return late.stream().filter(each -> each.state == State.LATE);
    }

    /** Who has been late for longest of those who come from where the most do. */
    private Arrival firstOfTheMost() {
        return Collections.max(
                        waitedFor()
                                .collect(
                                        groupingBy(
                                                each -> each.network, LinkedHashMap::new, toList()))
                                .values(),
                        Comparator.comparing(List::size))
                .get(0);
    }

    private static void giveUp(Arrival arrival) {
        if (arrival.state == State.LATE) {
            arrival.state = State.GIVEN_UP;
            arrival.reader.interrupt();
        }
    }

    /** How many are late, or were and wait for a place. */
    synchronized int late() {
        return late.size();
    }
}
