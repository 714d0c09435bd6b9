import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The mirrors of {@code src/bench/mirror}: so many writers do so many random writes, each to one of
 * the instances, while one mirror asks for changes again and again and another listens to the
 * stream of the instance that is killed, and goes on at the next. At the end both, and a third that
 * begins then, must hold what the public lists hold. When half is written, a line says so.
 */
final class MirrorBench {

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
    private static final Map<String, String> PATCHES =
            Map.of(
                    "news", "{\"summary\":\"%s\"}",
                    "prisoners", "{\"summary\":{\"en\":\"%s\"}}",
                    "petitions", "{\"summary\":\"%s\"}");
    private static final Map<String, List<String>> VERBS =
            Map.of(
                    "news",
                    List.of(
                            "publication",
                            "publication",
                            "unpublication",
                            "retraction",
                            "corrections"),
                    "prisoners",
                    List.of("visibility", "visibility", "merger", "restoration"),
                    "petitions",
                    List.of("publication", "publication", "closure", "removal"));

    private final int writes;
    private final int writers;
    private final List<String> ports;
    private final String key = System.getenv("OPENLETTER_ADMIN_KEY");
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, List<String>> made = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile boolean writing = true;

    private MirrorBench(String[] args) {
        writes = Integer.parseInt(args[0]);
        writers = Integer.parseInt(args[1]);
        ports = List.of(args).subList(2, args.length);
        KINDS.forEach(kind -> made.put(kind, new CopyOnWriteArrayList<>()));
    }

    public static void main(String[] args) throws Exception {
        System.exit(new MirrorBench(args).run() ? 0 : 1);
    }

    /** What somebody holds to be public, by what they were told. */
    private static final class Mirror {
        private final Map<String, Map<String, Integer>> kinds = new TreeMap<>();
        private String since = "";
        private long place;
        private int told;
        private int disordered;

        void take(JsonNode change) {
            since = change.get("cursor").textValue();
            long next = ByteBuffer.wrap(Base64.getUrlDecoder().decode(since)).getLong();
            disordered += next > place ? 0 : 1;
            place = next;
            told++;
            var kind = kinds.computeIfAbsent(change.get("kind").textValue(), k -> new TreeMap<>());
            String id = change.get("id").textValue();
            if (change.has("version")) {
                kind.put(id, change.get("version").intValue());
            } else {
                kind.remove(id);
            }
        }
    }

    private boolean run() throws Exception {
        var asking = new Mirror();
        var listening = new Mirror();
        var pool = Executors.newCachedThreadPool();
        long begun = System.nanoTime();
        var reader = pool.submit(() -> ask(asking));
        var listener = pool.submit(() -> listen(listening));
        var all = new ArrayList<java.util.concurrent.Future<?>>();
        for (int i = 0; i < writers; i++) {
            var chance = new Random(i);
            all.add(pool.submit(() -> write(chance)));
        }
        for (var one : all) {
            one.get();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        writing = false;
        reader.get(1, TimeUnit.MINUTES);
        listener.get(1, TimeUnit.MINUTES);
        var late = new Mirror();
        read(late);
        var lists = new TreeMap<String, Map<String, Integer>>();
        for (String kind : KINDS) {
            lists.put(kind, list(kind));
        }
        System.out.printf(
                "%d writes in %.1f s, %d of them broken off by the kill; answers %s; slowest %d ms%n",
                done.get(),
                seconds,
                broken.get(),
                new TreeMap<>(answers),
                slowest.get() / 1_000_000);
        System.out.printf("public at the end: %s%n", sizes(lists));
        boolean same = compare("who asked", asking, lists);
        same &= compare("who listened", listening, lists);
        same &= compare("who began at the end", late, lists);
        pool.shutdownNow();
        return same;
    }

    private static String sizes(Map<String, Map<String, Integer>> lists) {
        var sizes = new TreeMap<String, Integer>();
        lists.forEach((kind, entries) -> sizes.put(kind, entries.size()));
        return sizes.toString();
    }

    private static boolean compare(
            String who, Mirror mirror, Map<String, Map<String, Integer>> lists) {
        boolean same = mirror.disordered == 0;
        for (String kind : KINDS) {
            same &= lists.get(kind).equals(mirror.kinds.getOrDefault(kind, Map.of()));
        }
        System.out.printf(
                "%s: %d changes, %d out of order or twice, %s the lists%n",
                who, mirror.told, mirror.disordered, same ? "equal to" : "UNLIKE");
        return same;
    }

    private Void ask(Mirror mirror) throws Exception {
        while (writing) {
            read(mirror);
            Thread.sleep(20);
        }
        read(mirror);
        return null;
    }

    private void read(Mirror mirror) throws Exception {
        boolean more = true;
        while (more) {
            JsonNode page =
                    get(
                            "/v1/changes?limit=1000"
                                    + (mirror.since.isEmpty() ? "" : "&since=" + mirror.since));
            page.get("items").forEach(mirror::take);
            more = page.get("page").has("next");
        }
    }

    private Map<String, Integer> list(String kind) throws Exception {
        var list = new TreeMap<String, Integer>();
        String next = "/v1/" + kind + "?limit=100&count=none&fields=id,version";
        while (next != null) {
            JsonNode page = get(next);
            for (JsonNode item : page.get("items")) {
                list.put(item.get("id").textValue(), item.get("version").intValue());
            }
            JsonNode more = page.at("/page/next");
            next =
                    more.isMissingNode()
                            ? null
                            : more.textValue().replaceFirst("^https?://[^/]+", "");
        }
        return list;
    }

    /** At the instance that will be killed, then at another; until the end is heard. */
    private Void listen(Mirror mirror) throws Exception {
        int at = ports.size() - 1;
        while (true) {
            var request =
                    HttpRequest.newBuilder(
                            URI.create(
                                    "http://127.0.0.1:"
                                            + ports.get(at)
                                            + "/v1/changes/stream?since="
                                            + begin()));
            if (!mirror.since.isEmpty()) {
                request.header("Last-Event-ID", mirror.since);
            }
            try {
                var answer = http.send(request.build(), BodyHandlers.ofInputStream());
                try (var lines =
                        new BufferedReader(
                                new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    String line = lines.readLine();
                    while (line != null) {
                        if (line.startsWith("data:")) {
                            mirror.take(JSON.readTree(line.substring(5)));
                        }
                        if (!writing && mirror.since.equals(end())) {
                            return null;
                        }
                        line = lines.readLine();
                    }
                }
            } catch (IOException e) {
                // Cut off: go on elsewhere.
            }
            at = (at + ports.size() - 1) % ports.size();
            Thread.sleep(50);
        }
    }

    /** The place before everything. */
    private String begin() throws Exception {
        return get("/v1/changes?actions=merged&kinds=facilities&limit=1")
                .at("/page/since")
                .textValue();
    }

    private String end() throws Exception {
        var mirror = new Mirror();
        read(mirror);
        return mirror.since;
    }

    private Void write(Random chance) throws Exception {
        while (done.get() < writes) {
            String kind = KINDS.get(chance.nextInt(KINDS.size()));
            List<String> there = made.get(kind);
            int status =
                    there.size() < writers || chance.nextInt(5) == 0
                            ? create(kind, chance)
                            : change(kind, there.get(chance.nextInt(there.size())), chance);
            if (status == 0) {
                broken.incrementAndGet();
                continue;
            }
            answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
            if (status < 300 && done.incrementAndGet() == writes / 2) {
                System.out.println("half");
            }
        }
        return null;
    }

    private int create(String kind, Random chance) throws Exception {
        var answer = send("POST", "/v1/" + kind, word(BODIES.get(kind), chance), null, chance);
        if (answer == null) {
            return 0;
        }
        if (answer.statusCode() == 201) {
            made.get(kind).add(JSON.readTree(answer.body()).get("id").textValue());
        }
        return answer.statusCode();
    }

    private static String word(String text, Random chance) {
        return text.formatted("w" + Long.toString(chance.nextLong() >>> 1, 36));
    }

    private int change(String kind, String id, Random chance) throws Exception {
        String path = "/v1/" + kind + "/" + id;
        var verbs = new ArrayList<>(List.of("patch", "patch", "delete", "restoration"));
        verbs.addAll(VERBS.get(kind));
        String verb = verbs.get(chance.nextInt(verbs.size()));
        String tag = tag(path, chance);
        var answer =
                switch (verb) {
                    case "patch" ->
                            send("PATCH", path, word(PATCHES.get(kind), chance), tag, chance);
                    case "visibility" ->
                            send(
                                    "PATCH",
                                    path,
                                    chance.nextBoolean()
                                            ? "{\"visibility\":\"hidden\"}"
                                            : "{\"visibility\":\"public\"}",
                                    tag,
                                    chance);
                    case "delete" -> send("DELETE", path, null, tag, chance);
                    case "merger" -> {
                        List<String> there = made.get(kind);
                        String into = there.get(chance.nextInt(there.size()));
                        yield send(
                                "POST",
                                path + "/merger",
                                "{\"into\":\"" + into + "\"}",
                                tag,
                                chance);
                    }
                    case "retraction", "removal" ->
                            send(
                                    "POST",
                                    path + "/" + verb,
                                    "{\"reason\":\"It was wrong.\"}",
                                    null,
                                    chance);
                    case "corrections" ->
                            send(
                                    "POST",
                                    path + "/corrections",
                                    word(
                                            "{\"kind\":\"update\",\"note\":\"N\",\"title\":\"%s\"}",
                                            chance),
                                    null,
                                    chance);
                    default -> send("POST", path + "/" + verb, null, null, chance);
                };
        return answer == null ? 0 : answer.statusCode();
    }

    private String tag(String path, Random chance) throws Exception {
        var answer = send("GET", path, null, null, chance);
        return answer == null ? "*" : answer.headers().firstValue("ETag").orElse("*");
    }

    /** Null where the instance is gone: whether it was done, nobody knows. */
    private HttpResponse<String> send(
            String method, String path, String body, String tag, Random chance) throws Exception {
        List<String> alive = ports.stream().filter(port -> !dead.contains(port)).toList();
        String port = alive.get(chance.nextInt(alive.size()));
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + key)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header(
                    "Content-Type",
                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (tag != null) {
            request.header("If-Match", tag);
        }
        long begun = System.nanoTime();
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            dead.add(port);
            return null;
        } catch (IOException e) {
            return null;
        } finally {
            slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
        }
    }

    /** Of the first instance, which lives. */
    private JsonNode get(String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(0) + path))
                        .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
