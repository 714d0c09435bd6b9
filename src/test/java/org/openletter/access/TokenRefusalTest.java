package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.AccessToken;
import org.openletter.support.Api;
import org.openletter.support.IdentityProvider;
import org.openletter.support.Logged;

/** Which access tokens are refused; all of them in the same words. */
@QuarkusTest
class TokenRefusalTest {

    private static final String ANY = "/v1/news?limit=1";

    private static AccessToken chief() {
        return AccessToken.of("chief").claim("preferred_username", "chief").roles("chief");
    }

    private static int status(AccessToken token) {
        return Api.with(token.signed()).get("/v1/api-keys").statusCode();
    }

    static Stream<Arguments> tokens() {
        String kid = IdentityProvider.key().getKeyId();
        PublicKey known = IdentityProvider.key().getPublicKey();
        String good = chief().signed();
        String[] parts = good.split("\\.");
        return Stream.of(
                of("expired", chief().expiring(-11)),
                of("without an end", chief().without("exp")),
                of("not yet valid", chief().claim("nbf", now() + 15)),
                of("for another service", chief().claim("aud", "another")),
                of("for a service of a similar name", chief().claim("aud", "open-letter2")),
                of("for other services", chief().claim("aud", List.of("account", "another"))),
                of("for nobody", chief().without("aud")),
                of("of another issuer", chief().claim("iss", "https://evil.example.org")),
                of("of another realm", chief().claim("iss", IdentityProvider.issuer() + "2")),
                of("of no issuer", chief().without("iss")),
                of("without a subject", chief().without("sub")),
                of("without a time", chief().without("iat")),
                of("signed by a stranger", chief().forged(kid)),
                of("signed by a stranger of another name", chief().forged("mine")),
                of("that brings its own key", bringingItsKey()),
                of("unsigned", chief().by(null, kid, "none")),
                Arguments.of("unsigned, in other letters", none(parts, "nOnE")),
                Arguments.of("unsigned, without a name of a key", none(parts, "none")),
                of("signed with the public key as a secret", secret(known.getEncoded(), kid)),
                of("signed with the public key's text as a secret", secret(pem(known), kid)),
                of("an ID token of Keycloak", chief().claim("typ", "ID")),
                of("a refresh token of Keycloak", chief().claim("typ", "Refresh")),
                of("an ID token with a hash", chief().claim("at_hash", "x")),
                of("an ID token of Cognito", chief().claim("token_use", "id")),
                of("a logout token", chief().header("typ", "logout+jwt")),
                of("bound to a key", chief().claim("cnf", Map.of("jkt", "x"))),
                Arguments.of("tampered with", tampered(parts)),
                Arguments.of("without its signature", parts[0] + "." + parts[1] + "."),
                Arguments.of("cut", good.substring(0, good.length() - 9)),
                Arguments.of("with more behind it", good + ".x"),
                Arguments.of("with padding", good + "="),
                Arguments.of("encrypted", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..a.b.c"),
                of("oversized", chief().claim("more", "x".repeat(16_384))),
                Arguments.of("no JSON", "eyJ.eyJ.eyJ"),
                Arguments.of("deep", deep(parts)),
                Arguments.of("dots", "..."),
                Arguments.of("garbage", "a.b.c"));
    }

    private static Arguments of(String what, AccessToken token) {
        return Arguments.of(what, token.signed());
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static AccessToken secret(byte[] secret, String kid) {
        return chief().by(new SecretKeySpec(secret, "HmacSHA256"), kid, "HS256");
    }

    private static byte[] pem(PublicKey key) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static AccessToken bringingItsKey() {
        return chief().forged("mine")
                .header("jku", IdentityProvider.issuer() + "/stranger/keys")
                .header("x5u", IdentityProvider.issuer() + "/stranger/keys");
    }

    private static String none(String[] parts, String algorithm) {
        return base64("{\"alg\":\"" + algorithm + "\"}") + "." + parts[1] + ".";
    }

    private static String tampered(String[] parts) {
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + base64(claims.replace("\"chief\"", "\"other\"")) + "." + parts[2];
    }

    private static String deep(String[] parts) {
        String header = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        return base64(header) + "." + parts[1] + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_token_that_is_not_right_is_refused_and_not_told_why(String what, String token) {
        Response answer = Api.with(token).get(ANY);
        JsonNode problem = Api.json(401, answer);
        ((ObjectNode) problem).remove("traceId");
        Response other = Api.with(chief().expiring(-600).signed()).get(ANY);
        JsonNode usual = Api.json(401, other);
        ((ObjectNode) usual).remove("traceId");
        assertEquals(usual, problem, what);
        assertEquals("credential-invalid", problem.get("code").asText());
        assertEquals(
                "Bearer realm=\"open-letter\", error=\"invalid_token\"",
                answer.header("WWW-Authenticate"));
        assertEquals("private, no-store", answer.header("Cache-Control"));
    }

    @Test
    void a_token_that_is_right_is_taken_in_all_its_forms() {
        assertEquals(200, status(chief()));
        assertEquals(200, status(chief().expiring(-5)), "clocks may differ by ten seconds");
        assertEquals(200, status(chief().claim("nbf", now() + 5)));
        assertEquals(200, status(chief().claim("aud", List.of("account", "open-letter"))));
        assertEquals(200, status(chief().claim("typ", "Bearer")), "as Keycloak has it");
        assertEquals(200, status(chief().header("typ", "at+jwt")), "as RFC 9068 has it");
        assertEquals(200, status(chief().header("typ", "application/AT+JWT")));
    }

    @Test
    void nobody_is_asked_for_the_keys_that_a_token_names() {
        Api.with(bringingItsKey().signed()).get(ANY);
        assertFalse(IdentityProvider.paths().stream().anyMatch(path -> path.contains("stranger")));
    }

    @Test
    void a_token_in_the_address_is_no_credential() {
        for (String name : List.of("access_token", "token", "id_token")) {
            Response answer = Api.anonymous().get("/v1/news?" + name + "=" + chief().signed());
            assertEquals("parameters-invalid", Api.json(400, answer).get("code").asText());
        }
        Response cookie =
                Api.anonymous()
                        .header("Cookie", "access_token=" + chief().signed())
                        .get("/v1/api-keys");
        assertEquals("credential-missing", Api.json(401, cookie).get("code").asText());
    }

    @Test
    void the_log_says_nothing_of_a_token() {
        java.util.logging.Logger logger =
                java.util.logging.Logger.getLogger(SignOn.class.getName());
        logger.setLevel(java.util.logging.Level.FINE);
        try (var logged = new Logged(SignOn.class)) {
            Api.with(chief().expiring(-600).signed()).get(ANY);
            Api.with(chief().claim("aud", "secret\nline").signed()).get(ANY);
            assertEquals(
                    List.of(
                            "An access token was refused: it has expired.",
                            "An access token was refused: its audience (aud)."),
                    logged.all());
            assertTrue(logged.warnings().isEmpty());
        } finally {
            logger.setLevel(null);
        }
    }
}
