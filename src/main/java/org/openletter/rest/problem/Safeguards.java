package org.openletter.rest.problem;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.access.Proxies;

/**
 * What every answer says to browsers. A page that the service shows itself says more narrowly what
 * it needs ({@code OwnPage}); everything else is data, in which nothing is to be run or shown.
 */
@ApplicationScoped
class Safeguards {

    private static final CharSequence POLICY = createOptimized("Content-Security-Policy");

    /** In the form in which they are sent, as every answer has them. */
    private static final List<Map.Entry<CharSequence, CharSequence>> ALWAYS =
            List.of(
                    optimized("X-Content-Type-Options", "nosniff"),
                    // An address may hold the token of a letter.
                    optimized("Referrer-Policy", "no-referrer"),
                    optimized("X-Frame-Options", "DENY"),
                    // What is published is for every site.
                    optimized("Cross-Origin-Resource-Policy", "cross-origin"));

    private static final String BUILT_PAGE =
            "META-INF/io.smallrye_smallrye-open-api-ui__jar/META-INF/resources/openapi-ui/index.html";

    private static final Pattern INLINE =
            Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

    private static final String DATA =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * Swagger UI sets styles by itself, and draws with images that stand in its style sheet. Of the
     * scripts in its page only those run that it was built with.
     */
    private static final String REFERENCE =
            DATA
                    + "; script-src 'self' "
                    + scripts()
                    + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src"
                    + " 'self'";

    private static final String PAGES =
            DATA + "; style-src 'sha256-" + hash(ProblemPages.STYLE) + "'";

    private static final CharSequence SECURE = createOptimized("Strict-Transport-Security");

    private static final CharSequence ONE_YEAR = createOptimized("max-age=31536000");

    private static final CharSequence DATA_SENT = createOptimized(DATA);

    private final Proxies proxies;
    private final boolean alwaysSecure;

    Safeguards(Proxies proxies, @ConfigProperty(name = "openletter.url") String url) {
        this.proxies = proxies;
        this.alwaysSecure = url.startsWith("https://");
    }

    void on(RoutingContext context) {
        context.addHeadersEndHandler(sent -> complete(context));
    }

    /** At the end, because the resources add to what is there: twice would be wrong. */
    private void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        for (Map.Entry<CharSequence, CharSequence> each : ALWAYS) {
            headers.set(each.getKey(), each.getValue());
        }
        if (!headers.contains(POLICY)) {
            headers.set(POLICY, policy(String.valueOf(context.request().path())));
        }
        if (alwaysSecure || proxies.secure(context.request())) {
            headers.set(SECURE, ONE_YEAR);
        }
    }

    private static Map.Entry<CharSequence, CharSequence> optimized(String name, String value) {
        return Map.entry(createOptimized(name), createOptimized(value));
    }

    private static CharSequence policy(String path) {
        if (path.equals("/docs") || path.startsWith("/docs/")) {
            return REFERENCE;
        }
        return path.startsWith("/problems") ? PAGES : DATA_SENT;
    }

    /** In development and tests the page stands elsewhere, and is nobody else's to see. */
    private static String scripts() {
        try (InputStream page =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(BUILT_PAGE)) {
            if (page == null) {
                return "'unsafe-inline'";
            }
            return INLINE.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(script -> "'sha256-" + hash(script.group(1)) + "'")
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
