package org.openletter.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.openletter.access.Call;
import org.openletter.audit.AccessLog;
import org.openletter.fault.Fault;
import org.openletter.rest.condition.Caching;

/** The one mapper: whatever is thrown becomes a problem. */
@Provider
class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context ContainerRequestContext request;

    private final Call call;
    private final Routes routes;
    private final AccessLog accessLog;

    ProblemMapper(Call call, Routes routes, AccessLog accessLog) {
        this.accessLog = accessLog;
        this.call = call;
        this.routes = routes;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        String traceId = traceId();
        Fault fault = Failures.fault(thrown, request.getMethod(), traceId);
        Response elsewhere = Forwarding.of(fault, request);
        if (elsewhere != null) {
            return elsewhere;
        }
        var response =
                Response.status(fault.status())
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                        .entity(
                                Problem.of(
                                        fault,
                                        request.getUriInfo().getRequestUri().getRawPath(),
                                        traceId));
        fault.headers().forEach(response::header);
        // Who sends no key that is known could fill the log with nothing.
        if (fault.status() == 403) {
            accessLog.refused(fault.code(), null, List.of());
        }
        if (fault.status() == 405) {
            response.header(HttpHeaders.ALLOW, routes.allowed(request.getUriInfo().getPath()));
        }
        return response.build();
    }

    /** Where no route was found, nothing has begun the call yet. */
    private String traceId() {
        return request.getProperty("traceId") == null
                ? Call.traceId(request.getHeaderString("traceparent"))
                : call.traceId();
    }
}
