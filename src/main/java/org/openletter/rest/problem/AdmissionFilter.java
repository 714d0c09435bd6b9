package org.openletter.rest.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** When the work on a request is done: only the sending of its answer remains, if that. */
@Provider
@PreMatching
class AdmissionFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final Admission admission;
    private final CurrentVertxRequest http;

    AdmissionFilter(Admission admission, CurrentVertxRequest http) {
        this.admission = admission;
        this.http = http;
    }

    /** Whoever has gone away gets no answer, and yet there is an end to the work on it. */
    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext context = http.getCurrent();
        if (context != null
                && request instanceof ResteasyReactiveContainerRequestContext reactive) {
            reactive.getServerRequestContext()
                    .registerCompletionCallback(thrown -> admission.leave(context));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (http.getCurrent() != null) {
            admission.leave(http.getCurrent());
        }
    }
}
