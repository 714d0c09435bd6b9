package org.openletter.rest.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** The work on a read is done: only its sending remains. */
@Provider
class AdmissionFilter implements ContainerResponseFilter {

    private final Admission admission;
    private final CurrentVertxRequest http;

    AdmissionFilter(Admission admission, CurrentVertxRequest http) {
        this.admission = admission;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (http.getCurrent() != null) {
            admission.leave(http.getCurrent());
        }
    }
}
