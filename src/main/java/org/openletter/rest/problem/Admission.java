package org.openletter.rest.problem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many reads may be worked on at a time: who comes beyond them is better told to come back than
 * left to wait until all give up. Only reads, because a body that arrives slowly would hold a place
 * without any work; and only until the answer begins, because so would a slow reader of a file. Who
 * goes away meanwhile holds it all the same, for the work goes on.
 */
@ApplicationScoped
public class Admission {

    private static final String PLACE = "openletter.place";
    private static final long LOOKS_EVERY = 10;

    private final Vertx vertx;
    private final boolean bounded;
    private final Places places;
    private final Refusals refusals;

    Admission(
            Vertx vertx,
            Refusals refusals,
            @ConfigProperty(name = "openletter.limits.reads-at-a-time") int most) {
        this.vertx = vertx;
        this.refusals = refusals;
        this.bounded = most > 0;
        this.places = new Places(Math.max(1, most), System.nanoTime());
    }

    void begin(@Observes StartupEvent start, MeterRegistry registry) {
        if (bounded) {
            vertx.setPeriodic(LOOKS_EVERY, timer -> places.look(System.nanoTime()));
            Gauge.builder("openletter.work.places", places, Places::places).register(registry);
            Gauge.builder("openletter.work.taken", places, Places::taken).register(registry);
            Gauge.builder("openletter.work.waiting", places, Places::waiting).register(registry);
        }
    }

    /** Passes the request on, now or when there is a place for it, or refuses it. */
    void admit(RoutingContext context) {
        String path = context.request().path();
        HttpMethod method = context.request().method();
        if (bounded
                && path != null
                && path.startsWith("/v1/")
                && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            enter(context);
        } else {
            context.next();
        }
    }

    private void enter(RoutingContext context) {
        var asker = new Asked(context, vertx.getOrCreateContext());
        var who = new Places.Waiting(asker, System.nanoTime());
        // Nobody listens for its end until it goes on.
        context.request().pause();
        switch (places.enter(who)) {
            case NOW -> asker.pass();
            case LATER -> context.addEndHandler(end -> places.forget(who));
            case NEVER -> asker.refuse();
        }
    }

    /** The work on a request is done: gives its place back, once, however often it is called. */
    void leave(RoutingContext context) {
        if (context.get(PLACE) instanceof AtomicBoolean place && place.compareAndSet(true, false)) {
            places.leave(System.nanoTime());
        }
    }

    /** How many are worked on. */
    public int taken() {
        return places.taken();
    }

    private final class Asked implements Places.Asker {

        private final RoutingContext context;
        private final Context thread;

        Asked(RoutingContext context, Context thread) {
            this.context = context;
            this.thread = thread;
        }

        @Override
        public void go() {
            long handed = System.nanoTime();
            thread.runOnContext(
                    nothing -> {
                        places.began(System.nanoTime() - handed);
                        if (context.response().closed()) {
                            places.leave(System.nanoTime());
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

        void pass() {
            context.put(PLACE, new AtomicBoolean(true));
            // Whoever answers, and however long the rest of it takes: a stream has no end.
            context.addHeadersEndHandler(sent -> leave(context));
            context.request().resume();
            context.next();
        }

        void refuse() {
            context.request().resume();
            refusals.tooBusy(context);
        }
    }
}
