package org.openletter.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;

/**
 * Takes letters out of the tray, has them carried, and removes those that were accepted. All it
 * knows belongs to its one thread; only the answers come from others.
 */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int HANDS = 20;
    private static final Duration OLDEST = Duration.ofDays(3);
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));
    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final long PATIENCE_MILLIS = 200;
    private static final int SECONDS_TO_STOP = 10;

    private final Tray tray;
    private final Stationery stationery;
    private final Carrier carrier;
    private final Meters meters;

    private final UUID me = UUID.randomUUID();
    private final Line line = new Line();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<Answer> unsettled = new ArrayList<>();
    private int underWay;
    private @Nullable String trouble;

    private @Nullable Beat beat;
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile boolean stopping;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        var postman = new Thread(work, "postman");
                        postman.setDaemon(true);
                        return postman;
                    });

    Postman(Tray tray, Stationery stationery, Carrier carrier, Meters meters) {
        this.tray = tray;
        this.stationery = stationery;
        this.carrier = carrier;
        this.meters = meters;
    }

    private record Answer(Envelope envelope, Outcome outcome, long begun) {
        UUID id() {
            return envelope.id();
        }

        boolean done() {
            return switch (outcome.kind()) {
                case ACCEPTED, REFUSED -> true;
                case POSTPONED, UNREACHED -> false;
            };
        }

        /** Short where the letter isn't to blame: it shall go out soon after the server is back. */
        Duration pause() {
            int attempts = envelope.attempts();
            return outcome.kind() == Outcome.Kind.POSTPONED
                    ? PAUSES.get(Math.min(attempts, PAUSES.size()) - 1)
                    : Duration.ofSeconds(Math.min(attempts, LONGEST_PAUSE_SECONDS));
        }
    }

    void letterPosted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Posted posted) {
        call();
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("looking for letters", LOOK_EVERY, this::call);
    }

    /** Something may be there to carry. */
    void call() {
        if (!stopping && called.compareAndSet(false, true)) {
            thread.execute(this::work);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopping = true;
        if (beat != null) {
            beat.close();
        }
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.info("Some letters are still under way; they may be sent again.");
        }
    }

    private void work() {
        called.set(false);
        try {
            do {
                settle();
                takeOut();
                collect();
            } while (underWay > 0 || !unsettled.isEmpty());
            trouble = null;
        } catch (RuntimeException e) {
            // The next call goes on; until then the database may be back.
            tell("The outbox can't be reached (%s).".formatted(e.getClass().getSimpleName()));
        }
    }

    private void takeOut() {
        int room = line.room(HANDS) - underWay;
        if (!stopping && room > 0) {
            tray.take(me, room).forEach(this::carry);
        }
    }

    private void carry(Envelope envelope) {
        long begun = System.nanoTime();
        underWay++;
        try {
            carrier.carry(stationery.write(envelope))
                    .thenAccept(outcome -> answers.add(new Answer(envelope, outcome, begun)));
        } catch (RuntimeException e) {
            // Its message may hold what the letter says.
            String why = e.getClass().getSimpleName();
            tell("A letter can't be written (%s, %s).".formatted(envelope.template(), why));
            answers.add(new Answer(envelope, new Outcome(Outcome.Kind.POSTPONED, why), begun));
        }
    }

    /**
     * Waits a moment for the first answer, and takes what else has come: with a quick server many,
     * with a slow one few are settled together.
     */
    private void collect() {
        if (underWay == 0) {
            return;
        }
        try {
            Answer first = answers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                unsettled.add(first);
                underWay -= 1 + answers.drainTo(unsettled);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts the postman", e);
        }
    }

    /** What fails here stays unsettled, and nothing else is taken out until it is. */
    private void settle() {
        if (unsettled.isEmpty()) {
            return;
        }
        var done = unsettled.stream().filter(Answer::done).map(Answer::id).toList();
        tray.remove(done);
        Map<UUID, Duration> later =
                unsettled.stream()
                        .filter(answer -> !answer.done())
                        .collect(Collectors.toMap(Answer::id, Answer::pause));
        tray.putBack(me, later);
        unsettled.forEach(this::note);
        unsettled.clear();
    }

    private void note(Answer answer) {
        Outcome outcome = answer.outcome();
        meters.count(outcome.kind());
        if (outcome.kind() == Outcome.Kind.UNREACHED) {
            line.failed(outcome.why(), answer.begun());
        } else {
            line.answered();
        }
    }

    /** Once, until it goes well again. */
    private void tell(String what) {
        if (!what.equals(trouble)) {
            LOG.warn(what);
        }
        trouble = what;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void giveUp() {
        int letters = tray.removeOlderThan(OLDEST);
        if (letters > 0) {
            meters.countGivenUp(letters);
            LOG.warnf("Given up after three days in the outbox: %d letters.", letters);
        }
    }
}
