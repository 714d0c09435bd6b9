package org.openletter.petitions.signatures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How a mail provider reads the part before the @.
 *
 * @param domain the one that stands for all of its domains
 * @param tag the character from which on it ignores the rest: {@code +} nearly everywhere
 * @param ignored characters that it doesn't see: Gmail's dots
 */
record Provider(String domain, String tag, String ignored) {

    /** One whose rules nobody told us: nearly all take a plus for a tag. */
    static Provider unknown(String domain) {
        return new Provider(domain, "+", "");
    }

    /**
     * A table of them, by each of their domains. A line: domains separated by spaces, the first
     * standing for all; a comma; the tag; a comma; what is ignored. {@code #} begins a remark.
     */
    static Map<String, Provider> read(InputStream table) {
        var providers = new HashMap<String, Provider>();
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> add(providers, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(providers);
    }

    private static void add(Map<String, Provider> providers, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3) {
            throw new IllegalStateException(
                    "A line of the table of mail providers needs domains, tag and what is ignored.");
        }
        String[] domains = cells[0].strip().split("\\s+", -1);
        for (String domain : domains) {
            providers.put(domain, new Provider(domains[0], cells[1].strip(), cells[2].strip()));
        }
    }

    String canonical(String local) {
        int end = tag.isEmpty() ? -1 : local.indexOf(tag);
        String name = end > 0 ? local.substring(0, end) : local;
        StringBuilder seen = new StringBuilder();
        name.chars().filter(c -> ignored.indexOf(c) < 0).forEach(c -> seen.append((char) c));
        return (seen.isEmpty() ? name : seen) + "@" + domain;
    }
}
