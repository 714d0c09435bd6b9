package org.openletter.rest.problem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is still to come of a body when its request has been answered: of one that was too large, or
 * not waited for, or a file that was given up. Most clients read no answer before they have sent
 * all, so it is taken and dropped, as long as more comes, and not for ever.
 */
@ApplicationScoped
class Leftovers {

    /** Bytes in each millisecond: who sends less holds a connection for its own sake. */
    private static final long LEAST = 1;

    /** So often it is looked: ten minutes, where nothing else is set. */
    private static final int LOOKS = 20;

    private final long looksEvery;
    private final AtomicInteger coming = new AtomicInteger();

    Leftovers(
            MeterRegistry registry,
            @ConfigProperty(name = "openletter.limits.leftovers") Duration looksEvery) {
        this.looksEvery = Math.max(1, looksEvery.toMillis());
        Gauge.builder("openletter.bodies.leftover", coming, AtomicInteger::get).register(registry);
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

    /**
     * Before the framework resumes the request: else whoever read the body first would be given the
     * rest, and keep it. Only behind that it shows whether there is any.
     */
    private void drop(HttpServerRequest request) {
        request.handler(null);
        EventLoop loop = HangUp.channel(request).eventLoop();
        loop.execute(() -> loop.execute(() -> await(request, loop)));
    }

    private void await(HttpServerRequest request, EventLoop loop) {
        if (!request.isEnded() && HangUp.channel(request).isOpen()) {
            var watch = new Watch(request, loop);
            coming.incrementAndGet();
            request.endHandler(ended -> watch.end());
            request.exceptionHandler(broken -> watch.end());
            watch.again();
        }
    }

    /** Of one body, on its event loop. */
    private final class Watch {

        private final HttpServerRequest request;
        private final EventLoop loop;
        private long seen;
        private int looks;
        private @Nullable ScheduledFuture<?> next;

        Watch(HttpServerRequest request, EventLoop loop) {
            this.request = request;
            this.loop = loop;
        }

        void again() {
            seen = request.bytesRead();
            next = loop.schedule(this::look, looksEvery, TimeUnit.MILLISECONDS);
        }

        private void look() {
            if (request.isEnded()) {
                end();
                return;
            }
            long read = request.bytesRead();
            if (read >= seen + LEAST * looksEvery && ++looks < LOOKS) {
                again();
            } else {
                end();
                HangUp.on(request);
            }
        }

        void end() {
            if (next != null) {
                next.cancel(false);
                next = null;
                coming.decrementAndGet();
            }
        }
    }
}
