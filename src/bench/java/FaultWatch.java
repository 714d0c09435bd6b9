import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Sends requests and keeps what came of them: statuses, times, and what health said meanwhile. */
final class FaultWatch {

    private static final Pattern THREADS =
            Pattern.compile("(?m)^jvm_threads_live_threads(?:\\{.*\\})? ([0-9.E]+)$");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final List<String> ports;
    final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    final AtomicLong slowest = new AtomicLong();
    final AtomicLong slowestLater = new AtomicLong();
    final AtomicLong slowestHealth = new AtomicLong();
    final AtomicInteger withoutRetry = new AtomicInteger();
    final AtomicInteger dead = new AtomicInteger();
    final AtomicInteger threads = new AtomicInteger();
    volatile long faultAt;
    volatile long overAt;
    volatile long downAt;
    volatile long upAt;
    volatile long wroteAt;
    private volatile boolean watching = true;

    FaultWatch(List<String> ports) {
        this.ports = ports;
    }

    HttpRequest.Builder at(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    /** Null where no answer came. */
    HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            long now = System.nanoTime();
            note(answer, request, begun, now);
            return answer;
        } catch (java.io.IOException e) {
            return null;
        }
    }

    private void note(HttpResponse<String> answer, HttpRequest request, long begun, long now) {
        int status = answer.statusCode();
        statuses.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
        if (faultAt > 0) {
            // Who waited already is counted from the fault on.
            slowest.accumulateAndGet(now - Math.max(begun, faultAt), Math::max);
        }
        if (faultAt > 0 && overAt == 0 && begun - faultAt > Duration.ofSeconds(5).toNanos()) {
            slowestLater.accumulateAndGet(now - begun, Math::max);
        }
        if (status == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
            withoutRetry.incrementAndGet();
        }
        if (status >= 500 && status != 503) {
            System.err.println(request.method() + " " + request.uri() + " " + answer.body());
        }
        boolean write = status < 300 && !request.method().equals("GET");
        if (write && overAt > 0 && wroteAt == 0 && begun > overAt) {
            wroteAt = now;
        }
    }

    void begin() {
        var thread = new Thread(this::watch);
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        watching = false;
    }

    private void watch() {
        try {
            while (watching) {
                health();
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void health() throws InterruptedException {
        long begun = System.nanoTime();
        int ready = status("/q/health/ready");
        int live = status("/q/health/live");
        long now = System.nanoTime();
        if (ready == 0 || live == 0) {
            dead.incrementAndGet();
            return;
        }
        slowestHealth.accumulateAndGet(now - begun, Math::max);
        if (live != 200) {
            dead.incrementAndGet();
        }
        if (ready == 503 && faultAt > 0 && downAt == 0) {
            downAt = now;
        }
        if (ready == 200 && overAt > 0 && upAt == 0 && begun > overAt) {
            upAt = now;
        }
        try {
            var metrics =
                    http.send(at(ports.get(0), "/q/metrics").build(), BodyHandlers.ofString());
            var found = THREADS.matcher(metrics.body());
            if (found.find()) {
                threads.accumulateAndGet((int) Double.parseDouble(found.group(1)), Math::max);
            }
        } catch (java.io.IOException e) {
            // Its port is closed for a moment.
        }
    }

    private int status(String path) throws InterruptedException {
        try {
            return http.send(at(ports.get(0), path).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    String worst() {
        return statuses.keySet().stream()
                .filter(status -> status >= 500)
                .map(status -> status == 503 ? 0 : status)
                .max(Integer::compare)
                .map(status -> status == 0 ? "503" : status.toString())
                .orElse("-");
    }

    Map<Integer, AtomicInteger> answers() {
        return new TreeMap<>(statuses);
    }

    static String seconds(long nanos) {
        return nanos <= 0 ? "-" : String.format("%.1f", nanos / 1e9);
    }
}
