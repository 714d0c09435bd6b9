package org.openletter.rest.problem;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A place that a request holds, or has given back. */
record Taken(Places of, AtomicBoolean held) {

    /** The line itself sends away who waits for longer than a second. */
    private static final int LONGEST = 2;

    void leave() {
        if (held.compareAndSet(true, false)) {
            of.leave(System.nanoTime());
        }
    }

    void pause() {
        if (held.compareAndSet(true, false)) {
            of.pause(System.nanoTime());
        }
    }

    /** After a pause: waits for a place like any other, and is told whether there is one. */
    boolean again() {
        var turn = new CompletableFuture<Boolean>();
        var asker =
                new Places.Asker() {
                    @Override
                    public void go() {
                        if (!turn.complete(true)) {
                            of.leave(System.nanoTime());
                        }
                    }

                    @Override
                    public void goAway() {
                        turn.complete(false);
                    }
                };
        boolean its =
                switch (of.enter(new Places.Waiting(asker, System.nanoTime()))) {
                    case NOW -> true;
                    case LATER -> turn.completeOnTimeout(false, LONGEST, TimeUnit.SECONDS).join();
                    case NEVER -> false;
                };
        held.set(its);
        return its;
    }
}
