package org.openletter.imports;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * CSV as RFC 4180 has it, cells in quotation marks with line breaks in them included. Read as
 * bytes, so that the place behind a row is known; what separates is the same in UTF-8.
 */
final class CsvLines {

    /**
     * A row.
     *
     * @param fault why it can't be read
     */
    record Cells(long line, List<String> values, @Nullable Fault fault) {}

    private final Content content;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private long line;
    private int size;

    CsvLines(Content content, long line) {
        this.content = content;
        this.line = line;
    }

    long line() {
        return line;
    }

    /** The next row that isn't empty; null at the end. */
    @Nullable Cells next() {
        while (content.peek() >= 0) {
            Cells row = row();
            if (row.fault() != null || row.values().size() > 1 || !row.values().get(0).isEmpty()) {
                return row;
            }
        }
        return null;
    }

    private Cells row() {
        long begin = line;
        size = 0;
        var values = new ArrayList<String>();
        Fault fault = null;
        boolean more = true;
        while (more) {
            more = cell();
            try {
                values.add(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(cell.toByteArray()))
                                .toString());
            } catch (CharacterCodingException e) {
                fault = Fault.malformed("utf-8-invalid", "This row isn't valid UTF-8.");
            }
        }
        if (size > Records.MAX_BYTES) {
            fault = Fault.tooLarge("A row may have 1 MiB.");
        }
        return new Cells(begin, values, fault);
    }

    /** Reads a cell, and says whether the row has another. */
    private boolean cell() {
        cell.reset();
        boolean quoted = content.peek() == '"';
        if (quoted) {
            content.read();
        }
        while (true) {
            int next = content.read();
            if (next == '\n') {
                line++;
            }
            if (quoted) {
                if (next < 0) {
                    return false;
                } else if (next != '"') {
                    keep(next);
                } else if (content.peek() == '"') {
                    keep(content.read());
                } else {
                    quoted = false;
                }
            } else if (next == ',') {
                return true;
            } else if (next < 0 || next == '\n') {
                return false;
            } else if (next != '\r' || content.peek() != '\n') {
                keep(next);
            }
        }
    }

    private void keep(int next) {
        if (size++ < Records.MAX_BYTES) {
            cell.write(next);
        }
    }
}
