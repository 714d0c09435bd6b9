package org.openletter.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.microprofile.config.Config;
import org.openletter.fault.Fault;

/** Holds callers to the limits of {@link Limited} routes, before anything is read or written. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class Limiter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_CALLERS = 100_000;
    private static final String STATE = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    @Context ResourceInfo resource;

    private final Call call;
    private final Config config;
    private final HttpServerRequest http;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(WINDOW).build();

    Limiter(Call call, Config config, HttpServerRequest http) {
        this.call = call;
        this.config = config;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Limited limited = resource.getResourceMethod().getAnnotation(Limited.class);
        if (limited == null) {
            return;
        }
        String name = limited.value();
        int calls = config.getValue("openletter.limits." + name, Integer.class);
        Bucket bucket =
                buckets.get(
                        name + " " + caller(),
                        fresh ->
                                Bucket.builder()
                                        .addLimit(
                                                limit ->
                                                        limit.capacity(calls)
                                                                .refillGreedy(calls, WINDOW))
                                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long wait = seconds(probe.getNanosToWaitForRefill());
        String policy = "\"" + name + "\";q=" + calls + ";w=" + WINDOW.toSeconds();
        String state =
                "\""
                        + name
                        + "\";r="
                        + probe.getRemainingTokens()
                        + ";t="
                        + seconds(probe.getNanosToWaitForReset());
        request.setProperty(POLICY, policy);
        request.setProperty(STATE, state);
        if (!probe.isConsumed()) {
            throw Fault.of(
                            429,
                            "too-many-requests",
                            "This was asked for too often from there. Retry-After says when to come back.")
                    .header("Retry-After", String.valueOf(wait));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        for (String header : new String[] {POLICY, STATE}) {
            if (request.getProperty(header) instanceof String value) {
                response.getHeaders().putSingle(header, value);
            }
        }
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }

    private String caller() {
        Caller caller = call.caller();
        return caller.keyId() != null ? caller.keyId().toString() : network();
    }

    private String network() {
        String host = http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
        try {
            InetAddress address = InetAddress.getByName(host);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address is no address", e);
        }
    }
}
