package org.openletter.support;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends what no HTTP client would: bytes as they are, over a socket of their own. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 15_000;

    private Wire() {}

    /** What came back; header names in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public String contentType() {
            return headers.getOrDefault("content-type", "");
        }
    }

    /** A request without a body; {@code headers} are whole lines. */
    public static Answer send(String method, String target, String... headers) {
        return send(method, target, new byte[0], headers);
    }

    public static Answer send(String method, String target, byte[] body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (body.length > 0) {
            all.add("Content-Length: " + body.length);
        }
        return sendAsIs(method, target, body, all.toArray(String[]::new));
    }

    /** The same without a header that says how long the body is. */
    public static Answer sendAsIs(String method, String target, byte[] body, String... headers) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (SocketException e) {
                // It had heard enough and hung up; the answer may still be there.
            }
            return answer(heard(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] heard(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException e) {
            // Reset behind the answer, because not all that was sent was read.
        }
        return bytes.toByteArray();
    }

    private static Answer answer(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no answer, but: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":\\s*", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        String body = text.substring(end + 4);
        if (headers.containsKey("transfer-encoding")) {
            body = body.replaceAll("(?m)^[0-9a-f]+\r\n|\r\n$", "");
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }
}
