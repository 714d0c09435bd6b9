package org.openletter.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.rest.condition.Caching;

/** Sends reads of what was merged on to the same place of what stands for it. */
final class Forwarding {

    private static final int COLLECTION = 2;

    private Forwarding() {}

    /** Null where there is nowhere to send the request, or nothing to read there. */
    static @Nullable Response of(Fault fault, ContainerRequestContext request) {
        Object id = fault.members().get("mergedInto");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (id == null || !reads) {
            return null;
        }
        URI asked = request.getUriInfo().getRequestUri();
        String[] path = asked.getRawPath().substring(1).split("/", COLLECTION + 2);
        String rest =
                switch (path[COLLECTION]) {
                    case "by-slug" -> "by-slug/" + fault.members().get("slug");
                    case "by-external-id" -> id.toString();
                    default ->
                            id + (path.length > COLLECTION + 1 ? "/" + path[COLLECTION + 1] : "");
                };
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return Response.status(308)
                .location(URI.create("/" + path[0] + "/" + path[1] + "/" + rest + query))
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }
}
