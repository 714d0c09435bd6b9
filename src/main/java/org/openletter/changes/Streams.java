package org.openletter.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.jobs.Beat;

/**
 * Tells all who listen to this instance. One thread reads for them, once for all who are at the
 * same place; each is given no more than it takes, and goes on from its own place when it has taken
 * that. So a slow one holds up nobody and fills no memory.
 */
@ApplicationScoped
class Streams {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int AT_ONCE = 100;

    /** Who is far behind isn't told one roomful a beat, but as much as they take meanwhile. */
    private static final int ROUNDS = 50;

    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int SECONDS_UNTIL_ANOTHER_TRY = 10;

    /** What is sent: a change, or only the place where the listener is. */
    record Told(String cursor, @Nullable String event, @Nullable String json) {}

    private final Ledger ledger;
    private final Turns turns;
    private final Places places;
    private final ObjectMapper mapper;
    private final MeterRegistry registry;
    private final int most;
    private final int mostOfOne;
    private final Duration heartbeat;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable Beat beat;

    Streams(
            Ledger ledger,
            Turns turns,
            Places places,
            ObjectMapper mapper,
            MeterRegistry registry,
            @ConfigProperty(name = "openletter.changes.streams") int most,
            @ConfigProperty(name = "openletter.changes.streams-per-address") int mostOfOne,
            @ConfigProperty(name = "openletter.changes.heartbeat") Duration heartbeat) {
        this.ledger = ledger;
        this.turns = turns;
        this.places = places;
        this.mapper = mapper;
        this.registry = registry;
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.heartbeat = heartbeat;
    }

    void start(@Observes StartupEvent start) {
        Gauge.builder("openletter.changes.listeners", listeners, Set::size)
                .description("Who listens to the changes at this instance")
                .register(registry);
        beat = Beat.of("telling of changes", PAUSE, this::tell);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
        listeners.forEach(Listener::end);
    }

    /**
     * What is told from this place on, to whoever listens to it.
     *
     * @param cut breaks the line off, where nobody takes what waits
     * @param network whence it listens
     */
    Multi<Told> open(long place, Change.Interest interest, Runnable cut, String network) {
        var listener = new Listener(place, interest, cut, network);
        // Here, for what it takes to write a place may have to be read.
        Told here = here(place);
        seat(listener);
        return Multi.createFrom()
                .<Told>emitter(
                        emitter -> {
                            emitter.onTermination(() -> listeners.remove(listener));
                            listener.begin(emitter, here);
                        },
                        Listener.ROOM + 2)
                .onItem()
                .invoke(listener::took);
    }

    /** One after another: so there are never more than may be, nor more of one network. */
    private synchronized void seat(Listener listener) {
        if (listeners.size() >= most) {
            throw Fault.unavailable(
                    "streams-full",
                    "As many listen to the changes as this instance can tell: try again, or read them by /v1/changes.",
                    SECONDS_UNTIL_ANOTHER_TRY);
        }
        long same = listeners.stream().filter(o -> o.network().equals(listener.network())).count();
        if (same >= mostOfOne) {
            throw Fault.of(
                            429,
                            "too-many-streams",
                            "From your address, so many listen to the changes already: close one first.")
                    .header("Retry-After", String.valueOf(SECONDS_UNTIL_ANOTHER_TRY));
        }
        listeners.add(listener);
    }

    private void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        turns.settle();
        int rounds = 1;
        while (tellSome() && rounds < ROUNDS) {
            LockSupport.parkNanos(BREATH_NANOS);
            rounds++;
        }
        listeners.removeIf(listener -> !listener.keep(heartbeat, here(listener.place())));
    }

    /** Whether somebody was told something, and there is more for them. */
    private boolean tellSome() {
        boolean more = false;
        Map<Long, List<Change.Noted>> pages = new HashMap<>();
        for (Listener listener : listeners) {
            if (listener.room() > 0) {
                var page =
                        pages.computeIfAbsent(
                                listener.place(),
                                place ->
                                        ledger.after(place, AT_ONCE, Change.Interest.ALL)
                                                .changes());
                more |= tell(listener, page);
            }
        }
        return more;
    }

    private boolean tell(Listener listener, List<Change.Noted> page) {
        for (Change.Noted noted : page) {
            if (listener.room() == 0) {
                return true;
            }
            Change change = noted.change();
            listener.tell(noted.position(), listener.wants(change) ? told(change) : null);
        }
        return page.size() == AT_ONCE;
    }

    private Told here(long place) {
        return new Told(places.write(place), null, null);
    }

    private Told told(Change change) {
        try {
            return new Told(
                    change.cursor(), change.action().name(), mapper.writeValueAsString(change));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
