import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openletter.sealing.Seals;

/**
 * The storm of {@code src/bench/storm}. {@code prepare} writes rows of signatures that wait to be
 * confirmed, and their tokens; {@code run} confirms them from so many clients, not more a second
 * than is said, one in twenty twice, while four readers ask for the count without a pause of more
 * than 10 ms. Each count that is read must add up, must not be more than was sent, nor less than
 * was answered a second before.
 */
final class StormBench {

    private static final Pattern COUNT = Pattern.compile("\"signatureCount\":(\\d+)");
    private static final Pattern PART = Pattern.compile("(?:\"count\"|\"unknown\"):(\\d+)");
    private static final String[] COUNTRIES = {"DE", "FR", "PL", "US", "GE", "\\N"};

    public static void main(String[] args) throws Exception {
        if (args[0].equals("prepare")) {
            prepare(args);
        } else {
            new StormBench(args).run();
        }
    }

    private static void prepare(String[] args) throws Exception {
        Seals seals = Seals.with(Files.readString(Path.of(args[1])));
        UUID petition = UUID.fromString(args[2]);
        var random = new Random(1);
        var tokens = new ArrayList<String>();
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            UUID id = new UUID(0x019a000000007000L + i, random.nextLong());
            var secret = new byte[24];
            random.nextBytes(secret);
            var person = new byte[32];
            random.nextBytes(person);
            String signer =
                    "{\"name\":\"Anna %d\",\"email\":\"anna%d@example.org\",\"showName\":%b,\"network\":\"192.0.2.1\"}"
                            .formatted(i, i, i % 3 == 0);
            byte[] sealed = seals.seal(signer.getBytes(StandardCharsets.UTF_8), "signature " + id);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            out.println(
                    String.join(
                            "\t",
                            petition.toString(),
                            id.toString(),
                            "pending",
                            "1",
                            hex(person),
                            hex(sealed),
                            COUNTRIES[i % COUNTRIES.length],
                            "en",
                            "f",
                            hex(hash),
                            "1",
                            "now",
                            "now"));
            tokens.add(token(petition, id, secret));
        }
        out.flush();
        Files.write(Path.of(args[4]), tokens);
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private static String token(UUID petition, UUID id, byte[] secret) {
        byte[] bytes =
                ByteBuffer.allocate(56)
                        .putLong(petition.getMostSignificantBits())
                        .putLong(petition.getLeastSignificantBits())
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(secret)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private final String petition;
    private final List<String> tokens;
    private final int clients;
    private final long nanos;
    private final double rate;
    private final int[] ports;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong disagreeing = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final List<Long> confirmations = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> reads = Collections.synchronizedList(new ArrayList<>());
    private volatile long[] history = new long[0];
    private volatile boolean over;

    private StormBench(String[] args) throws IOException {
        petition = args[1];
        tokens = Files.readAllLines(Path.of(args[2]));
        clients = Integer.parseInt(args[3]);
        nanos = Long.parseLong(args[4]) * 1_000_000_000L;
        rate = Double.parseDouble(args[5]);
        ports = Arrays.stream(args).skip(6).mapToInt(Integer::parseInt).toArray();
    }

    private void run() throws Exception {
        long begun = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            threads.add(new Thread(() -> confirm(number, begun)));
        }
        var others = new ArrayList<Thread>();
        others.add(new Thread(() -> remember(begun)));
        for (int i = 0; i < 4; i++) {
            int number = i;
            others.add(new Thread(() -> read(number, begun)));
        }
        threads.forEach(Thread::start);
        others.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Thread.sleep(1000);
        over = true;
        for (Thread thread : others) {
            thread.join();
        }
        String last = count(new Connection(ports[0]));
        System.out.printf(
                "Confirmed %d in %.1f s: %.0f/s; %d sent twice; %d answers that weren't 200; %d connections broken.%n",
                answered.get(),
                seconds,
                answered.get() / seconds,
                repeated.get(),
                failed.get(),
                broken.get());
        System.out.printf(
                "A confirmation: %s ms. A count: %s ms, %d reads, %d that don't add up, %d more than a second late.%n",
                percentiles(confirmations),
                percentiles(reads),
                reads.size(),
                disagreeing.get(),
                late.get());
        System.out.printf("Count a second after the last: %s.%n", first(COUNT, last));
    }

    private void confirm(int number, long begun) {
        var connection = new Connection(ports[number % ports.length]);
        while (System.nanoTime() < begun + nanos) {
            int index = next.getAndIncrement();
            if (index >= tokens.size()) {
                return;
            }
            long due = begun + (long) (index * 1e9 / rate) - System.nanoTime();
            pause(Math.max(0, due / 1_000_000));
            String request = "{\"token\":\"" + tokens.get(index) + "\"}";
            sent.incrementAndGet();
            post(connection, request);
            answered.incrementAndGet();
            if (index % 20 == 0) {
                repeated.incrementAndGet();
                post(connection, request);
            }
        }
    }

    /** Until it is answered with 200, as somebody does whose connection broke. */
    private void post(Connection connection, String json) {
        while (true) {
            long begun = System.nanoTime();
            try {
                int status =
                        connection.call(
                                "POST /v1/signature-confirmations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                                        + json.length()
                                        + "\r\n\r\n"
                                        + json);
                confirmations.add(System.nanoTime() - begun);
                if (status == 200) {
                    return;
                }
                failed.incrementAndGet();
            } catch (IOException e) {
                broken.incrementAndGet();
                connection.move(ports[0]);
            }
        }
    }

    /** What had been answered at each tenth of a second. */
    private void remember(long begun) {
        var kept = new ArrayList<Long>();
        while (!over) {
            kept.add(answered.get());
            history = kept.stream().mapToLong(l -> l).toArray();
            long due = begun + kept.size() * 100_000_000L - System.nanoTime();
            pause(Math.max(0, due / 1_000_000));
        }
    }

    private void read(int number, long begun) {
        var connection = new Connection(ports[0]);
        while (!over) {
            long asked = System.nanoTime();
            int then = (int) ((asked - begun) / 100_000_000L) - 11;
            long least = then < 0 || then >= history.length ? 0 : history[then];
            String body = count(connection);
            reads.add(System.nanoTime() - asked);
            long count = first(COUNT, body);
            long sum =
                    PART.matcher(body).results().mapToLong(m -> Long.parseLong(m.group(1))).sum();
            if (count != sum || count > sent.get()) {
                disagreeing.incrementAndGet();
            } else if (count < least) {
                late.incrementAndGet();
            }
            pause(10);
        }
    }

    private String count(Connection connection) {
        try {
            connection.call(
                    "GET /v1/petitions/"
                            + petition
                            + "/signatures/count HTTP/1.1\r\nHost: a\r\n\r\n");
            return connection.body;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private static String percentiles(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(l -> l).sorted().toArray();
        return "p50 %.1f, p99 %.1f, most %.1f"
                .formatted(
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6,
                        sorted[sorted.length - 1] / 1e6);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One kept-alive connection; a client library would take more of the two cores than the
     * service.
     */
    private static final class Connection {
        private int port;
        private Socket socket;
        private InputStream in;
        private String body;

        Connection(int port) {
            this.port = port;
        }

        void move(int to) {
            port = to;
            socket = null;
            pause(50);
        }

        int call(String request) throws IOException {
            if (socket == null) {
                socket = new Socket("127.0.0.1", port);
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
            }
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            int status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return status;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
