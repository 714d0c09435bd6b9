package org.openletter.rest.hot;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the answers that may be given again, and forgets all of them after an editor's write. */
@Provider
@Priority(HotFilter.LAST)
class HotFilter implements ContainerResponseFilter {

    /** Filters of answers run from the highest priority to the lowest. */
    static final int LAST = 0;

    private static final int LARGEST = 256 * 1024;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final HotAnswers answers;
    private final CurrentVertxRequest http;

    HotFilter(HotAnswers answers, CurrentVertxRequest http) {
        this.answers = answers;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!SAFE.contains(request.getMethod())) {
            // Readers' own writes, such as signatures, are so many that nothing would be kept; and
            // what was refused has changed nothing.
            boolean refused = response.getStatus() >= 400 && response.getStatus() < 500;
            if (!refused && request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
                answers.forget();
            }
            return;
        }
        HotAnswers.Asked asked = HotAnswers.asked(http.getCurrent());
        if (asked == null || !lasts(response)) {
            return;
        }
        if (response.getStatus() == OK
                && response.getEntity() instanceof byte[] content
                && content.length <= LARGEST) {
            keep(asked, Buffer.buffer(content), response);
        } else if (response.getStatus() == NOT_MODIFIED) {
            keep(asked, null, response);
        }
    }

    /** Public, not about to change by itself, and not counted for who asked. */
    private static boolean lasts(ContainerResponseContext response) {
        String caching = response.getHeaderString(HttpHeaders.CACHE_CONTROL);
        return caching != null
                && caching.startsWith("public, max-age=")
                && !caching.startsWith("public, max-age=0")
                && response.getHeaderString("RateLimit") == null;
    }

    private void keep(
            HotAnswers.Asked asked, @Nullable Buffer content, ContainerResponseContext response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.put(name, List.copyOf(values)));
        if (content != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(response.getMediaType().toString()));
        }
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        answers.keep(new HotAnswer(asked, headers, tag, content));
    }
}
