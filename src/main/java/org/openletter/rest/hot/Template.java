package org.openletter.rest.hot;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * The path of the running request as its resource has it, such as {@code /v1/news/{id}}: by it
 * requests are counted. What is answered before the resource is found would be counted by itself.
 */
public final class Template {

    /** As the framework names it. */
    private static final String LOCAL = "UrlPathTemplate";

    private Template() {}

    static @Nullable String told() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(LOCAL);
    }

    /** Says it; null leaves it open. */
    public static void tell(@Nullable String template) {
        Context context = Vertx.currentContext();
        if (context != null && template != null) {
            context.putLocal(LOCAL, template);
        }
    }
}
