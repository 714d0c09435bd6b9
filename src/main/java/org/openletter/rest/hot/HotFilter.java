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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the answers that may be given again, and forgets all of them after an editor's write. */
@Provider
@Priority(HotFilter.LAST)
class HotFilter implements ContainerResponseFilter {

    /** Filters of answers run from the highest priority to the lowest. */
    static final int LAST = 0;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final HotAnswers answers;
    private final MadeAnswers made;
    private final CurrentVertxRequest http;

    HotFilter(HotAnswers answers, MadeAnswers made, CurrentVertxRequest http) {
        this.answers = answers;
        this.made = made;
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
        if (!lasts(response)) {
            return;
        }
        HotAnswers.Asked asked = HotAnswers.asked(http.getCurrent());
        if (response.getStatus() == OK
                && response.getEntity() instanceof byte[] content
                && content.length <= HotAnswers.LARGEST) {
            Map<String, List<String>> headers = headers(response);
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(response.getMediaType().toString()));
            keep(asked, Buffer.buffer(content), headers);
            if (PublicReads.asOf(http.getCurrent()) == null) {
                made.offer(headers, content);
            }
        } else if (response.getStatus() == NOT_MODIFIED) {
            keep(asked, null, headers(response));
        }
    }

    /** Public, not about to change by itself, and not counted for who asked. */
    private static boolean lasts(ContainerResponseContext response) {
        return HotAnswers.lasts(response.getHeaderString(HttpHeaders.CACHE_CONTROL))
                && response.getHeaderString("RateLimit") == null;
    }

    private void keep(
            HotAnswers.@Nullable Asked asked,
            @Nullable Buffer content,
            Map<String, List<String>> headers) {
        if (asked != null) {
            answers.keep(new HotAnswer(asked, headers, Template.told(), content));
        }
    }

    private static Map<String, List<String>> headers(ContainerResponseContext response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return headers;
    }
}
