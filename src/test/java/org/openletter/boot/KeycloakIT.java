package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service and a real Keycloak with the realm that compose brings. */
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
class KeycloakIT {

    private static final String ADMIN_KEY = "ol_0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir static Path scratch;
    private static Keycloak keycloak;
    private static Running service;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start(Path.of(System.getProperty("keycloak.home")), scratch);
        keycloak.client("importer", true, Map.of());
        keycloak.client("stranger", false, Map.of());
        keycloak.client("hasty", true, Map.of("access.token.lifespan", "1"));
        keycloak.user("anna", "editor");
        keycloak.user("otto");
        keycloak.grant("service-account-importer", "chief");
        int port = Keycloak.freePort();
        service =
                Running.start(
                        List.of(
                                "java",
                                "-Xmx256m",
                                "-jar",
                                Path.of("target/quarkus-app/quarkus-run.jar")
                                        .toAbsolutePath()
                                        .toString()),
                        Map.of(
                                "QUARKUS_HTTP_HOST",
                                "127.0.0.1",
                                "QUARKUS_HTTP_PORT",
                                String.valueOf(port),
                                "OPENLETTER_DATA_DIR",
                                scratch.resolve("data").toString(),
                                "OPENLETTER_SAMPLE_DATA",
                                "false",
                                "OPENLETTER_ADMIN_KEY",
                                ADMIN_KEY,
                                "OPENLETTER_OIDC_URL",
                                keycloak.issuer(),
                                "OPENLETTER_OIDC_AUDIENCE",
                                "open-letter",
                                "OPENLETTER_OIDC_ROLES",
                                "editor=news:write; chief=admin"),
                        scratch.resolve("service.log"),
                        "http://127.0.0.1:" + port);
        service.awaitAnswer("/q/health/ready");
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private static int keys(String token) {
        return service.get("/v1/api-keys", token).statusCode();
    }

    private static int news(String token) {
        return service.get("/v1/news?limit=1", token).statusCode();
    }

    private static void eventually(BooleanSupplier claim) throws InterruptedException {
        for (int i = 0; i < 60 && !claim.getAsBoolean(); i++) {
            Thread.sleep(500);
        }
        assertTrue(claim.getAsBoolean());
    }

    @Test
    void a_user_writes_what_their_role_may_and_the_history_names_them() {
        String token = keycloak.password("anna", "importer");
        var made =
                service.post(
                        "/v1/news",
                        token,
                        "{\"title\":\"Signed on\",\"kind\":\"news\",\"language\":\"en\",\"body\":\"x\"}");
        assertEquals(201, made.statusCode(), made.body());
        String path = "/v1/news/" + Running.json(made.body()).get("id").asText();
        JsonNode history = Running.json(service.get(path + "/history", token).body());
        assertEquals("sso:anna", history.at("/items/0/actor").asText());
        assertEquals(403, keys(token), "an editor is no admin");
    }

    @Test
    void a_program_has_the_role_of_its_service_account() {
        assertEquals(200, keys(keycloak.credentials("importer")));
    }

    @Test
    void a_role_that_is_taken_away_is_missing_from_the_next_token() {
        keycloak.grant("otto", "chief");
        assertEquals(200, keys(keycloak.password("otto", "importer")));
        keycloak.take("otto", "chief");
        assertEquals(403, keys(keycloak.password("otto", "importer")));
    }

    @Test
    void a_token_for_another_service_or_of_another_realm_is_refused() {
        assertEquals(401, news(keycloak.credentials("stranger")), "it has no audience mapper");
        assertEquals(401, news(keycloak.admin()), "it is of the realm master");
        assertEquals(200, service.get("/v1/news?limit=1", ADMIN_KEY).statusCode());
    }

    @Test
    void an_id_token_and_a_refresh_token_are_no_access_tokens() {
        JsonNode all = keycloak.tokens("anna", "importer");
        assertEquals(200, news(all.get("access_token").asText()));
        assertEquals(401, news(all.get("id_token").asText()));
        assertEquals(401, news(all.get("refresh_token").asText()));
    }

    @Test
    void a_token_expires() throws Exception {
        String token = keycloak.credentials("hasty");
        assertEquals(200, news(token));
        Thread.sleep(12_500);
        assertEquals(401, news(token));
    }

    @Test
    void the_realm_rotates_its_keys() throws Exception {
        String before = keycloak.credentials("importer");
        keycloak.rotate();
        String after = keycloak.credentials("importer");
        assertTrue(!Keycloak.kid(before).equals(Keycloak.kid(after)));
        long start = System.nanoTime();
        eventually(() -> keys(after) == 200);
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
        assertEquals(200, keys(before), "the former key is still published");
    }
}
