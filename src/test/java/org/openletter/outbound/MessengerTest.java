package org.openletter.outbound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.outbound.Refused.Reason;
import org.openletter.support.Site;

class MessengerTest {

    private static final int LARGEST = 100_000;
    private static final Bounds BOUNDS =
            new Bounds(LARGEST, Duration.ofSeconds(20), 5, true, false);
    private static final Bounds PUBLIC_ONLY =
            new Bounds(LARGEST, Duration.ofSeconds(20), 5, false, false);

    private static final Vertx VERTX = Vertx.vertx();

    private final Map<String, String[]> directory = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final Messenger messenger =
            new Messenger(
                    VERTX.createHttpClient(Messenger.options()),
                    new Names(this::addresses, PublicAddress::is),
                    Messenger.userAgent("1.2", URI.create("https://letters.example")));
    private final Site site = Site.open();

    @AfterEach
    void close() {
        site.close();
        messenger.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        String[] known = directory.get(host);
        if (known == null) {
            return InetAddress.getAllByName(host);
        }
        var addresses = new InetAddress[known.length];
        for (int i = 0; i < known.length; i++) {
            addresses[i] = InetAddress.getByName(known[i]);
        }
        return addresses;
    }

    private Reply get(String url) {
        return messenger.send(Errand.get(URI.create(url), Map.of(), BOUNDS));
    }

    private Reason refusal(String url, Bounds bounds) {
        var errand = Errand.get(URI.create(url), Map.of(), bounds);
        return assertThrows(Refused.class, () -> messenger.send(errand)).reason();
    }

    private Reason refusal(String url) {
        return refusal(url, BOUNDS);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void a_page_is_brought_back_with_status_and_headers() {
        site.put("/a?b=%D1%8F", Site.page(404, "Пусто", "X-Some: thing", "ETag: \"1\""));
        Reply reply = get(site.url("/a?b=я"));
        assertEquals(404, reply.status());
        assertEquals("Пусто", text(reply));
        assertEquals("thing", reply.header("x-some").orElseThrow());
        assertNull(reply.movedTo());
        var asked = site.asked("/a?b=%D1%8F").get(0);
        assertEquals("OpenLetter/1.2 (+https://letters.example)", asked.header("user-agent"));
        assertEquals("127.0.0.1:" + site.port(), asked.header("host"));
    }

    @Test
    void a_body_is_posted_and_its_redirect_is_handed_over() {
        site.put("/hook", Site.page(307, "", "Location: " + site.url("/elsewhere")));
        var errand =
                Errand.post(
                        URI.create(site.url("/hook")),
                        Map.of("Content-Type", "application/json"),
                        "{\"ы\":1}".getBytes(StandardCharsets.UTF_8),
                        BOUNDS);
        assertEquals(307, messenger.send(errand).status());
        var asked = site.asked("/hook").get(0);
        assertEquals("POST", asked.method());
        assertEquals("application/json", asked.header("content-type"));
        assertEquals("{\"ы\":1}", new String(asked.body(), StandardCharsets.UTF_8));
        assertTrue(site.asked("/elsewhere").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://LOCALHOST.:%d/",
                "http://2130706433:%d/",
                "http://127.1:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://0.0.0.0:%d/",
                "http://mixed.test:%d/",
                "http://169.254.169.254/latest"
            })
    void an_address_that_is_not_public_is_refused_however_it_is_written(String url) {
        directory.put("mixed.test", new String[] {"8.8.8.8", "127.0.0.1"});
        site.put("/", Site.page(200, "secret"));
        assertEquals(Reason.ADDRESS_PRIVATE, refusal(url.formatted(site.port()), PUBLIC_ONLY));
        assertTrue(site.asked("/").isEmpty());
    }

    @Test
    void the_connection_goes_to_the_address_that_was_looked_at() {
        // A directory that would give another address at the next question.
        try (var other = Site.at("127.0.0.2")) {
            directory.put("feeds.test", new String[] {"127.0.0.2"});
            other.put("/", Site.page(200, "here"));
            assertEquals("here", text(get("http://feeds.test:" + other.port() + "/")));
            assertEquals(1, lookups.get());
            assertEquals("feeds.test:" + other.port(), other.asked("/").get(0).header("host"));
        }
    }

    @Test
    void a_host_in_any_script_is_found_by_its_ascii_name() {
        directory.put("xn--e1afmkfd.test", new String[] {"127.0.0.1"});
        site.put("/", Site.page(200, "ok"));
        assertEquals("ok", text(get("http://Пример.test:" + site.port())));
    }

    @Test
    void the_next_address_is_tried_where_one_takes_no_connection() {
        directory.put("two.test", new String[] {"127.0.0.3", "127.0.0.1"});
        site.put("/", Site.page(200, "second"));
        assertEquals("second", text(get("http://two.test:" + site.port() + "/")));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/a, SCHEME_UNSUPPORTED",
        "file:///etc/hostname, SCHEME_UNSUPPORTED",
        "mailto:a@example.org, SCHEME_UNSUPPORTED",
        "gopher://127.0.0.1:70/x, SCHEME_UNSUPPORTED",
        "http://me:secret@example.org/, CREDENTIALS_IN_URL",
        "http://me@example.org/, CREDENTIALS_IN_URL",
        "http://example.org:0/, URL_INVALID",
        "http://example.org/\u1FEF, URL_INVALID",
        "http://example.org:70000/, URL_INVALID",
        "http://[fe80::1%25lo]/, URL_INVALID",
        "//example.org/, URL_INVALID",
        "http://nowhere.invalid/, UNRESOLVABLE"
    })
    void what_leads_to_no_host_is_refused(String url, Reason reason) {
        assertEquals(reason, refusal(url));
    }

    @Test
    void five_redirects_are_followed_and_no_sixth() {
        for (int i = 0; i < 7; i++) {
            site.put("/" + i, Site.page(302, "", "Location: " + (i + 1)));
        }
        site.put("/7", Site.page(200, "end"));
        Reply reply = get(site.url("/2"));
        assertEquals("end", text(reply));
        assertEquals(site.url("/7"), reply.from().toString());
        assertEquals(Reason.TOO_MANY_REDIRECTS, refusal(site.url("/1")));
        site.put("/loop", Site.page(301, "", "Location: /loop"));
        assertEquals(Reason.TOO_MANY_REDIRECTS, refusal(site.url("/loop")));
        assertEquals(6, site.asked("/loop").size());
    }

    @Test
    void only_an_unbroken_chain_of_permanent_redirects_moves_an_address() {
        site.put("/old", Site.page(301, "", "Location: /older"));
        site.put("/older", Site.page(308, "", "Location: /new"));
        site.put("/new", Site.page(307, "", "Location: /today"));
        site.put("/today", Site.page(301, "", "Location: /end"));
        site.put("/end", Site.page(200, "x"));
        assertEquals(URI.create(site.url("/new")), get(site.url("/old")).movedTo());
        assertNull(get(site.url("/new")).movedTo());
    }

    @ParameterizedTest
    @CsvSource({
        "http://metadata.test/latest, ADDRESS_PRIVATE",
        "http://10.0.0.1/, ADDRESS_PRIVATE",
        "http://127.0.0.2/, ADDRESS_PRIVATE",
        "http://[::1]/, ADDRESS_PRIVATE",
        "file:///etc/hostname, SCHEME_UNSUPPORTED",
        "http://me:x@example.org/, CREDENTIALS_IN_URL",
        "http://[/, REDIRECT_INVALID"
    })
    void each_redirect_is_looked_at_anew(String location, Reason reason) throws Exception {
        directory.put("metadata.test", new String[] {"169.254.169.254"});
        var here = InetAddress.getByName("127.0.0.1");
        var other =
                new Messenger(
                        VERTX.createHttpClient(Messenger.options()),
                        // As if the site were at an address of everybody's.
                        new Names(this::addresses, a -> a.equals(here) || PublicAddress.is(a)),
                        "test");
        site.put("/first", Site.page(302, "", "Location: /second"));
        site.put("/second", Site.page(302, "", "Location: " + location));
        var errand = Errand.get(URI.create(site.url("/first")), Map.of(), PUBLIC_ONLY);
        assertEquals(reason, assertThrows(Refused.class, () -> other.send(errand)).reason());
        assertEquals(1, site.asked("/second").size());
        other.close();
    }

    @Test
    void a_redirect_from_https_to_http_is_refused() {
        Target secure = Target.of(URI.create("https://example.org/"));
        var refused = assertThrows(Refused.class, () -> secure.redirected("http://example.org/a"));
        assertEquals(Reason.REDIRECT_DOWNGRADE, refused.reason());
        assertEquals("/a", secure.redirected("//example.org/a").path());
    }

    @Test
    void credentials_stay_with_the_host_they_are_for() {
        try (var other = Site.at("127.0.0.2")) {
            site.put("/", Site.page(302, "", "Location: /own"));
            site.put("/own", Site.page(302, "", "Location: " + other.url("/")));
            other.put("/", Site.page(200, ""));
            messenger.send(
                    Errand.get(
                            URI.create(site.url("/")),
                            Map.of("Authorization", "Bearer x", "X-Other", "y"),
                            BOUNDS));
            assertEquals("Bearer x", site.asked("/own").get(0).header("authorization"));
            assertNull(other.asked("/").get(0).header("authorization"));
            assertEquals("y", other.asked("/").get(0).header("x-other"));
        }
    }

    @Test
    void an_answer_that_is_too_large_is_refused_or_cut() {
        byte[] large = new byte[LARGEST + 1];
        Arrays.fill(large, (byte) 'a');
        site.put("/large", Site.page(200, large));
        site.put("/endless", MessengerTest::endless);
        site.put("/right", Site.page(200, Arrays.copyOf(large, LARGEST)));
        assertEquals(Reason.TOO_LARGE, refusal(site.url("/large")));
        assertEquals(Reason.TOO_LARGE, refusal(site.url("/endless")));
        assertEquals(LARGEST, get(site.url("/right")).body().length);
        var cut = new Bounds(1000, Duration.ofSeconds(20), 0, true, true);
        Reply reply = messenger.send(Errand.get(URI.create(site.url("/endless")), Map.of(), cut));
        assertEquals(1000, reply.body().length);
    }

    private static void endless(Site.Asked asked, OutputStream out) throws IOException {
        out.write(Site.head(200, "Transfer-Encoding: chunked"));
        out.write("\r\n".getBytes());
        while (true) {
            out.write(("3e8\r\n" + "a".repeat(1000) + "\r\n").getBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void what_is_packed_is_unpacked_but_no_bomb(String encoding) throws IOException {
        byte[] text = "Привет ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        site.put(
                "/packed", Site.page(200, packed(encoding, text), "Content-Encoding: " + encoding));
        assertArrayEquals(text, get(site.url("/packed")).body());
        byte[] bomb = packed(encoding, new byte[50_000_000]);
        assertTrue(bomb.length < LARGEST);
        site.put("/bomb", Site.page(200, bomb, "Content-Encoding: " + encoding));
        assertEquals(Reason.TOO_LARGE, refusal(site.url("/bomb")));
        site.put("/broken", Site.page(200, "no such thing", "Content-Encoding: " + encoding));
        assertEquals(Reason.RESPONSE_INVALID, refusal(site.url("/broken")));
    }

    private static byte[] packed(String encoding, byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                encoding.equals("gzip")
                        ? new GZIPOutputStream(bytes)
                        : new DeflaterOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_packing_that_nobody_asked_for_is_refused() {
        site.put("/br", Site.page(200, "x", "Content-Encoding: br"));
        assertEquals(Reason.ENCODING_UNSUPPORTED, refusal(site.url("/br")));
    }

    @Test
    void slowness_ends_with_the_deadline_however_it_drips() {
        var soon = new Bounds(LARGEST, Duration.ofMillis(1500), 5, true, false);
        site.put("/silent", (asked, out) -> pause(30_000));
        site.put("/head", (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(999)));
        site.put(
                "/body",
                (asked, out) -> {
                    out.write(Site.head(200, "Content-Length: 1000", ""));
                    drip(out, "a".repeat(1000));
                });
        site.put(
                "/redirects",
                (asked, out) -> {
                    pause(500);
                    Site.page(302, "", "Location: /redirects").answer(asked, out);
                });
        for (String path : new String[] {"/silent", "/head", "/body", "/redirects"}) {
            assertEquals(Reason.TIMEOUT, refusal(site.url(path), soon), path);
        }
    }

    private static void drip(OutputStream out, String text) throws IOException {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(one);
            out.flush();
            pause(50);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_no_answer_is_refused() {
        site.put("/half", (a, out) -> out.write(Site.head(200, "Content-Length: 100", "", "abc")));
        site.put("/nothing", (a, out) -> {});
        site.put("/smtp", (a, out) -> out.write("220 mail.example ESMTP\r\n\r\n".getBytes()));
        site.put("/header", Site.page(200, "", "X-Long: " + "a".repeat(60_000)));
        assertEquals(Reason.CONNECTION_CLOSED, refusal(site.url("/half")));
        assertEquals(Reason.CONNECTION_CLOSED, refusal(site.url("/nothing")));
        assertEquals(Reason.RESPONSE_INVALID, refusal(site.url("/smtp")));
        assertEquals(Reason.RESPONSE_INVALID, refusal(site.url("/header")));
    }

    @Test
    void a_closed_port_takes_no_connections() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals(Reason.CONNECTION_REFUSED, refusal("http://127.0.0.1:" + port + "/"));
    }

    @Test
    void the_site_is_named_only_where_others_can_reach_it() {
        assertFalse(
                Messenger.userAgent("1", URI.create("http://localhost:8080"))
                        .contains("localhost"));
    }
}
