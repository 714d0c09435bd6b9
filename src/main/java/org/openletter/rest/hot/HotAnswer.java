package org.openletter.rest.hot;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.condition.WeakTag;

/**
 * An answer with status 200, as it was sent.
 *
 * @param tag its {@code ETag}, where it has one
 */
record HotAnswer(
        HotAnswers.Asked asked,
        Map<String, List<String>> headers,
        @Nullable String tag,
        Buffer content) {

    private static final int NOT_MODIFIED = 304;
    private static final int OVERHEAD = 1_000;

    /** About how many bytes it takes. */
    int weight() {
        return content.length() + OVERHEAD;
    }

    void give(RoutingContext context) {
        HttpServerResponse response = context.response();
        headers.forEach(response::putHeader);
        // The framework marks as not to be compressed what no resource method has just returned.
        response.headers().remove("Content-Encoding");
        String known = context.request().getHeader("If-None-Match");
        if (tag != null && known != null && WeakTag.matches(tag, known)) {
            response.headers().remove("Content-Type");
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.end(content);
        }
    }
}
