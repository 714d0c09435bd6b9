package org.openletter.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.rest.hot.Template;

/**
 * Answers what no resource is asked. Whoever comes when too much is asked for gets pieces that are
 * ready: such refusals are many, and must take nothing from those who are served.
 */
@ApplicationScoped
class Refusals {

    private static final String READY = "openletter.ready";
    private static final String INSTANCE = "@instance@";
    private static final String TRACE = "@trace@";
    private static final String TOO_BUSY = "too-busy";
    private static final String DETAIL = "Too much is asked for. Try again.";
    private static final int LATER = 1;
    private static final int UNAVAILABLE = 503;

    private static final CharSequence TYPE = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
    private static final CharSequence VARY =
            HttpHeaders.createOptimized("Accept, Accept-Encoding, Authorization");
    private static final CharSequence CACHE = HttpHeaders.createOptimized("private, no-store");
    private static final CharSequence AFTER = HttpHeaders.createOptimized(String.valueOf(LATER));
    private static final CharSequence IDENTITY = HttpHeaders.createOptimized("identity");

    private final ObjectMapper mapper;
    private final Set<String> compressed;
    private final Counter busy;
    private final String[] pieces;

    Refusals(
            ObjectMapper mapper,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.http.compress-media-types") Set<String> compressed) {
        this.mapper = mapper;
        this.compressed = compressed;
        this.busy =
                Counter.builder("openletter.requests.refused")
                        .tag("code", TOO_BUSY)
                        .register(registry);
        this.pieces =
                json(fault(DETAIL), INSTANCE, TRACE)
                        .split(Pattern.quote(INSTANCE) + "|" + Pattern.quote(TRACE), -1);
    }

    void refuse(RoutingContext context, Fault fault) {
        String path = String.valueOf(context.request().path());
        String traceId = Call.traceId(context.request().getHeader("traceparent"));
        fault.headers().forEach(head(context, fault.status())::putHeader);
        context.response().end(json(fault, path, traceId));
    }

    /** For whoever finds no place any more. */
    Fault tooBusy() {
        return tooBusy(DETAIL);
    }

    Fault tooBusy(String detail) {
        busy.increment();
        return fault(detail);
    }

    private static Fault fault(String detail) {
        return Fault.unavailable(TOO_BUSY, detail, LATER);
    }

    /** 503 for whoever finds no place. */
    void tooBusy(RoutingContext context) {
        busy.increment();
        String named = context.request().getHeader("traceparent");
        // To make it smaller would cost more than it is.
        context.put(READY, true);
        head(context, UNAVAILABLE)
                .putHeader(HttpHeaders.CONTENT_ENCODING, IDENTITY)
                .putHeader("Retry-After", AFTER)
                .end(
                        pieces[0]
                                + Problem.instance(String.valueOf(context.request().path()))
                                + pieces[1]
                                + (named == null ? anyId() : Call.traceId(named))
                                + pieces[2]);
    }

    /**
     * What no resource method returned, the framework marks as not to be compressed; a problem may
     * be, if it isn't one of very many. From pages of its own it takes the mark away when they are
     * on their way already, and another thread may be writing their headers: then some were never
     * sent. So that has to be done before.
     */
    void compressible(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (!headers.contains(HttpHeaders.CONTENT_ENCODING) || context.get(READY) != null) {
            return;
        }
        @Nullable String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && compressed.contains(type.split(";", 2)[0].strip())) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    private static HttpServerResponse head(RoutingContext context, int status) {
        // Else each address that is refused would be counted by itself.
        Template.tell("/refused");
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.VARY, VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, CACHE);
    }

    /** It leads to nothing that would have to be kept secret. */
    private static String anyId() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
    }

    private String json(Fault fault, String path, String traceId) {
        try {
            return mapper.writeValueAsString(Problem.of(fault, path, traceId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
