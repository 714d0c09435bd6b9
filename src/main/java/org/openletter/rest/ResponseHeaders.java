package org.openletter.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Headers that every answer of the API has. */
@Provider
class ResponseHeaders implements ContainerResponseFilter {

    /** Credentials change what an answer shows, so shared caches must not mix them up. */
    static final String VARY = "Accept, Accept-Encoding, Authorization";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object more = response.getHeaders().getFirst(HttpHeaders.VARY);
        response.getHeaders().putSingle(HttpHeaders.VARY, more == null ? VARY : VARY + ", " + more);
    }
}
