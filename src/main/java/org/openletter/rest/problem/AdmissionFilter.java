package org.openletter.rest.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Tells when the work on a request has ended that gets no answer: whoever asked has gone away. */
@Provider
@PreMatching
class AdmissionFilter implements ContainerRequestFilter {

    private final Admission admission;
    private final CurrentVertxRequest http;

    AdmissionFilter(Admission admission, CurrentVertxRequest http) {
        this.admission = admission;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext context = http.getCurrent();
        if (context != null
                && request instanceof ResteasyReactiveContainerRequestContext reactive) {
            reactive.getServerRequestContext()
                    .registerCompletionCallback(thrown -> admission.leave(context));
        }
    }
}
