package org.openletter.upkeep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Backups that somebody has changed, in proper zip files. */
final class Zipped {
    private Zipped() {}

    static void change(Path from, Path to, Consumer<Map<String, byte[]>> change)
            throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(from.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        change.accept(entries);
        try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    static void manifest(Path from, Path to, Consumer<ObjectNode> change) throws IOException {
        change(from, to, entries -> changeManifest(entries, change));
    }

    private static void changeManifest(Map<String, byte[]> entries, Consumer<ObjectNode> change) {
        try {
            var manifest = (ObjectNode) Archive.JSON.readTree(entries.get(Manifest.NAME));
            change.accept(manifest);
            entries.put(Manifest.NAME, Archive.JSON.writeValueAsBytes(manifest));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** So that the file agrees with itself, and the table takes it for twice the same key. */
    static void repeatRows(Path from, Path to, String table) throws IOException {
        change(
                from,
                to,
                entries -> {
                    byte[] once = entries.get("tables/" + table + ".copy");
                    byte[] twice = java.util.Arrays.copyOf(once, once.length * 2);
                    System.arraycopy(once, 0, twice, once.length, once.length);
                    entries.put("tables/" + table + ".copy", twice);
                    var seen = new Digesting();
                    seen.saw(twice, 0, twice.length);
                    changeManifest(
                            entries,
                            manifest ->
                                    manifest.get("tables")
                                            .forEach(
                                                    saved -> {
                                                        if (saved.get("name")
                                                                .asText()
                                                                .equals(table)) {
                                                            ((ObjectNode) saved)
                                                                    .put("rows", seen.lines())
                                                                    .put("sha256", seen.hash());
                                                        }
                                                    }));
                });
    }
}
