package org.openletter.contract.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request.
 *
 * @param query parameters as they are sent, escaped
 * @param body what the bytes were made from; null where there is none
 * @param raw the bytes, where they are no JSON
 */
record Shot(
        Operation operation,
        String method,
        String path,
        List<Pair> query,
        List<Pair> headers,
        String caller,
        JsonNode body,
        byte[] raw,
        Expected expected) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 3_000;

    record Pair(String name, String value) {}

    /**
     * What must come of it.
     *
     * @param fault what is wrong with it; empty where nothing is
     * @param names where the problem must point: {@code parameter limit}, {@code pointer /title};
     *     empty where it need not
     */
    record Expected(String fault, String names) {
        static final Expected VALID = new Expected("", "");

        boolean valid() {
            return fault.isEmpty();
        }
    }

    String target() {
        var target = new StringBuilder(path);
        char separator = '?';
        for (Pair one : query) {
            target.append(separator).append(one.name()).append('=').append(one.value());
            separator = '&';
        }
        return target.toString();
    }

    byte[] bytes() {
        try {
            return raw != null ? raw : body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Shot expecting(String fault, String names) {
        return new Shot(
                operation,
                method,
                path,
                query,
                headers,
                caller,
                body,
                raw,
                new Expected(fault, names));
    }

    Shot withPath(String other) {
        return new Shot(operation, method, other, query, headers, caller, body, raw, expected);
    }

    Shot withMethod(String other) {
        return new Shot(operation, other, path, query, headers, caller, body, raw, expected);
    }

    Shot withQuery(List<Pair> other) {
        return new Shot(operation, method, path, other, headers, caller, body, raw, expected);
    }

    Shot withHeaders(List<Pair> other) {
        return new Shot(operation, method, path, query, other, caller, body, raw, expected);
    }

    Shot withBody(JsonNode other) {
        return new Shot(operation, method, path, query, headers, caller, other, null, expected);
    }

    Shot withRaw(byte[] other) {
        return new Shot(operation, method, path, query, headers, caller, body, other, expected);
    }

    /** With this parameter in place of those of its name. */
    Shot asking(String name, String value) {
        var others = new ArrayList<>(query);
        others.removeIf(one -> one.name().equals(name));
        others.add(new Pair(name, value));
        return withQuery(others);
    }

    Shot saying(String header, String value) {
        var others = new ArrayList<>(headers);
        others.removeIf(one -> one.name().equalsIgnoreCase(header));
        if (value != null) {
            others.add(new Pair(header, value));
        }
        return withHeaders(others);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(method + " " + target() + "   (" + operation.id() + ")");
        headers.forEach(
                one -> text.append("\n  ").append(one.name()).append(": ").append(one.value()));
        text.append("\n  by: ").append(caller).append('\n');
        String sent = new String(bytes(), StandardCharsets.UTF_8);
        return text.append(sent, 0, Math.min(SHOWN, sent.length())).toString();
    }
}
