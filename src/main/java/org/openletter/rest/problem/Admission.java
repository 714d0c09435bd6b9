package org.openletter.rest.problem;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many reads may be worked on at a time: who comes beyond them is better told to come back than
 * left to wait until all give up. Only reads, because a body that arrives slowly would hold a place
 * without any work; and only until the answer begins, because so would a slow reader of a file.
 */
@ApplicationScoped
public class Admission {

    private static final String PLACE = "openletter.place";

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    Admission(@ConfigProperty(name = "openletter.limits.reads-at-a-time") int most) {
        this.most = most;
    }

    /** False where there is no place left. */
    boolean enter(RoutingContext context) {
        if (most == 0 || !counts(context.request())) {
            return true;
        }
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        context.put(PLACE, new AtomicBoolean(true));
        // Whoever goes away before an answer leaves a place too.
        context.addEndHandler(end -> leave(context));
        return true;
    }

    /** Gives the place back, once, however often it is called. */
    void leave(RoutingContext context) {
        if (context.get(PLACE) instanceof AtomicBoolean place && place.compareAndSet(true, false)) {
            taken.decrementAndGet();
        }
    }

    /** How many are worked on. */
    public int taken() {
        return taken.get();
    }

    private static boolean counts(HttpServerRequest request) {
        String path = request.path();
        return path != null
                && path.startsWith("/v1/")
                && (request.method().equals(HttpMethod.GET)
                        || request.method().equals(HttpMethod.HEAD));
    }
}
