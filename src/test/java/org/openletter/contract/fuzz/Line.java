package org.openletter.contract.fuzz;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection, kept open, on which any bytes can be sent: no client in between is too polite.
 */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private Socket socket;
    private InputStream in;

    /** Header names in lower case; the status is 0 where none came, and the text says why. */
    record Answer(int status, Map<String, String> headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String type() {
            return headers.getOrDefault("content-type", "null").replaceFirst("\\s*;.*", "");
        }
    }

    Answer send(String method, String target, List<Shot.Pair> headers, byte[] body) {
        boolean used = socket != null;
        try {
            return exchange(method, target, headers, body);
        } catch (IOException e) {
            close();
            if (!used) {
                return none(e);
            }
        }
        try {
            // The connection may have been closed between two requests, which is no fault.
            return exchange(method, target, headers, body);
        } catch (IOException e) {
            close();
            return none(e);
        }
    }

    private static Answer none(IOException cause) {
        return new Answer(0, Map.of(), cause.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Answer exchange(String method, String target, List<Shot.Pair> headers, byte[] body)
            throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", RestAssured.port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        var head = new ByteArrayOutputStream();
        var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                one -> text.append(one.name()).append(": ").append(one.value()).append("\r\n"));
        if (body.length > 0 || !List.of("GET", "HEAD", "DELETE").contains(method)) {
            text.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        head.write(body);
        socket.getOutputStream().write(head.toByteArray());
        socket.getOutputStream().flush();
        return read(method);
    }

    private Answer read(String method) throws IOException {
        String[] first = line().split(" ", 3);
        var headers = new TreeMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        int status = Integer.parseInt(first[1]);
        byte[] bytes =
                method.equals("HEAD") || status == 204 || status == 304
                        ? new byte[0]
                        : body(headers);
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(status, headers, bytes);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            return headers.containsKey("content-length")
                    ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                    : in.readAllBytes();
        }
        var all = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("hung up");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
        socket = null;
    }
}
