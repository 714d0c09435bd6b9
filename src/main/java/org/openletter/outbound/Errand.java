package org.openletter.outbound;

import java.net.URI;
import java.util.Map;

/**
 * A request to be sent out.
 *
 * @param headers beside those that every request has; Authorization and Cookie stay at the first
 *     host
 */
public record Errand(
        Method method, URI to, Map<String, String> headers, byte[] body, Bounds bounds) {

    /** What can be sent. */
    public enum Method {
        GET,
        POST
    }

    public static Errand get(URI from, Map<String, String> headers, Bounds bounds) {
        return new Errand(Method.GET, from, Map.copyOf(headers), new byte[0], bounds);
    }

    /** Redirects of it are not followed: the answer is handed over as it is. */
    public static Errand post(URI to, Map<String, String> headers, byte[] body, Bounds bounds) {
        return new Errand(Method.POST, to, Map.copyOf(headers), body, bounds);
    }
}
