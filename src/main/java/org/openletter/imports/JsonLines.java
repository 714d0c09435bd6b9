package org.openletter.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.StrictJson;
import org.openletter.rest.exchange.Layout;

/** NDJSON: an object in each line. */
final class JsonLines implements Records {

    private final Content content;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long line;

    JsonLines(Content content, long line) {
        this.content = content;
        this.line = line;
    }

    @Override
    public @Nullable One next() {
        while (content.peek() >= 0) {
            long begin = line++;
            bytes.reset();
            content.line(bytes, MAX_BYTES + 1);
            byte[] read = bytes.toByteArray();
            if (read.length > MAX_BYTES || !blank(read)) {
                return one(begin, read);
            }
        }
        return null;
    }

    private static boolean blank(byte[] read) {
        for (byte each : read) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private One one(long begin, byte[] read) {
        try {
            if (read.length > MAX_BYTES) {
                throw Fault.tooLarge("A line may have 1 MiB.");
            }
            ObjectNode json = StrictJson.object(read);
            JsonNode externalId = json.remove(Layout.EXTERNAL_ID);
            if (externalId == null || !externalId.isTextual()) {
                throw Fault.invalid(
                        List.of(
                                Flaw.pointer(
                                        "/externalId",
                                        externalId == null ? "required" : "type-invalid",
                                        "Each entry needs a string here, by which it is known again.")));
            }
            return new One(
                    begin, line, content.position(), externalId.textValue(), json, null, Map.of());
        } catch (Fault fault) {
            return new One(begin, line, content.position(), null, null, fault, Map.of());
        }
    }
}
