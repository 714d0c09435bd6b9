package org.openletter.rest.hot;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.condition.WeakTag;

/**
 * An answer with status 200, as it was sent; or what is known of one from a 304.
 *
 * @param tag its {@code ETag}, where it has one
 * @param template the path as its resource has it
 * @param content null where only those can be answered who have it already
 */
record HotAnswer(
        HotAnswers.Asked asked,
        Map<String, List<String>> headers,
        @Nullable String tag,
        @Nullable String template,
        @Nullable Buffer content) {

    private static final int NOT_MODIFIED = 304;
    private static final int OVERHEAD = 1_000;

    /** About how many bytes it takes. */
    int weight() {
        return (content == null ? 0 : content.length()) + OVERHEAD;
    }

    /** Whether it can answer this request. */
    boolean serves(HttpServerRequest request) {
        return content != null || isWith(request);
    }

    private boolean isWith(HttpServerRequest request) {
        String known = request.getHeader("If-None-Match");
        return tag != null && known != null && WeakTag.matches(tag, known);
    }

    void give(RoutingContext context) {
        Template.tell(template);
        HttpServerResponse response = context.response();
        headers.forEach(response::putHeader);
        // The framework marks as not to be compressed what no resource method has just returned.
        response.headers().remove("Content-Encoding");
        if (content == null || isWith(context.request())) {
            response.headers().remove("Content-Type");
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.end(content);
        }
    }
}
