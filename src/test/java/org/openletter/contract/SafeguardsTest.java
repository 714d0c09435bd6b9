package org.openletter.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SafeguardsTest {

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "X-Frame-Options", "DENY",
                    "Cross-Origin-Resource-Policy", "cross-origin");

    private static final Pattern INLINE =
            Pattern.compile("<(script|style)(?: defer)?>(.*?)</\\1>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/news",
                "/v1/news?limit=x",
                "/v1/news/none",
                "/v1/api-keys",
                "/v1/nothing",
                "/nothing",
                "//",
                "/",
                "/problems",
                "/problems/not-found",
                "/docs",
                "/docs/",
                "/docs/swagger-ui.css",
                "/openapi.json",
                "/openapi.yaml",
                "/confirm?token=x",
                "/withdraw?token=x",
                "/data?token=x",
                "/unsubscribe?token=x",
                "/.well-known/api-catalog",
                "/q/health",
                "/q/metrics"
            })
    void every_answer_tells_browsers_what_it_is_not_for(String path) {
        Response answer = given().urlEncodingEnabled(false).redirects().follow(false).get(path);
        ALWAYS.forEach(
                (name, value) ->
                        assertEquals(List.of(value), answer.headers().getValues(name), name));
        List<String> policy = answer.headers().getValues("Content-Security-Policy");
        assertEquals(1, policy.size(), path);
        assertTrue(policy.get(0).startsWith("default-src 'none'; "), policy::toString);
        assertTrue(policy.get(0).contains("frame-ancestors 'none'"), policy::toString);
        assertTrue(policy.get(0).contains("base-uri 'none'"), policy::toString);
        assertNull(answer.header("Strict-Transport-Security"), "it came in plain");
    }

    @Test
    void who_comes_encrypted_is_told_to_come_so_again() {
        for (String path : List.of("/v1/news", "/nothing", "/docs/", "/v1/api-keys")) {
            assertEquals(
                    "max-age=31536000",
                    given().header("X-Forwarded-Proto", "https")
                            .get(path)
                            .header("Strict-Transport-Security"));
        }
    }

    /** What a page has in itself must be named by its hash, or browsers leave it out. */
    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/problems", "/confirm?token=x", "/unsubscribe?token=x"})
    void pages_may_run_and_wear_what_they_bring(String path) throws Exception {
        Response page = given().urlEncodingEnabled(false).get(path);
        String policy = page.header("Content-Security-Policy");
        var missing = new TreeSet<String>();
        var inline = INLINE.matcher(page.asString());
        while (inline.find()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
            String named = "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
            // Of the reference page's scripts, the packaged service names each: ReferencePageIT.
            String anything = inline.group(1) + "-src 'self' 'unsafe-inline'";
            if (!policy.contains(named) && !(path.equals("/docs/") && policy.contains(anything))) {
                missing.add(inline.group(1) + "-src " + named);
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }
}
