package org.openletter.rest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Logged;
import org.openletter.support.Rows;
import org.openletter.support.Specimens;

/** How many requests are worked on at a time, and what becomes of the others. */
@QuarkusTest
class AdmissionTest {

    private static final int TOO_MANY = 100;
    private static final String PRISONS = "v1/facilities";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject Admission admission;

    @Inject MeterRegistry registry;

    @Inject AgroalDataSource database;

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "openletter.limits.reads-at-a-time")
    int reads;

    @ConfigProperty(name = "openletter.limits.writes-at-a-time")
    int writes;

    @Test
    void a_reader_beyond_them_is_told_at_once_to_come_back() throws Exception {
        try (var locked = new Locked("facility")) {
            var answers = fill(Work.reads, reads, () -> ask(PRISONS));
            refuseAllBeyond(TOO_MANY, () -> ask(PRISONS));
            // Writes have places of their own.
            assertEquals(401, write(PRISONS, "{}").get(2, TimeUnit.SECONDS).statusCode());
            assertEquals(200, ask("q/health/live").get(1, TimeUnit.SECONDS).statusCode());
            locked.free();
            assertWorkedOn(answers, 200);
        }
        Eventually.holds(() -> admission.taken(Work.reads) == 0);
    }

    @Test
    void a_writer_beyond_the_line_is_told_to_come_back() throws Exception {
        try (var locked = new Locked("facility")) {
            var answers = fill(Work.writes, writes, this::create);
            refuseAllBeyond(4 * TOO_MANY, this::create);
            // Reads have places of their own.
            assertEquals(400, ask("v1/news?x=1").get(2, TimeUnit.SECONDS).statusCode());
            locked.free();
            assertWorkedOn(answers, 201);
        }
        Eventually.holds(() -> admission.taken(Work.writes) == 0);
    }

    /** Asks until all places are taken. */
    private List<CompletableFuture<HttpResponse<String>>> fill(
            Work work, int most, Supplier<CompletableFuture<HttpResponse<String>>> one) {
        var answers = Stream.generate(one).limit(most).toList();
        // There are fewer while processors are short.
        Eventually.holds(() -> figure("taken", work) >= Math.min(most, figure("places", work)));
        return answers;
    }

    private void refuseAllBeyond(int many, Supplier<CompletableFuture<HttpResponse<String>>> one)
            throws Exception {
        double before = refused();
        int refused = 0;
        for (var each : Stream.generate(one).limit(many).toList()) {
            HttpResponse<String> answer = each.get(5, TimeUnit.SECONDS);
            if (answer.body().contains("\"too-busy\"")) {
                assertRefusal(answer);
                refused++;
            }
        }
        // Who gave up waiting for a connection may have left a place to some.
        assertTrue(refused > many / 2, refused + " of " + many);
        assertTrue(refused() - before >= refused, "not all were counted");
    }

    private static void assertRefusal(HttpResponse<String> answer) {
        assertEquals(503, answer.statusCode());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        assertProblem(answer.body(), "/v1/facilities");
    }

    private static void assertWorkedOn(
            List<CompletableFuture<HttpResponse<String>>> answers, int status) {
        for (var answer : answers) {
            int its = answer.join().statusCode();
            assertTrue(its == status || its == 503, its + " " + answer.join().body());
        }
        assertTrue(
                answers.stream().anyMatch(answer -> answer.join().statusCode() == status),
                "nobody was answered");
    }

    @Test
    void a_body_that_is_late_holds_no_place() throws Exception {
        List<Socket> slow = slow(writes + 16);
        try {
            // While it is found out how fast they are served, the line is short.
            Eventually.holds(this::created);
            Eventually.holds(() -> admission.taken(Work.writes) == 0);
            for (Socket each : slow) {
                assertEquals("HTTP/1.1 422", answer(each, "{}"));
            }
        } finally {
            close(slow);
        }
        Eventually.holds(() -> admission.taken(Work.writes) == 0);
    }

    @Test
    void late_bodies_do_not_take_all_threads() throws Exception {
        double before = refused();
        List<Socket> slow = slow(250);
        try {
            Eventually.holds(this::created);
            assertEquals(200, ask("v1/facilities?limit=1").get(5, TimeUnit.SECONDS).statusCode());
            Eventually.holds(() -> refused() - before >= 150);
            int givenUp = 0;
            for (Socket each : slow) {
                each.setSoTimeout(20);
                try {
                    byte[] begin = each.getInputStream().readNBytes(12);
                    assertEquals("HTTP/1.1 503", new String(begin, UTF_8));
                    givenUp++;
                } catch (SocketTimeoutException e) {
                    // It is waited for.
                }
            }
            assertTrue(givenUp >= 150 && givenUp < 250, givenUp + " were given up");
            assertTrue(registry.get("openletter.bodies.late").gauge().value() <= 100);
        } finally {
            close(slow);
        }
        Eventually.holds(() -> admission.taken(Work.writes) == 0);
        Eventually.holds(() -> registry.get("openletter.bodies.late").gauge().value() == 0);
    }

    @Test
    void who_sends_many_late_bodies_takes_no_room_from_others() throws Exception {
        List<Socket> slow = slow(1);
        try {
            Thread.sleep(200);
            double before = refused();
            slow.addAll(slow(150, "127.0.0.2"));
            Eventually.holds(() -> refused() - before >= 30);
            assertEquals("HTTP/1.1 422", answer(slow.get(0), "{}"));
        } finally {
            close(slow);
        }
    }

    @Test
    void what_is_left_of_a_body_is_dropped_and_not_taken_for_ever() throws Exception {
        String chunk = Integer.toHexString(1 << 20) + "\r\n" + " ".repeat(1 << 20) + "\r\n";
        try (var sent = new Socket(service.getHost(), service.getPort());
                var endless = new Socket(service.getHost(), service.getPort());
                var trickling = new Socket(service.getHost(), service.getPort())) {
            assertEquals("HTTP/1.1 401", answer(sent, begin(8).replace(Api.ADMIN_KEY, "ol_x")));
            sent.getOutputStream().write("{\"a\": 1}".getBytes(UTF_8));
            sent.getInputStream().readNBytes(sent.getInputStream().available());

            String begun = begin("Transfer-Encoding: chunked") + chunk + chunk;
            assertEquals("HTTP/1.1 413", answer(endless, begun));
            assertEquals("HTTP/1.1 413", answer(trickling, begun));
            trickling.getOutputStream().write("100000\r\n".getBytes(UTF_8));
            Eventually.holds(() -> leftover() == 2);
            var out = endless.getOutputStream();
            byte[] more = chunk.getBytes(UTF_8);
            long before = used();
            for (int i = 0; i < 64; i++) {
                out.write(more);
            }
            assertTrue(used() - before < (32 << 20), "the rest is kept in memory");
            Eventually.holds(() -> trickles(trickling) && leftover() == 0);
            assertThrows(
                    IOException.class,
                    () -> {
                        out.write(more);
                        out.write(more);
                    });
            // Who sent all that was announced is served as before.
            assertEquals(
                    "HTTP/1.1 200", answer(sent, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
    }

    @Test
    void of_what_is_read_to_its_end_nothing_is_left() throws Exception {
        var client = http2();
        for (int i = 0; i < 20; i++) {
            create().get();
            create(client).get();
            ask(client, PRISONS).get();
        }
        Thread.sleep(50);
        assertEquals(0, leftover());
    }

    /** A byte more, as long as somebody takes it. */
    private static boolean trickles(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException cut) {
            // That is what is waited for.
        }
        return true;
    }

    private int leftover() {
        return (int) registry.get("openletter.bodies.leftover").gauge().value();
    }

    private static String answer(Socket socket, String sent) throws IOException {
        socket.getOutputStream().write(sent.getBytes(UTF_8));
        return new String(socket.getInputStream().readNBytes(12), UTF_8);
    }

    /** Bytes on the heap. */
    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private List<Socket> slow(int many) throws IOException {
        return slow(many, "127.0.0.1");
    }

    private List<Socket> slow(int many, String from) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            var socket =
                    new Socket(
                            service.getHost(), service.getPort(), InetAddress.getByName(from), 0);
            slow.add(socket);
            socket.getOutputStream().write(begin(2).getBytes(UTF_8));
        }
        return slow;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket each : sockets) {
            each.close();
        }
    }

    private static String begin(int length) {
        return begin("Content-Length: " + length);
    }

    private static String begin(String header) {
        return "POST /v1/facilities HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                        .formatted(Api.ADMIN_KEY)
                + "Content-Type: application/json\r\n"
                + header
                + "\r\n\r\n";
    }

    @Test
    void a_place_is_given_back_whatever_becomes_of_the_request() throws Exception {
        for (String path : List.of(PRISONS, "v1/facilities/x", "v1/nothing", "v1/news?x=1")) {
            ask(path).get();
        }
        write(PRISONS, "{}").get();
        write(PRISONS, "x".repeat(2_000_000)).get();
        create().get();
        Eventually.holds(
                () -> admission.taken(Work.reads) == 0 && admission.taken(Work.writes) == 0);
    }

    @Test
    void a_body_that_breaks_off_holds_no_place_and_fills_no_log() throws Exception {
        try (var log = new Logged(Failures.class)) {
            try (var socket = new Socket(service.getHost(), service.getPort())) {
                socket.getOutputStream().write((begin(9) + "{").getBytes(UTF_8));
                socket.getOutputStream().flush();
                Thread.sleep(200);
            }
            Thread.sleep(500);
            assertEquals(0, admission.taken(Work.writes));
            assertEquals(List.of(), log.all());
        }
    }

    @Test
    void signers_who_wait_together_hold_no_places() throws Exception {
        String path = Specimens.named("petitions").make(Api.unique()).path() + "/signatures";
        String signature = "{\"name\": \"Anna\", \"email\": \"%s@example.org\"}";
        List<CompletableFuture<HttpResponse<String>>> signers;
        try (var locked = new Locked("signing")) {
            signers =
                    Stream.generate(() -> write(path, signature.formatted(Api.unique())))
                            .limit(writes + 8L)
                            .toList();
            Eventually.holds(locked::awaited);
            Eventually.holds(() -> admission.taken(Work.writes) == 0);
            assertTrue(signers.stream().noneMatch(CompletableFuture::isDone));
        }
        for (var each : signers) {
            assertEquals(202, each.get(5, TimeUnit.SECONDS).statusCode());
        }
    }

    @Test
    void who_hangs_up_frees_no_place_while_the_work_goes_on() throws Exception {
        try (var locked = new Locked("facility")) {
            HttpClient gone = HttpClient.newHttpClient();
            var left = fill(Work.reads, 4, () -> ask(gone, PRISONS));
            left.forEach(each -> each.cancel(true));
            Thread.sleep(500);
            assertEquals(4, admission.taken(Work.reads));
        }
        Eventually.holds(() -> admission.taken(Work.reads) == 0);
    }

    @Test
    void whoever_listens_to_a_stream_holds_no_place() throws Exception {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            String listen = "GET /v1/changes/stream HTTP/1.1\r\nHost: x\r\n\r\n";
            assertEquals("HTTP/1.1 200", answer(socket, listen));
            Eventually.holds(() -> admission.taken(Work.reads) == 0);
        }
        Thread.sleep(200);
        assertEquals(0, admission.taken(Work.reads));
    }

    @Test
    void writes_by_http_2_wait_and_are_answered_too() throws Exception {
        var client = http2();
        List<CompletableFuture<HttpResponse<String>>> waiting;
        try (var locked = new Locked("facility")) {
            fill(Work.writes, writes, this::create);
            waiting = Stream.generate(() -> create(client)).limit(8).toList();
            Thread.sleep(100);
            assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));
        }
        for (var each : waiting) {
            var answer = each.get(10, TimeUnit.SECONDS);
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertTrue(answer.statusCode() == 201 || answer.statusCode() == 503, answer.body());
        }
        assertTrue(waiting.stream().anyMatch(each -> each.join().statusCode() == 201));
        Eventually.holds(() -> admission.taken(Work.writes) == 0);
    }

    private static void assertProblem(String body, String path) {
        assertTrue(body.contains("\"code\":\"too-busy\""), body);
        assertTrue(body.contains("\"instance\":\"" + path + "\""), body);
        assertTrue(body.matches(".*\"traceId\":\"[0-9a-f]{32}\".*"), body);
    }

    private double figure(String name, Work work) {
        return registry.get("openletter.work." + name).tag("of", work.name()).gauge().value();
    }

    private double refused() {
        return registry.counter("openletter.requests.refused", "code", "too-busy").count();
    }

    /** Nobody gets at its rows until it is closed, or freed. */
    private final class Locked implements AutoCloseable {

        private final Connection connection = database.getConnection();

        Locked(String table) throws SQLException {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in access exclusive mode");
            }
        }

        boolean awaited() {
            return !Rows.column("select pid from pg_locks where not granted").isEmpty();
        }

        void free() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                free();
                connection.setAutoCommit(true);
            }
        }
    }

    private CompletableFuture<HttpResponse<String>> write(String path, String body) {
        return http.sendAsync(writing(path, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One that has been told by an answer that it may. */
    private HttpClient http2() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        ask(client, "q/health/live").get();
        return client;
    }

    /** Within five seconds, if it isn't refused. */
    private boolean created() {
        return create().orTimeout(5, TimeUnit.SECONDS).join().statusCode() == 201;
    }

    private CompletableFuture<HttpResponse<String>> create() {
        return create(http);
    }

    private CompletableFuture<HttpResponse<String>> create(HttpClient client) {
        String prison =
                "{\"names\": [{\"full\": \"Prison %s\"}], \"kind\": \"prison\", \"country\": \"BY\"}"
                        .formatted(UUID.randomUUID());
        return client.sendAsync(
                writing(PRISONS, prison).header("Authorization", "Bearer " + Api.ADMIN_KEY).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder writing(String path, String body) {
        return HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return ask(http, path);
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpClient client, String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(service.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
