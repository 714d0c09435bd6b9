package org.openletter.rest.problem;

import jakarta.ws.rs.core.Response;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every problem code that the service uses, with its title and what to do about it. */
public final class Catalogue {

    /**
     * @param advice for the developer who meets the problem
     */
    record Entry(String title, String advice) {}

    private static final Map<String, Entry> ENTRIES = new TreeMap<>();

    static {
        InputStream lines =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("codes.txt"));
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", -1))
                .forEach(cells -> ENTRIES.put(cells[0], new Entry(cells[1], cells[2])));
    }

    private Catalogue() {}

    static @Nullable Entry entry(String code) {
        return ENTRIES.get(code);
    }

    static Map<String, Entry> all() {
        return ENTRIES;
    }

    public static String title(String code, int status) {
        Entry entry = ENTRIES.get(code);
        if (entry != null) {
            return entry.title();
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
