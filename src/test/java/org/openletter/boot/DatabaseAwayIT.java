package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.embedded.EmbeddedDatabase;
import org.openletter.support.Eventually;

/**
 * What {@code src/bench/faults} tries at length, for every build: a database that goes and comes.
 */
class DatabaseAwayIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path directory;
    private static EmbeddedDatabase database;
    private static Switch way;
    private static Running service;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.keptIn(directory.resolve("data"));
        way = new Switch(databasePort());
        service =
                Running.packaged(
                        database,
                        "jdbc:postgresql://127.0.0.1:" + way.port() + "/openletter",
                        directory.resolve("service.log"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.close();
        }
        if (way != null) {
            way.close();
        }
        database.close();
    }

    private static int databasePort() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    @Test
    void while_the_database_stands_still_every_request_is_answered_in_five_seconds()
            throws Exception {
        List<Long> processes = halted();
        try {
            var begun = System.nanoTime();
            var all = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 30; i++) {
                all.add(HTTP.sendAsync(news(), BodyHandlers.ofString()));
            }
            for (var one : all) {
                // Those beyond what is worked on at a time hear that first.
                refused(one.get(), "database-unavailable", "too-busy");
            }
            assertTrue(seconds(begun) < 5, "they waited for " + seconds(begun) + " s");
            within(2, () -> ready() == 503);
            assertEquals(200, status("/q/health/live"));
            begun = System.nanoTime();
            unavailable(HTTP.send(news(), BodyHandlers.ofString()));
            assertTrue(seconds(begun) < 1, "who comes later waits for nothing");
        } finally {
            signal("CONT", processes);
        }
        within(5, () -> ready() == 200);
        assertEquals(200, HTTP.send(news(), BodyHandlers.ofString()).statusCode());
    }

    @Test
    void while_the_database_is_stopped_who_asks_is_told_at_once() throws Exception {
        database.close();
        within(5, () -> ready() == 503);
        try {
            var begun = System.nanoTime();
            unavailable(HTTP.send(news(), BodyHandlers.ofString()));
            assertTrue(seconds(begun) < 1, "it waited for " + seconds(begun) + " s");
            assertEquals(200, status("/openapi.json"));
        } finally {
            database = EmbeddedDatabase.keptIn(directory.resolve("data"));
            way.leadTo(databasePort());
        }
        within(5, () -> ready() == 200);
        assertEquals(200, HTTP.send(news(), BodyHandlers.ofString()).statusCode());
    }

    @Test
    void what_is_cut_off_and_repeated_with_its_key_is_there_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            var create = create(i);
            var first = HTTP.sendAsync(create, BodyHandlers.ofString());
            Thread.sleep(i);
            way.cutAll();
            int status = first.get().statusCode();
            assertTrue(status == 201 || status == 503, "the answer was " + status);
            within(10, () -> status(create) == 201);
            var list = URI.create(base() + "/v1/news?q=cut" + i + "&fields=id");
            var found =
                    HTTP.send(
                            HttpRequest.newBuilder(list)
                                    .header("Authorization", "Bearer " + Running.ADMIN_KEY)
                                    .build(),
                            BodyHandlers.ofString());
            assertTrue(found.body().contains("\"total\":1,"), found.body());
        }
    }

    private static HttpRequest create(int number) {
        return HttpRequest.newBuilder(URI.create(base() + "/v1/news"))
                .header("Authorization", "Bearer " + Running.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "cut-" + number)
                .POST(
                        BodyPublishers.ofString(
                                """
                                {"title": "cut%d", "body": "B", "language": "en", "kind": "article"}
                                """
                                        .formatted(number)))
                .build();
    }

    private static void unavailable(HttpResponse<String> answer) {
        refused(answer, "database-unavailable");
    }

    private static void refused(HttpResponse<String> answer, String... codes) {
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        assertTrue(
                Stream.of(codes).anyMatch(code -> answer.body().contains("\"" + code + "\"")),
                answer.body());
    }

    private static String base() {
        return service.address();
    }

    /** Each asks something new: what was answered a second ago needs no database. */
    private static HttpRequest news() {
        String path = "/v1/news?limit=1&q=" + UUID.randomUUID();
        return HttpRequest.newBuilder(URI.create(base() + path)).build();
    }

    private static int ready() {
        return status("/q/health/ready");
    }

    private static int status(String path) {
        return status(HttpRequest.newBuilder(URI.create(base() + path)).build());
    }

    /** 0 where nobody answers. */
    private static int status(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void within(int seconds, BooleanSupplier claim) {
        long begun = System.nanoTime();
        Eventually.holds(claim);
        assertTrue(seconds(begun) < seconds, "it took " + seconds(begun) + " s");
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /**
     * The server, and what it has begun for its connections; itself first, so that no more begin.
     */
    private static List<Long> halted() throws Exception {
        Path file = directory.resolve("data/postgresql/cluster/postmaster.pid");
        long server = Long.parseLong(Files.readAllLines(file).get(0).strip());
        signal("STOP", List.of(server));
        List<Long> begun =
                ProcessHandle.of(server)
                        .orElseThrow()
                        .descendants()
                        .map(ProcessHandle::pid)
                        .toList();
        signal("STOP", begun);
        return Stream.concat(Stream.of(server), begun.stream()).toList();
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-s", name));
        processes.forEach(pid -> command.add(pid.toString()));
        new ProcessBuilder(command).start().waitFor();
    }
}
