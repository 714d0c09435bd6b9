package org.openletter.rest.problem;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.access.Proxies;

/**
 * What every answer says to browsers. A page that the service shows itself says more narrowly what
 * it needs ({@code OwnPage}); everything else is data, in which nothing is to be run or shown.
 */
@ApplicationScoped
class Safeguards {

    private static final String DATA =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI sets styles by itself, and draws with images that stand in its style sheet. */
    private static final String REFERENCE =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String ONE_YEAR = "max-age=31536000";

    private final Proxies proxies;
    private final boolean alwaysSecure;

    Safeguards(Proxies proxies, @ConfigProperty(name = "openletter.url") String url) {
        this.proxies = proxies;
        this.alwaysSecure = url.startsWith("https://");
    }

    void on(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        // An address may hold the token of a letter.
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", reference(context) ? REFERENCE : DATA);
        headers.set("X-Frame-Options", "DENY");
        // What is published is for every site.
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        if (alwaysSecure || proxies.secure(context.request())) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
    }

    private static boolean reference(RoutingContext context) {
        String path = context.request().path();
        return path != null && (path.equals("/docs") || path.startsWith("/docs/"));
    }
}
