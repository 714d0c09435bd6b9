package org.openletter.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.openletter.support.DocumentCheck;
import org.openletter.support.Keys;

/** What listens beside and below the resources, and whether those keep who may not come in out. */
@QuarkusTest
class RouterTest {

    private static final Logger LOG = Logger.getLogger(RouterTest.class);

    /**
     * Every path that the server itself knows, and who may ask it. What is none of these goes to
     * the resources, of which each says who may ({@link RoutesTest}).
     */
    private static final Map<String, String> RULES =
            new TreeMap<>(
                    Map.of(
                            "/", "the resources, each by its own rule",
                            "/docs", "everybody",
                            "/openapi", "everybody",
                            "/openapi.json", "everybody",
                            "/openapi.yaml", "everybody",
                            "/openapi.yml", "everybody",
                            "/q/", "whoever watches over the service"));

    /** Below {@code /q}: in the image that is a port of its own, else the proxy keeps it inside. */
    private static final Set<String> WATCHING =
            new TreeSet<>(
                    Set.of(
                            "/health",
                            "/health/group",
                            "/health/live",
                            "/health/ready",
                            "/health/started",
                            "/health/well",
                            "/metrics",
                            "/metrics/",
                            "/health/group/",
                            // In development and tests alone.
                            "/health-ui"));

    @Inject Router router;

    @Test
    void every_path_beside_the_resources_has_a_rule() {
        assertEquals(String.join("\n", RULES.keySet()), String.join("\n", paths(router)));
        Set<String> watching = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.getSubRouter() != null && "/q/".equals(route.getPath())) {
                watching.addAll(paths(route.getSubRouter()));
            }
        }
        assertEquals(String.join("\n", WATCHING), String.join("\n", watching));
    }

    private static Set<String> paths(Router router) {
        Set<String> paths = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.getPath() != null) {
                paths.add(route.getPath());
            } else if (route.isRegexPath()) {
                paths.add("pattern " + route.getName());
            }
        }
        return paths;
    }

    @Test
    void who_may_not_is_kept_out_of_every_operation() {
        String useless = Keys.with("signatures:read");
        String other = Keys.with("news:write");
        List<String> wrong = new ArrayList<>();
        int[] counts = new int[2];
        DocumentCheck.document()
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                operation -> {
                                                    String verb =
                                                            operation
                                                                    .getKey()
                                                                    .toUpperCase(Locale.ROOT);
                                                    JsonNode said = operation.getValue();
                                                    boolean open = said.at("/security/0").isEmpty();
                                                    counts[open ? 0 : 1]++;
                                                    if (open) {
                                                        return;
                                                    }
                                                    String key =
                                                            said.path("x-scopes")
                                                                            .toString()
                                                                            .contains(
                                                                                    "signatures:read")
                                                                    ? other
                                                                    : useless;
                                                    expect(
                                                            401,
                                                            caller(said),
                                                            verb,
                                                            path.getKey(),
                                                            wrong);
                                                    expect(
                                                            403,
                                                            caller(said)
                                                                    .header(
                                                                            "Authorization",
                                                                            "Bearer " + key),
                                                            verb,
                                                            path.getKey(),
                                                            wrong);
                                                }));
        LOG.infof("%d operations are open, %d are guarded.", counts[0], counts[1]);
        assertEquals(List.of(), wrong);
        assertTrue(counts[1] > 50, "only " + counts[1]);
    }

    private static void expect(
            int status, RequestSpecification caller, String verb, String path, List<String> wrong) {
        String filled = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        int got = caller.request(verb, filled).statusCode();
        if (got != status) {
            wrong.add(verb + " " + path + " answers " + got + ", not " + status);
        }
    }

    private static RequestSpecification caller(JsonNode operation) {
        RequestSpecification caller = given().urlEncodingEnabled(false);
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext()
                ? caller.header("Content-Type", types.next())
                        .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : caller;
    }
}
