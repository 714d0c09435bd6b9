package org.openletter.rest.problem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Proxies;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Held;

/**
 * How many requests may be worked on at a time, reads and writes each: who comes beyond them is
 * better told to come back than left to wait until all give up. A place is held until the answer
 * begins, because a slow reader of a file is no work; and not while a body is late, because neither
 * is a slow writer. Who goes away meanwhile holds it all the same, for the work goes on.
 */
@ApplicationScoped
class Admission implements Held {

    private static final String PLACE = "openletter.place";
    private static final long LOOKS_EVERY = 10;

    private final Vertx vertx;
    private final CurrentVertxRequest current;
    private final Refusals refusals;
    private final Proxies proxies;
    private final Map<Work, Places> places = new EnumMap<>(Work.class);
    private final Arrivals arrivals;

    Admission(
            Vertx vertx,
            CurrentVertxRequest current,
            Refusals refusals,
            Proxies proxies,
            @ConfigProperty(name = "openletter.limits.reads-at-a-time") int reads,
            @ConfigProperty(name = "openletter.limits.writes-at-a-time") int writes) {
        this.vertx = vertx;
        this.current = current;
        this.refusals = refusals;
        this.proxies = proxies;
        this.arrivals = new Arrivals(refusals);
        bound(Work.reads, reads);
        bound(Work.writes, writes);
    }

    private void bound(Work work, int most) {
        if (most > 0) {
            places.put(work, work.places(most, System.nanoTime()));
        }
    }

    void begin(@Observes StartupEvent start, MeterRegistry registry) {
        vertx.setPeriodic(LOOKS_EVERY, timer -> look(System.nanoTime()));
        Gauge.builder("openletter.bodies.late", arrivals, Arrivals::late).register(registry);
        places.forEach(
                (work, each) -> {
                    gauge("places", work, each, Places::places).register(registry);
                    gauge("taken", work, each, Places::taken).register(registry);
                    gauge("waiting", work, each, Places::waiting).register(registry);
                });
    }

    private void look(long now) {
        places.values().forEach(each -> each.look(now));
        arrivals.look(now);
    }

    private static Gauge.Builder<Places> gauge(
            String name, Work work, Places places, ToDoubleFunction<Places> value) {
        return Gauge.builder("openletter.work." + name, places, value).tag("of", work.name());
    }

    /** Passes the request on, now or when there is a place for it, or refuses it. */
    void admit(RoutingContext context) {
        Places free = needed(context);
        if (free == null) {
            context.next();
        } else {
            enter(context, free);
        }
    }

    /** None for a file to be imported, which arrives for minutes, and for what asks for nothing. */
    private @Nullable Places needed(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (!context.normalizedPath().startsWith("/v1/") || method.equals(HttpMethod.OPTIONS)) {
            return null;
        }
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return places.get(Work.reads);
        }
        return BodyLimit.isFile(method, context.normalizedPath()) ? null : places.get(Work.writes);
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
    public Fault refuse(String detail) {
        return refusals.tooBusy(detail);
    }

    @Override
    public byte[] read(InputStream body, int most) throws IOException {
        RoutingContext context = current.getCurrent();
        return context != null && context.get(PLACE) instanceof Taken taken
                ? arrivals.read(taken, proxies.client(context.request()).name(), body, most)
                : body.readNBytes(most);
    }

    /** How many are worked on. */
    int taken(Work work) {
        Places all = places.get(work);
        return all == null ? 0 : all.taken();
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
