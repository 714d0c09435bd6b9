package org.openletter.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.openletter.support.Eventually;

/** How many reads are worked on at a time. */
@QuarkusTest
class AdmissionTest {

    private static final int TOO_MANY = 16;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject Admission admission;

    @Inject AgroalDataSource database;

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "openletter.limits.reads-at-a-time")
    int most;

    @Test
    void whoever_comes_beyond_them_is_told_at_once_to_come_back() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
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
                HttpResponse<String> refused = ask("v1/facilities").get(1, TimeUnit.SECONDS);
                assertEquals(503, refused.statusCode());
                assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
                assertTrue(refused.body().contains("too-busy"), refused.body());
            }
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
            Eventually.holds(() -> admission.taken() == 0);
            connection.rollback();
            connection.setAutoCommit(true);
        }
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
