package org.openletter.rest.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is still to come of a body when its request has been answered: of one that was too large, or
 * not waited for, or a file that was given up. It is taken, as most clients read no answer before
 * they have sent all, but dropped, and not for ever.
 */
@ApplicationScoped
class Leftovers {

    private final Vertx vertx;
    private final long taken;

    Leftovers(Vertx vertx, @ConfigProperty(name = "openletter.limits.leftovers") Duration taken) {
        this.vertx = vertx;
        this.taken = taken.toMillis();
    }

    /** Prepares for them, where there may be some. */
    void dropOf(RoutingContext context) {
        if (mayHaveBody(context.request())) {
            context.addEndHandler(answered -> drop(context.request()));
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    private void drop(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        // Else whoever read the body first would be given the rest, and keep it.
        request.handler(null);
        vertx.setTimer(
                taken,
                timer -> {
                    if (!request.isEnded()) {
                        HangUp.on(request);
                    }
                });
    }
}
