package org.openletter.upkeep;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that is there, whole and unchanged since it was written. */
final class Archive implements AutoCloseable {
    static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Reads all of it once: nothing is written anywhere of a file that was cut or altered. */
    static Archive verified(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            var archive = new Archive(zip, manifest(zip));
            archive.verify();
            return archive;
        } catch (ZipException | IllegalArgumentException | JacksonException e) {
            close(zip);
            throw broken(String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            close(zip);
            throw broken("it ends too early");
        } catch (IOException | RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static void close(@Nullable ZipFile zip) throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    private static Refused broken(String how) {
        return new Refused(
                "This isn't a whole backup, or it was altered: " + how + ". Nothing was restored.");
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw broken("it doesn't say what it holds");
        }
        try (var in = zip.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            var sum = new CRC32(); // which nobody looks at when a zip file is read like this
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw broken("it isn't certain what it holds");
            }
            var json = JSON.readTree(bytes);
            if (json.path("format").asInt() != Manifest.FORMAT) {
                throw new Refused(
                        "This program doesn't know this form of a backup: restore it with the release"
                                + " that wrote it. Nothing was restored.");
            }
            return JSON.treeToValue(json, Manifest.class);
        }
    }

    private void verify() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of(Manifest.NAME));
        for (var table : manifest.tables()) {
            expected.add(table.entry());
            var seen = new Digesting();
            try (var in = seen.behind(raw(table))) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            compare(table, seen);
        }
        Set<String> found = new TreeSet<>();
        zip.stream().forEach(entry -> found.add(entry.getName()));
        if (!found.equals(expected)) {
            throw broken("it holds other tables than it says");
        }
    }

    /**
     * To be called at the end of what was read: the file may have changed since it was verified.
     */
    void compare(Manifest.Saved table, Digesting seen) {
        if (seen.lines() != table.rows() || !seen.hash().equals(table.sha256())) {
            throw broken("table " + table.name() + " differs from what was written");
        }
    }

    InputStream raw(Manifest.Saved table) throws IOException {
        var entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw broken("table " + table.name() + " is missing");
        }
        return zip.getInputStream(entry);
    }

    Manifest manifest() {
        return manifest;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
