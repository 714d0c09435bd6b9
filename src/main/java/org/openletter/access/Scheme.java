package org.openletter.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Where a trusted proxy keeps up the encryption, links begin with {@code https}. */
@Provider
@PreMatching
class Scheme implements ContainerRequestFilter {

    private final Proxies proxies;
    private final HttpServerRequest http;

    Scheme(Proxies proxies, HttpServerRequest http) {
        this.proxies = proxies;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (proxies.forwardedSecurely(http)) {
            UriInfo uri = request.getUriInfo();
            request.setRequestUri(
                    uri.getBaseUriBuilder().scheme("https").build(),
                    uri.getRequestUriBuilder().scheme("https").build());
        }
    }
}
