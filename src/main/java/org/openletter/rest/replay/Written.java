package org.openletter.rest.replay;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.openletter.rest.condition.Caching;

/** The answer to a write, in a form that can be kept and given again. */
public record Written(int status, Map<String, String> headers, byte[] body) {

    public Response response() {
        var response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, Caching.none());
        headers.forEach(
                (name, value) ->
                        response.header(
                                name,
                                name.equals(HttpHeaders.LOCATION) ? URI.create(value) : value));
        return (body.length == 0
                        ? response
                        : response.entity(body).type(MediaType.APPLICATION_JSON))
                .build();
    }
}
