package org.openletter.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * One OpenID Connect provider for the whole suite, with real keys; {@link AccessToken} signs with
 * them. A test may rotate its keys, make it stall, or close it for a while.
 */
@WithTestResource(value = IdentityProvider.class, scope = TestResourceScope.GLOBAL)
public class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    public static final String AUDIENCE = "open-letter";

    private static final List<RsaJsonWebKey> KEYS = new CopyOnWriteArrayList<>();
    private static final List<String> PATHS = new CopyOnWriteArrayList<>();
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "identity provider");
                        thread.setDaemon(true);
                        return thread;
                    });
    private static volatile CountDownLatch free = new CountDownLatch(0);
    private static @Nullable HttpServer server;
    private static int port;

    @Override
    public Map<String, String> start() {
        KEYS.add(newKey());
        open();
        return Map.of(
                "openletter.oidc.url",
                issuer(),
                "openletter.oidc.audience",
                AUDIENCE,
                "openletter.oidc.roles",
                "editor=news:write,news:publish,prisoners:write,petitions:write,petitions:moderate; chief=admin; guest=");
    }

    @Override
    public void stop() {
        close();
    }

    public static String issuer() {
        return "http://127.0.0.1:" + port + "/realms/test";
    }

    public static synchronized void open() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.createContext("/", IdentityProvider::answer);
        server.setExecutor(THREADS);
        server.start();
    }

    public static synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** From now on it takes questions and says nothing, until it is let go. */
    public static void stall() {
        free = new CountDownLatch(1);
    }

    public static void letGo() {
        free.countDown();
    }

    /** What it was asked for. */
    public static List<String> paths() {
        return List.copyOf(PATHS);
    }

    /** How often it was asked for its keys. */
    public static long asked() {
        return PATHS.stream().filter(path -> path.endsWith("/keys")).count();
    }

    /** The key that it signs with. */
    public static RsaJsonWebKey key() {
        return KEYS.get(0);
    }

    /** From now on it signs with another key; tokens of the former one are still good. */
    public static void rotate() {
        KEYS.add(0, newKey());
    }

    /** Former keys are no longer good. */
    public static void withdrawFormerKeys() {
        KEYS.removeIf(key -> key != key());
    }

    static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(UUID.randomUUID().toString());
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            PATHS.add(path);
            free.await();
            byte[] body =
                    (path.endsWith("/keys") ? keys() : metadata()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String keys() {
        return KEYS.stream()
                .map(key -> key.toJson(OutputControlLevel.PUBLIC_ONLY))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String metadata() {
        return "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"token_endpoint\":\"%1$s/token\"}"
                .formatted(issuer());
    }
}
