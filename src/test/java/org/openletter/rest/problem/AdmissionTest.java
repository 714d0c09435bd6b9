package org.openletter.rest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.openletter.support.Eventually;

/** How many requests are worked on at a time, and what becomes of the others. */
@QuarkusTest
class AdmissionTest {

    private static final int TOO_MANY = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject Admission admission;

    @Inject MeterRegistry registry;

    @Inject AgroalDataSource database;

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "openletter.limits.reads-at-a-time")
    int most;

    @Test
    void whoever_comes_beyond_them_is_told_at_once_to_come_back() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> beyond = new ArrayList<>();
        double before = refused();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table facility in access exclusive mode");
            }
            for (int i = 0; i < most; i++) {
                answers.add(ask("v1/facilities"));
            }
            Eventually.holds(() -> admission.taken() == most);
            for (int i = 0; i < TOO_MANY; i++) {
                beyond.add(ask("v1/facilities"));
            }
            for (var each : beyond) {
                HttpResponse<String> refused = each.get(2, TimeUnit.SECONDS);
                assertEquals(503, refused.statusCode());
                assertEquals(
                        "application/problem+json",
                        refused.headers().firstValue("Content-Type").orElse(""));
                assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
                assertProblem(refused.body(), "/v1/facilities");
            }
            assertEquals(before + TOO_MANY, refused());
            // Writes need no place.
            assertEquals(401, write("{}").get(2, TimeUnit.SECONDS).statusCode());
            assertEquals(200, ask("q/health/live").get(1, TimeUnit.SECONDS).statusCode());
            connection.rollback();
            connection.setAutoCommit(true);
        }
        for (var answer : answers) {
            assertTrue(answer.get().statusCode() == 200 || answer.get().statusCode() == 503);
        }
        assertTrue(
                answers.stream().anyMatch(answer -> answer.join().statusCode() == 200),
                "nobody was answered");
        Eventually.holds(() -> admission.taken() == 0);
    }

    @Test
    void a_place_is_given_back_whatever_becomes_of_the_request() throws Exception {
        for (String path :
                List.of("v1/facilities", "v1/facilities/x", "v1/nothing", "v1/news?x=1")) {
            ask(path).get();
        }
        write("{}").get();
        write("x".repeat(2_000_000)).get();
        Eventually.holds(() -> admission.taken() == 0);
    }

    @Test
    void who_hangs_up_frees_no_place_while_the_work_goes_on() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table facility in access exclusive mode");
            }
            HttpClient gone = HttpClient.newHttpClient();
            List<CompletableFuture<?>> left =
                    Stream.generate(() -> ask(gone, "v1/facilities")).limit(4).toList().stream()
                            .<CompletableFuture<?>>map(each -> each)
                            .toList();
            Eventually.holds(() -> admission.taken() == 4);
            left.forEach(each -> each.cancel(true));
            Thread.sleep(500);
            assertEquals(4, admission.taken());
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Eventually.holds(() -> admission.taken() == 0);
    }

    @Test
    void whoever_listens_to_a_stream_holds_no_place() throws Exception {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write("GET /v1/changes/stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            byte[] begin = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 200", new String(begin, UTF_8));
            Eventually.holds(() -> admission.taken() == 0);
        }
        Thread.sleep(200);
        assertEquals(0, admission.taken());
    }

    @Test
    void writes_by_http_2_are_answered_too() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var write =
                HttpRequest.newBuilder(service.resolve("/v1/facilities"))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"names\": []}"))
                        .build();
        for (int i = 0; i < 2; i++) {
            var answer = client.send(write, HttpResponse.BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals(401, answer.statusCode());
        }
        Eventually.holds(() -> admission.taken() == 0);
    }

    private static void assertProblem(String body, String path) {
        assertTrue(body.contains("\"code\":\"too-busy\""), body);
        assertTrue(body.contains("\"instance\":\"" + path + "\""), body);
        assertTrue(body.matches(".*\"traceId\":\"[0-9a-f]{32}\".*"), body);
    }

    private double refused() {
        return registry.counter("openletter.requests.refused", "code", "too-busy").count();
    }

    private CompletableFuture<HttpResponse<String>> write(String body) {
        return http.sendAsync(
                HttpRequest.newBuilder(service.resolve("v1/facilities"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
