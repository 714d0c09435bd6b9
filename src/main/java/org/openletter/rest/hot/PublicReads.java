package org.openletter.rest.hot;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.database.Reading;

/** Which requests may read at a replica: those that anybody could make. */
@ApplicationScoped
public class PublicReads implements Reading.Desk {

    private static final String KEY = "openletter.reading";

    /** Not the changes: their order is settled by whoever reads them. */
    private static final List<String> PATHS =
            List.of("/v1/news", "/v1/prisoners", "/v1/facilities", "/v1/petitions", "/v1/search");

    private final CurrentVertxRequest http;

    PublicReads(CurrentVertxRequest http) {
        this.http = http;
    }

    /** Lets a request read there, if it may. */
    public void begin(RoutingContext context) {
        if (anybodys(context.request())) {
            context.put(KEY, new Reading());
        }
    }

    private static boolean anybodys(HttpServerRequest http) {
        String path = String.valueOf(http.path());
        return (http.method().equals(HttpMethod.GET) || http.method().equals(HttpMethod.HEAD))
                && PATHS.stream().anyMatch(path::startsWith)
                && !http.headers().contains("Authorization")
                && !http.headers().contains("Cookie");
    }

    @Override
    public @Nullable Reading current() {
        return Arc.container().requestContext().isActive() ? of(http.getCurrent()) : null;
    }

    /** The time of which the request has seen the database; null where it has seen it as it is. */
    static @Nullable Long asOf(RoutingContext context) {
        Reading reading = of(context);
        return reading == null ? null : reading.asOf();
    }

    private static @Nullable Reading of(@Nullable RoutingContext context) {
        return context == null ? null : context.get(KEY);
    }
}
