package org.openletter.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody else's site: it answers as a test wants it, byte for byte, and keeps what it heard. */
public final class Site implements AutoCloseable {

    private static final int WAITING = 50;

    private final ServerSocket door;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private Site(ServerSocket door) {
        this.door = door;
        daemon(this::listen);
    }

    /** What is at a path. */
    public interface Page {
        void answer(Asked asked, OutputStream out) throws IOException;
    }

    /** A request as it came; names of headers in lower case. */
    public record Asked(
            String method, String path, Map<String, String> headers, byte[] body, Instant at) {

        public String header(String name) {
            return headers.get(name);
        }
    }

    public static Site open() {
        return at("127.0.0.1");
    }

    public static Site at(String address) {
        try {
            return new Site(new ServerSocket(0, WAITING, InetAddress.getByName(address)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Site on(ServerSocket door) {
        return new Site(door);
    }

    public int port() {
        return door.getLocalPort();
    }

    public String url(String path) {
        return "http://" + door.getInetAddress().getHostAddress() + ":" + port() + path;
    }

    /** Puts a page there, in place of the one that was. */
    public Site put(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    /** What is there now. */
    public Page page(String path) {
        return pages.getOrDefault(path, page(404, ""));
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    /** A page with these headers, each a whole line. */
    public static Page page(int status, byte[] body, String... headers) {
        return (asked, out) -> {
            out.write(head(status, headers));
            out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes());
            out.write(body);
        };
    }

    public static Page page(int status, String body, String... headers) {
        return page(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The first lines of an answer, without the empty one. */
    public static byte[] head(int status, String... headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " As It Is\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "site");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream());
                var out = socket.getOutputStream()) {
            Asked request = read(in);
            asked.add(request);
            page(request.path()).answer(request, out);
            out.flush();
        } catch (IOException e) {
            // Whoever asked has hung up, as some of the tests want it.
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", 3);
        var headers = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Asked(first[0], first[1], headers, body, Instant.now());
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("broke off");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
