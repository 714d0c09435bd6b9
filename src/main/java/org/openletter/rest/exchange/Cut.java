package org.openletter.rest.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Cuts an object to some of its properties without reading what the others hold. For JSON that this
 * service wrote: without spaces, and with names that need no escapes.
 */
public final class Cut {

    private final Set<String> kept;

    public Cut(Set<String> kept) {
        this.kept = kept;
    }

    public byte[] of(byte[] object) {
        var out = new ByteArrayOutputStream();
        out.write('{');
        boolean first = true;
        int at = 1;
        while (object[at] == '"') {
            int colon = behindText(object, at);
            int end = behindValue(object, colon + 1);
            var name = new String(object, at + 1, colon - at - 2, StandardCharsets.UTF_8);
            if (kept.contains(name)) {
                if (!first) {
                    out.write(',');
                }
                out.write(object, at, end - at);
                first = false;
            }
            at = object[end] == ',' ? end + 1 : end;
        }
        out.write('}');
        return out.toByteArray();
    }

    private static int behindText(byte[] json, int quote) {
        int at = quote + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Where the comma or the brace is that ends a value. */
    private static int behindValue(byte[] json, int begin) {
        int depth = 0;
        int at = begin;
        while (true) {
            switch (json[at]) {
                case '"' -> at = behindText(json, at) - 1;
                case '{', '[' -> depth++;
                case ',' -> {
                    if (depth == 0) {
                        return at;
                    }
                }
                case '}', ']' -> {
                    if (depth == 0) {
                        return at;
                    }
                    depth--;
                }
                default -> {}
            }
            at++;
        }
    }
}
