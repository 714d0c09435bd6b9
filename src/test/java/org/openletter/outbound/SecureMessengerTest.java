package org.openletter.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.outbound.Refused.Reason;
import org.openletter.support.Site;

/** A certificate is held against the name that was asked for, not the address connected to. */
class SecureMessengerTest {

    private static final String PASSWORD = "of-a-test";
    private static final Bounds BOUNDS = new Bounds(1000, Duration.ofSeconds(20), 0, true, false);
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir static Path directory;
    private static Site site;
    private static Path keys;

    @BeforeAll
    static void open() throws Exception {
        keys = directory.resolve("keys.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=feeds.test",
                                "-ext",
                                "san=dns:feeds.test",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        site =
                Site.on(
                        context.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        site.put("/", Site.page(200, "secure"));
    }

    @AfterAll
    static void close() {
        site.close();
        VERTX.close();
    }

    private static Reply get(HttpClientOptions options, String host) {
        var messenger =
                new Messenger(
                        VERTX.createHttpClient(options),
                        new Names(
                                name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")},
                                PublicAddress::is),
                        "test");
        try {
            return messenger.send(
                    Errand.get(
                            URI.create("https://" + host + ":" + site.port() + "/"),
                            Map.of(),
                            BOUNDS));
        } finally {
            messenger.close();
        }
    }

    private static HttpClientOptions trusting() {
        return Messenger.options()
                .setTrustOptions(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD));
    }

    @Test
    void a_certificate_of_the_name_is_taken() {
        assertEquals("secure", new String(get(trusting(), "feeds.test").body()));
    }

    @Test
    void a_certificate_of_another_name_is_refused() {
        var refused = assertThrows(Refused.class, () -> get(trusting(), "other.test"));
        assertEquals(Reason.TLS, refused.reason());
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        var refused = assertThrows(Refused.class, () -> get(Messenger.options(), "feeds.test"));
        assertEquals(Reason.TLS, refused.reason());
    }
}
