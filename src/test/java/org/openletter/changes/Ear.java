package org.openletter.changes;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Listens to a stream of events over a socket of its own, as little as a browser does. */
final class Ear implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final Map<String, String> headers = new TreeMap<>();
    private final StringBuilder waiting = new StringBuilder();
    private int status;

    /** What came between two empty lines; a comment has no event and no data. */
    record Event(String id, String event, String data) {}

    private Ear(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static Ear at(String target, String... headers) {
        return from("127.0.0.1", target, headers);
    }

    /** The same from another address of this machine. */
    static Ear from(String address, String target, String... headers) {
        try {
            var socket =
                    new Socket("127.0.0.1", RestAssured.port, InetAddress.getByName(address), 0);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var ear = new Ear(socket);
            var head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
            for (String header : headers) {
                head.append(header.isEmpty() ? "" : header + "\r\n");
            }
            head.append("\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            ear.head();
            return ear;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head() throws IOException {
        status = Integer.parseInt(line().split(" ")[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":\\s*", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
    }

    int status() {
        return status;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The next event, or the next sign that the line is open. */
    Event next() {
        try {
            int end = waiting.indexOf("\n\n");
            while (end < 0) {
                waiting.append(chunk());
                end = waiting.indexOf("\n\n");
            }
            String block = waiting.substring(0, end);
            waiting.delete(0, end + 2);
            return new Event(field(block, "id"), field(block, "event"), field(block, "data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Event nextChange() {
        Event event = next();
        while (event.data().isEmpty()) {
            event = next();
        }
        return event;
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private String chunk() throws IOException {
        String size = line();
        int length = Integer.parseInt(size.isEmpty() ? line() : size, 16);
        if (length == 0) {
            throw new IOException("the stream has ended");
        }
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        line();
        return text;
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("the line was cut");
            }
            if (next != '\r') {
                bytes.write(next);
            }
            next = in.read();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Whether the other side has ended the connection, whatever of what it sent waits here. */
    boolean cut() {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
