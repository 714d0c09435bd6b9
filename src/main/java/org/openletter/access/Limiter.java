package org.openletter.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/** Holds callers to the limits of {@link Limited} routes, before anything is read or written. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class Limiter implements ContainerRequestFilter, ContainerResponseFilter {

    @Context ResourceInfo resource;

    /** So that nobody's address stands in memory in clear. */
    private final String unguessable = Token.random();

    private final Call call;
    private final Limits limits;
    private final Instance<FreeNetworks> freeNetworks;
    private final Proxies proxies;
    private final CurrentVertxRequest http;

    Limiter(
            Call call,
            Limits limits,
            Instance<FreeNetworks> freeNetworks,
            Proxies proxies,
            CurrentVertxRequest http) {
        this.call = call;
        this.limits = limits;
        this.freeNetworks = freeNetworks;
        this.proxies = proxies;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!call.caller().anonymous()) {
            RequestLimits.recognised(http.getCurrent(), call.caller());
        }
        Limited limited = resource.getResourceMethod().getAnnotation(Limited.class);
        if (limited == null || free(limited.value())) {
            return;
        }
        limits.taken(limited.value(), caller())
                .ifPresent(
                        taken -> {
                            request.setProperty(Limits.POLICY, taken.policy());
                            request.setProperty(Limits.STATE, taken.state());
                            taken.require();
                        });
    }

    /** Where another limit refused, its state is there already. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        for (String header : new String[] {Limits.POLICY, Limits.STATE}) {
            if (request.getProperty(header) instanceof String value) {
                response.getHeaders().putIfAbsent(header, List.of(value));
            }
        }
    }

    private boolean free(String limit) {
        InetAddress network = proxies.client().address();
        return freeNetworks.stream().anyMatch(some -> some.frees(limit, network));
    }

    private String caller() {
        Caller caller = call.caller();
        if (caller.keyId() != null) {
            return caller.keyId().toString();
        }
        return HexFormat.of().formatHex(Token.hash(unguessable + proxies.client().name()));
    }
}
