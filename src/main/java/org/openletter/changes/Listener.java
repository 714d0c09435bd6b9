package org.openletter.changes;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody who listens, and how far they have been told. */
final class Listener {

    /** So much is given to a listener before it must have taken some of it. */
    static final int ROOM = 50;

    /** Who takes nothing for so many signs of life is gone, or might as well be. */
    private static final int PATIENCE = 4;

    private final Change.Interest interest;
    private final String network;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable cut;
    private volatile @Nullable MultiEmitter<? super Streams.Told> emitter;
    private volatile long place;
    private volatile long tookAt = System.nanoTime();
    private volatile long toldAt = System.nanoTime();

    Listener(long place, Change.Interest interest, Runnable cut, String network) {
        this.place = place;
        this.interest = interest;
        this.network = network;
        this.cut = cut;
    }

    /**
     * What it hears first tells it where it is: it may be cut off before anything happens. Until it
     * has heard that, nothing else may be told, so there is no room.
     */
    void begin(MultiEmitter<? super Streams.Told> to, Streams.Told here) {
        send(to, here);
        emitter = to;
    }

    String network() {
        return network;
    }

    long place() {
        return place;
    }

    int room() {
        return emitter == null ? 0 : ROOM - Math.min(ROOM, waiting.get());
    }

    boolean wants(Change change) {
        return interest.in(change);
    }

    /** Moves on behind this place; says nothing where what is there is of no interest. */
    void tell(long behind, Streams.@Nullable Told told) {
        if (told != null) {
            send(begun(), told);
        }
        place = behind;
    }

    private MultiEmitter<? super Streams.Told> begun() {
        return Objects.requireNonNull(emitter, "told before it began");
    }

    /**
     * Keeps the line open, or breaks it off where nobody takes what waits or it never begins.
     *
     * @return whether it is open still
     */
    boolean keep(Duration heartbeat, Streams.Told here) {
        long now = System.nanoTime();
        boolean due = waiting.get() > 0 || emitter == null;
        if (due && now - tookAt > PATIENCE * heartbeat.toNanos()) {
            cut.run();
            return false;
        }
        if (!due && now - toldAt > heartbeat.toNanos()) {
            send(begun(), here);
        }
        return true;
    }

    private void send(MultiEmitter<? super Streams.Told> to, Streams.Told told) {
        if (waiting.getAndIncrement() == 0) {
            tookAt = System.nanoTime();
        }
        toldAt = System.nanoTime();
        to.emit(told);
    }

    void took(Streams.Told told) {
        waiting.decrementAndGet();
        tookAt = System.nanoTime();
    }

    void end() {
        if (emitter != null) {
            emitter.complete();
        }
    }
}
