package org.openletter.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.openletter.rest.condition.Caching;

/**
 * A page for people that the service shows itself. Its address may hold a token: so nothing is
 * kept, nothing is told to another site, and nothing runs on it.
 *
 * @param style its one style sheet, as the page has it
 */
public record OwnPage(int status, Locale language, String html, String style) {

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Response response() {
        return Response.status(status)
                .entity(html)
                .type("text/html;charset=UTF-8")
                .language(language)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY.formatted(hash(style)))
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
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
