package org.openletter.prisoners.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The lists of words that lie beside this room's classes: a line a word, its forms after it. */
final class Vocabulary {
    private Vocabulary() {}

    static List<String> lines(String file) {
        var stream = Vocabulary.class.getResourceAsStream(file);
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream, file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Each form with the first form of its line. */
    static Map<String, String> forms(String file) {
        var forms = new HashMap<String, String>();
        for (var line : lines(file)) {
            var words = line.split(" ", -1);
            for (var word : words) {
                forms.putIfAbsent(word, words[0]);
            }
        }
        return Map.copyOf(forms);
    }
}
