import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What was meant to be written and what was acknowledged, on the disk before anything is sent. */
final class FaultRecord implements AutoCloseable {

    enum State {
        SENT,
        UNKNOWN,
        DONE,
        REFUSED
    }

    /** One write; {@code mark} is a word that nothing else holds. */
    static final class Write {
        final String kind;
        final String mark;
        final String path;
        final String body;
        volatile State state = State.SENT;
        volatile String id = "";

        Write(String kind, String mark, String path, String body) {
            this.kind = kind;
            this.mark = mark;
            this.path = path;
            this.body = body;
        }
    }

    private final FileChannel file;
    private final List<Write> writes = new ArrayList<>();

    FaultRecord(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Write intend(String kind, String mark, String path, String body) {
        var write = new Write(kind, mark, path, body);
        append("intent " + kind + " " + mark + " " + path);
        synchronized (writes) {
            writes.add(write);
        }
        return write;
    }

    void settle(Write write, State state) {
        write.state = state;
        append(state + " " + write.kind + " " + write.mark + " " + write.id);
    }

    private void append(String line) {
        try {
            synchronized (file) {
                file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Write> of(String kind) {
        return all().stream().filter(write -> write.kind.equals(kind)).toList();
    }

    List<Write> all() {
        synchronized (writes) {
            return List.copyOf(writes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
