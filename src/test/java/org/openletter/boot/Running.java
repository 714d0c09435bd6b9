package org.openletter.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openletter.embedded.EmbeddedDatabase;

/** A server as a process of its own, and what it answers. */
record Running(Process process, Path log, String address, HttpClient http)
        implements AutoCloseable {

    static final String ADMIN_KEY = "ol_0123456789abcdefghijklmnopqrstuvwxyz";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Running start(
            List<String> command, Map<String, String> environment, Path log, String address)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Running(
                builder.redirectOutput(log.toFile()).start(),
                log,
                address,
                HttpClient.newHttpClient());
    }

    /** The packaged service on a port of its own, ready to answer. */
    static Running packaged(EmbeddedDatabase database, String jdbcUrl, Path log)
            throws IOException, InterruptedException {
        return packaged(database, jdbcUrl, log, Map.of());
    }

    /** The same with settings of its own. */
    static Running packaged(
            EmbeddedDatabase database, String jdbcUrl, Path log, Map<String, String> own)
            throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var settings = new HashMap<>(own);
        settings.putAll(
                Map.of(
                        "OPENLETTER_ALLOW_UNSAFE",
                        "true",
                        "OPENLETTER_ADMIN_KEY",
                        ADMIN_KEY,
                        "OPENLETTER_MAIL_TO_LOG",
                        "true",
                        "OPENLETTER_LIMITS_FREE_NETWORKS",
                        "127.0.0.0/8",
                        "OPENLETTER_SEALING_KEYS",
                        "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "QUARKUS_DATASOURCE_USERNAME",
                        database.username(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        database.password(),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        jdbcUrl));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-Xmx256m", "-jar", "target/quarkus-app/quarkus-run.jar");
        var service = start(command, settings, log, "http://127.0.0.1:" + port);
        service.awaitAnswer("/q/health/ready");
        return service;
    }

    void awaitAnswer(String path) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(path)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new AssertionError("It didn't start:\n" + Files.readString(log));
            }
            Thread.sleep(500);
        }
    }

    private boolean answers(String path) {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + path))).statusCode() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token));
    }

    HttpResponse<String> post(String path, String token, String json) {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** With all that it started itself. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
