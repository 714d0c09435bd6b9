package org.openletter.rest.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.openletter.fault.Fault;

/**
 * Takes in the bodies of writes before any thread is asked to work on them. A file for an import,
 * which may be far larger than memory, is read by who works on it.
 */
@ApplicationScoped
class Bodies {

    /** Of all that are on their way or being worked on. */
    private static final long MOST_TOGETHER = 32L << 20;

    /**
     * So much more is kept for small ones: large ones that arrive slowly must not shut them out.
     */
    private static final long FOR_SMALL = 16L << 20;

    private static final int SMALL = 64 << 10;

    private static final long LET_BY = 10L << 20;
    private static final long A_MOMENT = Duration.ofSeconds(1).toMillis();
    private static final long IN_TIME = Duration.ofSeconds(60).toMillis();

    private final BodyLimit limit;
    private final Refusals refusals;
    private final AtomicLong held = new AtomicLong();

    Bodies(BodyLimit limit, Refusals refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    /** Whether it is left to who works on it, and may arrive slowly all that time. */
    boolean isFile(RoutingContext context) {
        return limit.of(context.request()) > BodyLimit.MAX_BODY;
    }

    void take(RoutingContext context, Runnable then) {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        var arriving = new Arriving(context, then);
        context.addEndHandler(end -> arriving.end());
        request.handler(arriving::more).endHandler(nothing -> arriving.all()).resume();
    }

    /** How many bytes are held. */
    long held() {
        return held.get();
    }

    private final class Arriving {

        private final RoutingContext context;
        private final Runnable then;
        private final long timer;
        private final Buffer body = Buffer.buffer();
        private long received;
        private boolean refused;

        Arriving(RoutingContext context, Runnable then) {
            this.context = context;
            this.then = then;
            this.timer = context.vertx().setTimer(IN_TIME, late -> context.response().reset());
        }

        /** Of what is too large the rest is let by, if it isn't much: who sends can't read yet. */
        void more(Buffer some) {
            received += some.length();
            if (refused) {
                return;
            }
            if (received > LET_BY) {
                hangUpSoon();
                tooLarge();
            } else if (received <= BodyLimit.MAX_BODY) {
                body.appendBuffer(some);
                long most = MOST_TOGETHER + (body.length() > SMALL ? 0 : FOR_SMALL);
                if (held.addAndGet(some.length()) > most) {
                    refused = true;
                    hangUpSoon();
                    refusals.tooBusy(context);
                }
            }
        }

        void all() {
            context.vertx().cancelTimer(timer);
            if (refused || context.response().closed()) {
                return;
            }
            if (received > BodyLimit.MAX_BODY) {
                tooLarge();
            } else {
                ((RoutingContextInternal) context).setBody(body);
                then.run();
            }
        }

        private void tooLarge() {
            refused = true;
            refusals.refuse(context, Fault.tooLarge("The body is larger than 1 MiB."));
        }

        /** Else who is refused could go on sending; a moment later, so that they can read why. */
        private void hangUpSoon() {
            HttpConnection connection = context.request().connection();
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader("Connection", "close");
                context.vertx().setTimer(A_MOMENT, late -> connection.close());
            }
        }

        void end() {
            context.vertx().cancelTimer(timer);
            held.addAndGet(-body.length());
        }
    }
}
