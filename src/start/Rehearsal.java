import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openletter.embedded.EmbeddedDatabase;

/**
 * Starts the service on a database with the sample data, asks it what it will be asked most, and
 * has the JVM write down what it loaded and what was often run, so that the next start finds it.
 *
 * <pre>
 * java -cp 'target/classes:target/quarkus-app/lib/main/*' src/start/Rehearsal.java \
 *     target/quarkus-app/start.cache java -XX:+UseSerialGC -jar target/quarkus-app/quarkus-run.jar
 * </pre>
 *
 * The command must be the one that the service will be started with. From Java 25 on its cache is
 * used with -XX:AOTCache, before with -XX:SharedArchiveFile.
 */
final class Rehearsal {

    private static final String KEY = "ol_rehearsal0123456789abcdefghijklmnopqrs";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TIMES = 200;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Map<String, String> settings;
    private final List<String> command;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path log = Files.createTempFile("rehearsal", ".log");
    private String address = "";

    private Rehearsal(Map<String, String> settings, List<String> command) throws IOException {
        this.settings = settings;
        this.command = command;
    }

    public static void main(String... given) throws Exception {
        List<String> arguments = List.of(given);
        if (arguments.size() < 4) {
            System.err.println("Which file, and which command? Such as start.cache java -jar …");
            System.exit(2);
        }
        // The one that the libraries expect.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Path cache = Path.of(arguments.get(0));
        List<String> command = arguments.subList(1, arguments.size());
        Files.deleteIfExists(cache);
        try (var database = EmbeddedDatabase.temporary()) {
            // The first makes the tables, and the entries that the second is asked for.
            new Rehearsal(with(database, true), command).run(List.of());
            new Rehearsal(with(database, false), command).run(List.of(writing(cache)));
        }
        if (Files.notExists(cache)) {
            throw new IllegalStateException("The JVM wrote no " + cache);
        }
        System.out.printf("Start with %s %s%s%n", command.get(0), reading(cache), rest(command));
    }

    private static Map<String, String> with(EmbeddedDatabase database, boolean sampleData) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.serviceUsername(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "OPENLETTER_DB_OWNER", database.username(),
                "OPENLETTER_DB_OWNER_PASSWORD", database.password(),
                "OPENLETTER_SAMPLE_DATA", String.valueOf(sampleData));
    }

    private static String rest(List<String> command) {
        return " " + String.join(" ", command.subList(1, command.size()));
    }

    private static boolean knowsAotCaches() {
        return Runtime.version().feature() >= 25;
    }

    private static String writing(Path cache) {
        return (knowsAotCaches() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache;
    }

    private static String reading(Path cache) {
        return (knowsAotCaches() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache;
    }

    private void run(List<String> options) throws Exception {
        Process service = start(options);
        try {
            awaitAnswer(service);
            if (!options.isEmpty()) {
                ask();
            }
        } finally {
            service.destroy();
            awaitEnd(service);
        }
    }

    /** At its end the JVM writes, which takes longest. */
    private static void awaitEnd(Process service) throws InterruptedException {
        if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            service.destroyForcibly();
        }
    }

    private Process start(List<String> options) throws IOException {
        var whole = new ArrayList<>(command);
        whole.addAll(1, options);
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(QUARKUS|OPENLETTER)_.*"));
        environment.putAll(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(freePort()));
        environment.put("OPENLETTER_ALLOW_UNSAFE", "true");
        environment.put("OPENLETTER_ADMIN_KEY", KEY);
        environment.put(
                "OPENLETTER_SEALING_KEYS", "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("OPENLETTER_MAIL_TO_LOG", "true");
        environment.put("OPENLETTER_LIMITS_FREE_NETWORKS", "127.0.0.0/8");
        return builder.redirectOutput(log.toFile()).start();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void awaitAnswer(Process service) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                get("/v1/news?limit=1");
                return;
            } catch (IOException notYet) {
                if (!service.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("It didn't start:\n" + Files.readString(log));
                }
                Thread.sleep(50);
            }
        }
    }

    private void ask() throws Exception {
        String prisoner = idIn(get("/v1/prisoners?limit=1&fields=id"));
        String news = idIn(get("/v1/news?limit=1&fields=id"));
        String petition = idIn(get("/v1/petitions?limit=1&fields=id"));
        for (int i = 0; i < TIMES; i++) {
            get("/v1/prisoners/" + prisoner);
            get("/v1/news/" + news);
            get("/v1/news?limit=" + (1 + i % 20));
            get("/v1/prisoners?limit=" + (1 + i % 20));
            get("/v1/prisoners?q=gorinow&limit=" + (1 + i % 20));
            get("/v1/news?q=exchange&limit=" + (1 + i % 20));
            get("/v1/petitions/" + petition + "/signatures/count");
        }
        send(
                HttpRequest.newBuilder(
                                URI.create(address + "/v1/petitions/" + petition + "/signatures"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"name\": \"A Reader\", \"email\": \"reader@example.org\"}")));
        send(
                HttpRequest.newBuilder(URI.create(address + "/v1/prisoners"))
                        .header("Accept", "application/x-ndjson"));
        get("/openapi.json");
    }

    private static String idIn(String json) {
        Matcher found = ID.matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("There is no id in " + json);
        }
        return found.group(1);
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    answer.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
