package org.openletter.rest.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

/** How large a body may be: a file for an import far larger than any other. */
@ApplicationScoped
class BodyLimit {

    static final long MAX_BODY = 1024L * 1024;

    /** Behind the framework's own limit, whose value it replaces. */
    private static final int BEHIND_THE_LIMIT = 1;

    private static final String IMPORTS = "/v1/imports";

    private final long imports;

    BodyLimit(@ConfigProperty(name = "openletter.imports.max-size") MemorySize imports) {
        this.imports = imports.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, BEHIND_THE_LIMIT);
    }

    /** A little more than is taken, so that whoever reads can say itself what is too large. */
    private void limit(RoutingContext context) {
        context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, 2 * of(context.request()));
        context.next();
    }

    long of(HttpServerRequest request) {
        return isFile(request.method(), request.path()) ? imports : MAX_BODY;
    }

    static boolean isFile(HttpMethod method, @Nullable String path) {
        return HttpMethod.POST.equals(method) && IMPORTS.equals(path);
    }
}
