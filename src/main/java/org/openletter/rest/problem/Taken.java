package org.openletter.rest.problem;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A place that a request holds, or has given back. */
record Taken(Places of, AtomicBoolean held) {

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

    /** Waits for a place like any other, and is told whether there is one. */
    boolean again() {
        pause();
        var turn = new CompletableFuture<Boolean>();
        var asker =
                new Places.Asker() {
                    @Override
                    public void go() {
                        turn.complete(true);
                    }

                    @Override
                    public void goAway() {
                        turn.complete(false);
                    }
                };
        boolean its =
                switch (of.enter(new Places.Waiting(asker, System.nanoTime()))) {
                    case NOW -> true;
                    case LATER -> turn.join();
                    case NEVER -> false;
                };
        held.set(its);
        return its;
    }
}
