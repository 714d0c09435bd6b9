import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The writers of {@code src/bench/faults}, and the record of what was acknowledged. Lines of the
 * input say what happens: {@code fault}, {@code over}, {@code cut BYTES}, {@code delay MILLIS},
 * {@code pass}, and {@code end}. Then every write whose outcome is unknown is repeated with its
 * Idempotency-Key until it is known, and {@link FaultCheck} compares the record with what is there.
 */
final class FaultBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS = List.of("news", "prisoners", "petitions");
    private static final Map<String, String> BODIES =
            Map.of(
                    "news",
                    "{\"title\":\"T %s\",\"body\":\"B\",\"language\":\"en\",\"kind\":\"article\"}",
                    "prisoners",
                    "{\"names\":[{\"full\":\"N %s\",\"kind\":\"primary\"}],\"visibility\":\"public\"}",
                    "petitions",
                    "{\"title\":\"T %s\",\"text\":\"R\",\"kind\":\"petition\",\"language\":\"en\"}");
    private static final long MINUTES_TO_SETTLE = 3;

    private final String name;
    private final List<String> ports;
    private final FaultWatch watch;
    private final FaultRecord record;
    private final FaultMail mail;
    private final String key = System.getenv("OPENLETTER_ADMIN_KEY");
    private volatile boolean writing = true;
    private String petition = "";

    private FaultBench(String name, Path directory, int mailPort, List<String> ports)
            throws Exception {
        this.name = name;
        this.ports = ports;
        this.watch = new FaultWatch(ports);
        this.record = new FaultRecord(directory.resolve(name + ".record"));
        this.mail = new FaultMail(mailPort);
    }

    /**
     * Case, directory, JDBC URL, writers, port for mails, port of the relay and behind it, ports.
     */
    public static void main(String[] args) throws Exception {
        var ports = List.of(args).subList(7, args.length);
        var bench = new FaultBench(args[0], Path.of(args[1]), Integer.parseInt(args[4]), ports);
        FaultRelay relay =
                args[5].equals("0")
                        ? null
                        : new FaultRelay(Integer.parseInt(args[5]), Integer.parseInt(args[6]));
        boolean good = bench.run(args[2], Integer.parseInt(args[3]), relay);
        System.exit(good ? 0 : 1);
    }

    private boolean run(String jdbc, int writers, FaultRelay relay) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("relaying");
        obey(lines, relay, "go");
        open();
        watch.begin();
        var pool = Executors.newCachedThreadPool();
        var all = new ArrayList<Future<?>>();
        for (int i = 0; i < writers; i++) {
            var writer = new Writer(i);
            all.add(pool.submit(writer::work));
        }
        for (int i = 0; i < 4; i++) {
            int reader = i;
            all.add(pool.submit(() -> read(reader)));
        }
        System.out.println("writing");
        obey(lines, relay, "end");
        writing = false;
        for (var one : all) {
            one.get();
        }
        settle();
        watch.end();
        pool.shutdownNow();
        boolean good = new FaultCheck(record, watch, mail).row(name, jdbc);
        if (relay != null) {
            System.out.println("connections cut: " + relay.cuts);
        }
        record.close();
        return good;
    }

    private void obey(BufferedReader lines, FaultRelay relay, String last) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.equals(last)) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "fault" -> watch.faultAt = System.nanoTime();
                case "over" -> watch.overAt = System.nanoTime();
                case "cut" -> relay.mostBytes = Integer.parseInt(words[1]);
                case "delay" -> relay.delay = Integer.parseInt(words[1]);
                case "pass" -> {
                    relay.mostBytes = 0;
                    relay.delay = 0;
                }
                default -> throw new IllegalArgumentException(line);
            }
            line = lines.readLine();
        }
    }

    private HttpRequest request(String method, String port, String path, String body, String... h) {
        var request =
                watch.at(port, path)
                        .header(
                                "Content-Type",
                                method.equals("PATCH")
                                        ? "application/merge-patch+json"
                                        : "application/json")
                        .header("Authorization", "Bearer " + key)
                        .method(method, BodyPublishers.ofString(body));
        if (h.length > 0) {
            request.headers(h);
        }
        return request.build();
    }

    private void open() throws Exception {
        String port = ports.get(0);
        var made =
                watch.send(
                        request(
                                "POST",
                                port,
                                "/v1/petitions",
                                BODIES.get("petitions").formatted("signed")));
        petition = JSON.readTree(made.body()).get("id").textValue();
        String tag = made.headers().firstValue("ETag").orElseThrow();
        watch.send(
                request(
                        "POST",
                        port,
                        "/v1/petitions/" + petition + "/publication",
                        "{}",
                        "If-Match",
                        tag));
    }

    private Void read(int reader) throws Exception {
        var chance = new Random(reader);
        while (writing) {
            String port = ports.get(chance.nextInt(ports.size()));
            watch.send(watch.at(port, "/v1/" + KINDS.get(reader % 3) + "?limit=5").build());
            Thread.sleep(50);
        }
        return null;
    }

    /** Writes to entries of its own, so that it knows which version each must have. */
    private final class Writer {
        private final int number;
        private final Random chance;
        private final List<String[]> mine = new ArrayList<>();

        Writer(int number) {
            this.number = number;
            this.chance = new Random(number);
        }

        Void work() throws Exception {
            while (writing) {
                int what = chance.nextInt(10);
                String[] letter = mail.tokens.poll();
                if (letter != null) {
                    once(
                            "confirmation",
                            letter[0],
                            "/v1/signature-confirmations",
                            "{\"token\":\"" + letter[1] + "\"}");
                } else if (what < 3 || mine.isEmpty()) {
                    create(KINDS.get(chance.nextInt(3)));
                } else if (what < 8) {
                    patch(mine.get(chance.nextInt(mine.size())));
                } else {
                    String mark = mark();
                    once(
                            "signing",
                            mark,
                            "/v1/petitions/" + petition + "/signatures",
                            "{\"name\":\"S\",\"email\":\"%s@example.org\",\"country\":\"DE\",\"showName\":false}"
                                    .formatted(mark));
                }
                Thread.sleep(20);
            }
            return null;
        }

        private String mark() {
            return "w"
                    + number
                    + Long.toString(chance.nextLong() >>> 1, 36)
                    + Long.toString(System.nanoTime(), 36);
        }

        private void create(String kind) throws Exception {
            String mark = mark();
            var write = once(kind, mark, "/v1/" + kind, BODIES.get(kind).formatted(mark));
            if (write.state == FaultRecord.State.DONE) {
                mine.add(new String[] {kind, write.id, "1"});
            }
        }

        private FaultRecord.Write once(String kind, String mark, String path, String body)
                throws Exception {
            var write = record.intend(kind, mark, path, body);
            repeat(write, ports.get(chance.nextInt(ports.size())));
            return write;
        }

        private void patch(String[] entry) throws Exception {
            String mark = mark();
            String path = "/v1/" + entry[0] + "/" + entry[1];
            String body =
                    entry[0].equals("prisoners")
                            ? "{\"summary\":{\"en\":\"%s\"}}"
                            : "{\"summary\":\"%s\"}";
            var write = record.intend("patch", mark, path, body.formatted(mark));
            write.id = entry[1];
            var answer =
                    watch.send(
                            request(
                                    "PATCH",
                                    ports.get(chance.nextInt(ports.size())),
                                    path,
                                    write.body,
                                    "If-Match",
                                    "\"" + entry[2] + ".x\""));
            if (answer != null && answer.statusCode() == 200) {
                record.settle(write, FaultRecord.State.DONE);
                entry[2] = JSON.readTree(answer.body()).get("version").asText();
            } else if (answer != null && answer.statusCode() < 500) {
                System.err.println("refused: PATCH " + path + " " + answer.body());
                record.settle(write, FaultRecord.State.REFUSED);
            } else {
                // Left alone from here on: what became of it is read at the end.
                record.settle(write, FaultRecord.State.UNKNOWN);
                mine.remove(entry);
                Thread.sleep(writing ? 1_000 : 100);
            }
        }
    }

    private void repeat(FaultRecord.Write write, String port) throws Exception {
        HttpResponse<String> answer =
                watch.send(
                        request(
                                "POST",
                                port,
                                write.path,
                                write.body,
                                "Idempotency-Key",
                                UUID.nameUUIDFromBytes(write.mark.getBytes(StandardCharsets.UTF_8))
                                        .toString()));
        if (answer != null && answer.statusCode() < 300) {
            JsonNode id = JSON.readTree(answer.body()).get("id");
            write.id = id == null ? "" : id.textValue();
            record.settle(write, FaultRecord.State.DONE);
        } else if (answer == null || answer.statusCode() >= 500 || answer.statusCode() == 409) {
            record.settle(write, FaultRecord.State.UNKNOWN);
            Thread.sleep(writing ? 1_000 : 100);
        } else {
            System.err.println("refused: POST " + write.path + " " + answer.body());
            record.settle(write, FaultRecord.State.REFUSED);
        }
    }

    private void settle() throws Exception {
        long end = System.nanoTime() + MINUTES_TO_SETTLE * 60_000_000_000L;
        for (FaultRecord.Write write : record.all()) {
            while (write.state == FaultRecord.State.UNKNOWN && !write.kind.equals("patch")) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the service doesn't come back");
                }
                repeat(write, ports.get(0));
            }
        }
        // The letters of the last ones come; they are confirmed too.
        for (int quiet = 0; quiet < 20 && System.nanoTime() < end; quiet++) {
            String[] letter = mail.tokens.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
            if (letter != null) {
                var write =
                        record.intend(
                                "confirmation",
                                letter[0],
                                "/v1/signature-confirmations",
                                "{\"token\":\"" + letter[1] + "\"}");
                repeat(write, ports.get(0));
                quiet = 0;
            }
        }
    }
}
