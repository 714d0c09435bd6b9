package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Keycloak with the realm of {@code docker/keycloak}, in memory, and its administrator. */
record Keycloak(Running running) implements AutoCloseable {

    private static final String SECRET = "for-this-test-alone";
    private static final String REALM = "/realms/openletter";
    private static final String ADMIN = "/admin" + REALM;
    private static final String MAPPER =
            """
            [{"name": "for the API", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
              "config": {"included.client.audience": "open-letter", "access.token.claim": "true"}}]
            """;

    static Keycloak start(Path home, Path scratch) throws Exception {
        Path realms = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                Path.of("docker/keycloak/realm.json"),
                realms.resolve("realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        int port = freePort();
        Running running =
                Running.start(
                        List.of(
                                "bash",
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--import-realm",
                                "--db=dev-mem",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--http-management-port=" + freePort()),
                        Map.of(
                                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET),
                        scratch.resolve("keycloak.log"),
                        "http://127.0.0.1:" + port);
        running.awaitAnswer(REALM + "/.well-known/openid-configuration");
        return new Keycloak(running);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String issuer() {
        return running.address() + REALM;
    }

    /** A token of its administrator, of another realm. */
    String admin() {
        return token(
                        "/realms/master",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "admin",
                                "password", SECRET))
                .get("access_token")
                .asText();
    }

    /** The token of a program. */
    String credentials(String client) {
        return token(
                        REALM,
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", client,
                                "client_secret", SECRET))
                .get("access_token")
                .asText();
    }

    String password(String user, String client) {
        return tokens(user, client).get("access_token").asText();
    }

    JsonNode tokens(String user, String client) {
        return token(
                REALM,
                Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "client_secret", SECRET,
                        "username", user,
                        "password", SECRET,
                        "scope", "openid"));
    }

    private JsonNode token(String realm, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                running.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                running.address()
                                                        + realm
                                                        + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
        assertTrue(answer.statusCode() == 200, answer::body);
        return Running.json(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * @param forTheApi whether its tokens name the API as their audience
     */
    void client(String id, boolean forTheApi, Map<String, String> attributes) {
        String pairs =
                attributes.entrySet().stream()
                        .map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(","));
        made(
                ADMIN + "/clients",
                """
                {"clientId": "%s", "secret": "%s", "serviceAccountsEnabled": true,
                 "directAccessGrantsEnabled": true, "attributes": {%s}, "protocolMappers": %s}
                """
                        .formatted(id, SECRET, pairs, forTheApi ? MAPPER : "[]"));
    }

    void user(String name, String... roles) {
        made(
                ADMIN + "/users",
                """
                {"username": "%1$s", "enabled": true, "email": "%1$s@example.org", "emailVerified": true,
                 "firstName": "A", "lastName": "B",
                 "credentials": [{"type": "password", "value": "%2$s"}]}
                """
                        .formatted(name, SECRET));
        for (String role : roles) {
            grant(name, role);
        }
    }

    void grant(String user, String role) {
        made(mappings(user), "[" + running.get(ADMIN + "/roles/" + role, admin()).body() + "]");
    }

    void take(String user, String role) {
        String roles = "[" + running.get(ADMIN + "/roles/" + role, admin()).body() + "]";
        HttpResponse<String> answer =
                running.send(
                        running.request(mappings(user), admin())
                                .header("Content-Type", "application/json")
                                .method("DELETE", BodyPublishers.ofString(roles)));
        assertTrue(answer.statusCode() == 204, answer::body);
    }

    private String mappings(String user) {
        JsonNode found =
                Running.json(
                        running.get(ADMIN + "/users?exact=true&username=" + user, admin()).body());
        return ADMIN + "/users/" + found.at("/0/id").asText() + "/role-mappings/realm";
    }

    /** A new key that goes before all others. */
    void rotate() {
        made(
                ADMIN + "/components",
                """
                {"name": "new", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["500"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}
                """);
    }

    private void made(String path, String json) {
        HttpResponse<String> answer = running.post(path, admin(), json);
        assertTrue(answer.statusCode() / 100 == 2, () -> path + ": " + answer.body());
    }

    static String kid(String token) {
        String header =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[0]),
                        StandardCharsets.UTF_8);
        return Running.json(header).get("kid").asText();
    }

    @Override
    public void close() {
        running.close();
    }
}
