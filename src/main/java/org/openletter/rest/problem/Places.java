package org.openletter.rest.problem;

import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Who is worked on, who waits in line for it, and who is told to come back. The line is as long as
 * can be worked off in a moment, and never shorter than a few, so that whoever is let in is
 * answered soon unless work takes long, and whoever isn't hears so at once. There are fewer places
 * while processors are short: work that is begun then only keeps the threads from running that take
 * requests in. Times are of {@link System#nanoTime()}.
 */
final class Places {

    /** Where work takes long, or doesn't end, nobody waits longer. */
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    /** Who come at once are let into the line, however long work takes. */
    private static final int FEW = 32;

    private static final long WINDOW = Duration.ofMillis(100).toNanos();

    /** Until a thread comes to what it was handed: more than this, and there are too many. */
    private static final long PUNCTUAL = Duration.ofMillis(8).toNanos();

    private static final int LEAST = 4;
    private static final double FEWER = 0.8;
    private static final double LATELY = 0.3;

    private final int most;
    private final int shortest;
    private final long worth;
    private final int least;
    private final ArrayDeque<Waiting> line = new ArrayDeque<>();
    private double places;
    private int taken;
    private int longest;

    private long begun;
    private boolean full;
    private double rate;
    private int done;
    private int handed;
    private long late;

    /**
     * @param shortest the line, for a few who come at once before it is known how fast they are
     *     served
     * @param worth work that can be done while somebody in line waits for it
     */
    Places(int most, int shortest, Duration worth, long now) {
        this.most = most;
        this.shortest = shortest;
        this.worth = worth.toNanos();
        this.longest = shortest;
        this.least = Math.min(LEAST, most);
        this.places = most;
        this.begun = now;
    }

    /** What becomes of somebody who had to wait. */
    interface Asker {
        void go();

        void goAway();
    }

    /** Somebody in line, and since when. */
    record Waiting(Asker asker, long since) {}

    enum Turn {
        NOW,
        LATER,
        NEVER
    }

    synchronized Turn enter(Waiting who) {
        roll(who.since());
        if (taken < (int) places && line.isEmpty()) {
            taken++;
            return Turn.NOW;
        }
        full = true;
        if (line.size() >= longest) {
            return Turn.NEVER;
        }
        line.add(who);
        return Turn.LATER;
    }

    /** Somebody only waits from now on, and will ask anew. */
    void pause(long now) {
        synchronized (this) {
            taken--;
        }
        look(now);
    }

    /** Somebody's work is done: whose turn is it? */
    void leave(long now) {
        synchronized (this) {
            taken--;
            done++;
        }
        look(now);
    }

    /** Sends away who has waited too long, and lets in whom there is a place for. */
    void look(long now) {
        for (Asker tired = tired(now); tired != null; tired = tired(now)) {
            tired.goAway();
        }
        for (Asker next = next(); next != null; next = next()) {
            next.go();
        }
    }

    private synchronized @Nullable Asker tired(long now) {
        roll(now);
        Waiting first = line.peek();
        return first != null && now - first.since() > PATIENCE ? line.remove().asker() : null;
    }

    private synchronized @Nullable Asker next() {
        if (line.isEmpty() || taken >= (int) places) {
            return null;
        }
        taken++;
        return line.remove().asker();
    }

    /** Somebody in line has gone away by themselves. */
    synchronized void forget(Waiting who) {
        line.remove(who);
    }

    /** How long it took until the thread of a request that was let in came to it. */
    synchronized void began(long delay) {
        handed++;
        late += delay;
    }

    private void roll(long now) {
        long passed = now - begun;
        if (passed < WINDOW) {
            return;
        }
        if (full) {
            double measured = done * 1e9 / passed;
            rate = rate == 0 ? measured : rate + LATELY * (measured - rate);
            // Who can't be served in time would wait in vain.
            int fewest = (int) Math.min(shortest, Math.max(FEW, rate * PATIENCE / 1e9));
            longest = Math.max(fewest, (int) (rate * worth / 1e9));
            places =
                    handed > 0 && late / handed > PUNCTUAL
                            ? Math.max(least, places * FEWER)
                            : Math.min(most, places + 1);
        } else {
            // What was true of a storm isn't of the next one.
            longest = Math.max(longest, shortest);
            places = Math.min(most, places + 1);
        }
        begun = now;
        full = !line.isEmpty();
        done = 0;
        handed = 0;
        late = 0;
    }

    synchronized int taken() {
        return taken;
    }

    synchronized int waiting() {
        return line.size();
    }

    /** How many can be worked on at this moment. */
    synchronized int places() {
        return (int) places;
    }

    /** How many may wait at this moment. */
    synchronized int longest() {
        return longest;
    }
}
