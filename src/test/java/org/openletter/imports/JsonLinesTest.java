package org.openletter.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private static final int LONGEST = 1024 * 1024;

    @Test
    void lines_are_read_whole_wherever_a_chunk_ends() {
        String one = "{\"externalId\":\"a\",\"x\":\"Ж\"}";
        for (int before = Content.CHUNK - one.getBytes(UTF_8).length - 2;
                before <= Content.CHUNK + 1;
                before++) {
            // Two blank lines, so that none is too long.
            String blank = " ".repeat(before / 2) + "\n" + " ".repeat(before - before / 2) + "\n";
            assertEquals(
                    List.of("2 a {\"x\":\"Ж\"}", "3 b {}"),
                    read(blank + one + "\n{\"externalId\":\"b\"}"));
        }
    }

    @Test
    void a_line_that_is_too_long_is_told_whatever_it_begins_with() {
        String rest = "{\"externalId\":\"a\"}\n{\"externalId\":\"b\"}\n";
        assertEquals(List.of("0 413", "1 b {}"), read(" ".repeat(LONGEST + 1) + rest));
        assertEquals(List.of("0 413", "1 b {}"), read("x".repeat(3 * LONGEST) + rest));
    }

    private static List<String> read(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        var content =
                new Content(
                        number -> {
                            int from = number * Content.CHUNK;
                            return from >= bytes.length
                                    ? null
                                    : Arrays.copyOfRange(
                                            bytes,
                                            from,
                                            Math.min(bytes.length, from + Content.CHUNK));
                        },
                        0);
        var lines = new JsonLines(content, 0);
        var read = new ArrayList<String>();
        for (Records.One one = lines.next(); one != null; one = lines.next()) {
            String told =
                    one.fault() == null
                            ? one.externalId() + " " + one.body()
                            : String.valueOf(one.fault().status());
            read.add(one.line() + " " + told);
        }
        return read;
    }
}
