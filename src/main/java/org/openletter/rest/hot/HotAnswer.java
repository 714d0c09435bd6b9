package org.openletter.rest.hot;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.condition.WeakTag;

/** An answer with status 200, as it was sent; or what is known of one from a 304. */
final class HotAnswer {

    private static final int NOT_MODIFIED = 304;
    private static final int OVERHEAD = 1_000;

    private final HotAnswers.Asked asked;
    private final Header[] headers;
    private final @Nullable String tag;
    private final @Nullable String caching;
    private final boolean byLanguage;
    private final @Nullable String template;
    private final @Nullable Buffer content;

    /** In the form in which it is sent, so that it isn't encoded each time. */
    private record Header(CharSequence name, CharSequence value, boolean first) {}

    /**
     * @param template the path as its resource has it
     * @param content null where only those can be answered who have it already
     */
    HotAnswer(
            HotAnswers.Asked asked,
            Map<String, List<String>> headers,
            @Nullable String template,
            @Nullable Buffer content) {
        this.asked = asked;
        this.headers =
                headers.entrySet().stream()
                        .flatMap(
                                header ->
                                        header.getValue().stream()
                                                .map(value -> header(header, value)))
                        .toArray(Header[]::new);
        this.tag = first(headers, "ETag");
        this.caching = first(headers, "Cache-Control");
        this.byLanguage =
                headers.getOrDefault("Vary", List.of()).toString().contains("Accept-Language");
        this.template = template;
        this.content = content;
    }

    private static Header header(Map.Entry<String, List<String>> header, String value) {
        return new Header(
                HttpHeaders.createOptimized(header.getKey()),
                HttpHeaders.createOptimized(value),
                value.equals(header.getValue().get(0)));
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    HotAnswers.Asked asked() {
        return asked;
    }

    @Nullable String caching() {
        return caching;
    }

    /** Whether who names another language may get another answer. */
    boolean byLanguage() {
        return byLanguage;
    }

    /** About how many bytes it takes. */
    int weight() {
        return (content == null ? 0 : content.length()) + OVERHEAD;
    }

    /** Whether it can answer this request. */
    boolean serves(HttpServerRequest request) {
        return content != null || isWith(request);
    }

    private boolean isWith(HttpServerRequest request) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return tag != null && known != null && WeakTag.matches(tag, known);
    }

    void give(RoutingContext context) {
        Template.tell(template);
        HttpServerResponse response = context.response();
        MultiMap sent = response.headers();
        for (Header header : headers) {
            if (header.first()) {
                sent.set(header.name(), header.value());
            } else {
                sent.add(header.name(), header.value());
            }
        }
        // The framework marks as not to be compressed what no resource method has just returned.
        sent.remove(HttpHeaders.CONTENT_ENCODING);
        if (content == null || isWith(context.request())) {
            sent.remove(HttpHeaders.CONTENT_TYPE);
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.end(content);
        }
    }
}
