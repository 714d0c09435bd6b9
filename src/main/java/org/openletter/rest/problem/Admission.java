package org.openletter.rest.problem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Place;

/**
 * How many requests may be worked on at a time, reads and writes each: who comes beyond them is
 * better told to come back than left to wait until all give up. A place is held until the answer
 * begins, because a slow reader of a file is no work; and not while a body arrives, because neither
 * is a slow writer. Who goes away meanwhile holds it all the same, for the work goes on.
 */
@ApplicationScoped
class Admission implements Place {

    private static final String PLACE = "openletter.place";
    private static final long LOOKS_EVERY = 10;

    private final Vertx vertx;
    private final CurrentVertxRequest current;
    private final Refusals refusals;
    private final BodyLimit limit;
    private final Map<Kind, Places> places = new EnumMap<>(Kind.class);

    Admission(
            Vertx vertx,
            CurrentVertxRequest current,
            Refusals refusals,
            BodyLimit limit,
            @ConfigProperty(name = "openletter.limits.reads-at-a-time") int reads,
            @ConfigProperty(name = "openletter.limits.writes-at-a-time") int writes) {
        this.vertx = vertx;
        this.current = current;
        this.refusals = refusals;
        this.limit = limit;
        bound(Kind.reads, reads);
        bound(Kind.writes, writes);
    }

    /**
     * They have places of their own, so that neither shuts the other out, and a line. Who reads
     * asks again soon; a signature may not be sent a second time, and can wait longer.
     */
    enum Kind {
        reads(32, Duration.ofMillis(50)),
        writes(256, Duration.ofMillis(500));

        private final int fewest;
        private final Duration worth;

        /**
         * @param fewest for whom there is room in line, before it is known how fast they are served
         * @param worth the time for whose work there is room in line
         */
        Kind(int fewest, Duration worth) {
            this.fewest = fewest;
            this.worth = worth;
        }

        Places places(int most, long now) {
            return new Places(most, fewest, worth, now);
        }
    }

    private void bound(Kind kind, int most) {
        if (most > 0) {
            places.put(kind, kind.places(most, System.nanoTime()));
        }
    }

    void begin(@Observes StartupEvent start, MeterRegistry registry) {
        vertx.setPeriodic(
                LOOKS_EVERY,
                timer -> places.values().forEach(each -> each.look(System.nanoTime())));
        places.forEach(
                (kind, each) -> {
                    gauge("places", kind, each, Places::places).register(registry);
                    gauge("taken", kind, each, Places::taken).register(registry);
                    gauge("waiting", kind, each, Places::waiting).register(registry);
                });
    }

    private static Gauge.Builder<Places> gauge(
            String name, Kind kind, Places places, ToDoubleFunction<Places> value) {
        return Gauge.builder("openletter.work." + name, places, value).tag("of", kind.name());
    }

    /** Passes the request on, now or when there is a place for it, or refuses it. */
    void admit(RoutingContext context) {
        Places free = places(context.request());
        if (free == null) {
            context.next();
        } else {
            enter(context, free);
        }
    }

    /**
     * Where the request needs a place, if it does: a file that is sent for import takes minutes.
     */
    private @Nullable Places places(HttpServerRequest request) {
        HttpMethod method = request.method();
        String path = request.path();
        if (path == null || !path.startsWith("/v1/") || method.equals(HttpMethod.OPTIONS)) {
            return null;
        }
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return places.get(Kind.reads);
        }
        return limit.of(request) > BodyLimit.MAX_BODY ? null : places.get(Kind.writes);
    }

    private void enter(RoutingContext context, Places free) {
        var asker = new Asked(context, free, vertx.getOrCreateContext());
        var who = new Places.Waiting(asker, System.nanoTime());
        // Nobody listens for its body, or its end, until it goes on.
        context.request().pause();
        switch (free.enter(who)) {
            case NOW -> asker.pass();
            case LATER -> context.addEndHandler(end -> free.forget(who));
            case NEVER -> asker.refuse();
        }
    }

    /** The work on a request is done: gives its place back, once, however often it is called. */
    void leave(RoutingContext context) {
        if (context.get(PLACE) instanceof Taken taken) {
            taken.leave();
        }
    }

    @Override
    public void leave() {
        RoutingContext context = current.getCurrent();
        if (context != null) {
            leave(context);
        }
    }

    @Override
    public byte[] read(InputStream body, int most) throws IOException {
        RoutingContext context = current.getCurrent();
        if (context == null || !(context.get(PLACE) instanceof Taken taken)) {
            return body.readNBytes(most);
        }
        taken.leave();
        byte[] received = body.readNBytes(most);
        taken.resume();
        return received;
    }

    /** How many are worked on. */
    int taken(Kind kind) {
        Places all = places.get(kind);
        return all == null ? 0 : all.taken();
    }

    /** What somebody holds or has given back. */
    private record Taken(Places of, AtomicBoolean held) {

        void leave() {
            if (held.compareAndSet(true, false)) {
                of.leave(System.nanoTime());
            }
        }

        void resume() {
            of.resume();
            held.set(true);
        }
    }

    private final class Asked implements Places.Asker {

        private final RoutingContext context;
        private final Places free;
        private final Context thread;

        Asked(RoutingContext context, Places free, Context thread) {
            this.context = context;
            this.free = free;
            this.thread = thread;
        }

        @Override
        public void go() {
            long handed = System.nanoTime();
            thread.runOnContext(
                    nothing -> {
                        free.began(System.nanoTime() - handed);
                        if (context.response().closed()) {
                            free.leave(System.nanoTime());
                        } else {
                            pass();
                        }
                    });
        }

        @Override
        public void goAway() {
            thread.runOnContext(
                    nothing -> {
                        if (!context.response().closed()) {
                            refuse();
                        }
                    });
        }

        /** Who works on it takes in what was held back of it. */
        void pass() {
            context.put(PLACE, new Taken(free, new AtomicBoolean(true)));
            // Whoever answers, and however long the rest of it takes: a stream has no end.
            context.addHeadersEndHandler(sent -> leave(context));
            context.next();
        }

        void refuse() {
            context.request().resume();
            refusals.tooBusy(context);
        }
    }
}
