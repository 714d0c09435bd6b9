import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Asks at a set rate, whatever the answers (rate 0: each connection again as soon as it has one),
 * and tells answers and refusals apart. Times count from when a request was due, so one that had to
 * wait for a free connection is slow, and one that waited for a second counts as not sent.
 *
 * <p>Arguments: port, requests a second, seconds, connections, then any number of "weight METHOD
 * path [body]"; each # becomes a number of its own, of nine digits. OVERLOAD_KEY is sent with what
 * has a body.
 */
public class OverloadBench {

    private static final long GIVEN_UP = Duration.ofSeconds(1).toNanos();
    private static final long LAST_ANSWERS = Duration.ofSeconds(10).toNanos();
    private static final int LONGEST_HEAD = 8192;

    private record Question(int weight, byte[][] parts, String method, String body) {}

    private static final class Line {
        SocketChannel channel;
        long due;
        boolean busy;
        int status;
        long rest = -1;
        byte[] head = new byte[LONGEST_HEAD];
        int length;
    }

    /** Microseconds from when it was due. */
    private static final class Times {
        int[] all = new int[1 << 16];
        int count;

        void add(long nanos) {
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1000);
        }

        String at(double share) {
            return count == 0
                    ? "–"
                    : "%.1f".formatted(all[(int) Math.min(count - 1, share * count)] / 1000.0);
        }

        @Override
        public String toString() {
            Arrays.sort(all, 0, count);
            return at(0.5) + " / " + at(0.99) + " / " + at(0.999) + " / " + at(1);
        }
    }

    private final InetSocketAddress address;
    private final double rate;
    private final long end;
    private final List<Question> questions = new ArrayList<>();
    private final int weights;
    private final Selector selector = Selector.open();
    private final ArrayDeque<Line> free = new ArrayDeque<>();
    private final Random random = new Random();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    private final byte[] bytes = new byte[1 << 18];
    private final long begun = System.nanoTime();
    private final Times answers = new Times();
    private final Times refusals = new Times();
    private final int[] statuses = new int[600];
    private long number = 100_000_000 + random.nextInt(800_000_000);
    private long asked;
    private long unsent;
    private long lost;
    private long received;
    private int outstanding;

    OverloadBench(String... arguments) throws IOException {
        address = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        rate = Double.parseDouble(arguments[1]);
        end = begun + (long) (Double.parseDouble(arguments[2]) * 1e9);
        String key = System.getenv().getOrDefault("OVERLOAD_KEY", "");
        for (String each : List.of(arguments).subList(4, arguments.length)) {
            String[] said = each.split(" ", 4);
            String body = said.length < 4 ? "" : said[3];
            String head =
                    "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n".formatted(said[1], said[2])
                            + (body.isEmpty()
                                    ? "Accept: application/json\r\n"
                                    : "Accept: application/json\r\nContent-Type: application/json\r\n"
                                            + (key.isEmpty()
                                                    ? ""
                                                    : "Authorization: Bearer " + key + "\r\n"));
            var parts = new ArrayList<byte[]>();
            for (String part : head.split("#", -1)) {
                parts.add(part.getBytes(StandardCharsets.UTF_8));
            }
            questions.add(
                    new Question(
                            Integer.parseInt(said[0]),
                            parts.toArray(byte[][]::new),
                            said[1],
                            body));
        }
        weights = questions.stream().mapToInt(Question::weight).sum();
        for (int i = Integer.parseInt(arguments[3]); i > 0; i--) {
            free.add(connected(new Line()));
        }
    }

    public static void main(String... arguments) throws IOException {
        new OverloadBench(arguments).run();
    }

    private Line connected(Line line) throws IOException {
        line.channel = SocketChannel.open(address);
        line.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        line.channel.configureBlocking(false);
        line.channel.register(selector, SelectionKey.OP_READ, line);
        line.busy = false;
        line.rest = -1;
        line.length = 0;
        return line;
    }

    private void run() throws IOException {
        long now = System.nanoTime();
        long from = now;
        long until = end + (now - begun);
        while (now < until || (outstanding > 0 && now < until + LAST_ANSWERS)) {
            if (now < until) {
                askWhatIsDue(from, now);
            }
            if (rate > 0 && now < until) {
                selector.select(this::read, 1);
            } else {
                selector.select(this::read, 100);
            }
            now = System.nanoTime();
        }
        tell((until - from) / 1e9);
    }

    private void askWhatIsDue(long from, long now) throws IOException {
        if (rate == 0) {
            while (!free.isEmpty()) {
                ask(free.pop(), System.nanoTime());
            }
            return;
        }
        for (long due = due(from); due <= now; due = due(from)) {
            if (!free.isEmpty()) {
                // The one that has rested longest, as clients of their own would be.
                ask(free.poll(), due);
            } else if (now - due > GIVEN_UP) {
                unsent++;
            } else {
                return;
            }
            asked++;
        }
    }

    private long due(long from) {
        return from + (long) (asked * 1e9 / rate);
    }

    private void ask(Line line, long due) throws IOException {
        int drawn = random.nextInt(weights);
        Question question = questions.get(0);
        for (Question each : questions) {
            question = each;
            drawn -= each.weight();
            if (drawn < 0) {
                break;
            }
        }
        byte[] digits = Long.toString(++number).getBytes(StandardCharsets.US_ASCII);
        buffer.clear();
        for (int i = 0; i < question.parts().length; i++) {
            buffer.put(question.parts()[i]);
            if (i < question.parts().length - 1) {
                buffer.put(digits);
            }
        }
        if (!question.body().isEmpty()) {
            byte[] body =
                    question.body()
                            .replace("#", Long.toString(number))
                            .getBytes(StandardCharsets.UTF_8);
            buffer.put(
                    ("Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            buffer.put(body);
        } else {
            buffer.put((byte) '\r').put((byte) '\n');
        }
        buffer.flip();
        line.due = due;
        line.busy = true;
        outstanding++;
        try {
            while (buffer.hasRemaining()) {
                line.channel.write(buffer);
            }
        } catch (IOException e) {
            lose(line);
        }
    }

    private void lose(Line line) throws IOException {
        line.channel.close();
        if (line.busy) {
            lost++;
            outstanding--;
            free.add(connected(line));
        } else {
            // It rests in the queue of free ones.
            connected(line);
        }
    }

    private void read(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            buffer.clear();
            int count = line.channel.read(buffer);
            if (count < 0) {
                lose(line);
                return;
            }
            received += count;
            buffer.flip();
            buffer.get(bytes, 0, count);
            take(line, count);
        } catch (IOException e) {
            try {
                lose(line);
            } catch (IOException again) {
                throw new IllegalStateException(again);
            }
        }
    }

    private void take(Line line, int count) {
        int from = 0;
        if (line.rest < 0) {
            int kept = Math.min(count, LONGEST_HEAD - line.length);
            System.arraycopy(bytes, 0, line.head, line.length, kept);
            int before = line.length;
            line.length += kept;
            int head = headEnd(line);
            if (head < 0) {
                return;
            }
            String text =
                    new String(line.head, 0, head, StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT);
            line.status = Integer.parseInt(text.substring(9, 12));
            int at = text.indexOf("\r\ncontent-length: ");
            if (at < 0 && line.status != 204 && line.status != 304) {
                throw new IllegalStateException("No length: " + text);
            }
            line.rest =
                    at < 0
                            ? 0
                            : Long.parseLong(
                                    text.substring(at + 18, text.indexOf("\r\n", at + 18)));
            from = head - before;
        }
        line.rest -= count - from;
        if (line.rest <= 0) {
            long nanos = System.nanoTime() - line.due;
            (line.status < 400 ? answers : refusals).add(nanos);
            statuses[line.status]++;
            line.busy = false;
            line.rest = -1;
            line.length = 0;
            outstanding--;
            free.add(line);
        }
    }

    private static int headEnd(Line line) {
        for (int i = 3; i < line.length; i++) {
            if (line.head[i] == '\n' && line.head[i - 2] == '\n' && line.head[i - 1] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    /**
     * Offered, answered, refused a second; times of answers, of refusals; never sent, lost; own
     * CPU.
     */
    private void tell(double seconds) {
        var each = new StringBuilder();
        for (int status = 0; status < statuses.length; status++) {
            if (statuses[status] > 0) {
                each.append(each.isEmpty() ? "" : ", ")
                        .append(status)
                        .append(" × ")
                        .append(statuses[status]);
            }
        }
        double cpu =
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                        / 1e3;
        System.out.printf(
                "%.0f|%.1f|%.1f|%s|%s|%d|%d|%s|%.2f|%.0f%n",
                rate > 0 ? rate : (answers.count + refusals.count) / seconds,
                answers.count / seconds,
                refusals.count / seconds,
                answers,
                refusals,
                unsent,
                lost + outstanding,
                each,
                cpu / seconds,
                received / seconds / 1e6);
    }
}
