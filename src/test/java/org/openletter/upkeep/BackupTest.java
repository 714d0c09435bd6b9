package org.openletter.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.support.Api.json;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.embedded.EmbeddedDatabase;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Specimens;

@QuarkusTest
class BackupTest {
    @TempDir Path scratch;

    private final Operator operator = new Operator();
    private Path file;

    @BeforeEach
    void name() {
        file = scratch.resolve("backup.zip");
    }

    @Test
    void a_backup_taken_while_others_write_is_restored_row_for_row() throws Exception {
        String word = Api.unique();
        Specimens.all()
                .forEach(
                        specimen -> {
                            var made = specimen.make(word);
                            String note = "Ёлка\\t\\\\N\\n\\\"x";
                            json(200, specimen.patch(made, specimen.patch().replace("NOTE", note)));
                        });
        var source = new Content(operator.running());
        // Other tests wrote rows by hand, and the service mends some of them meanwhile.
        var torn = new TreeSet<>(source.column(Content.TORN));
        backUpWhileOthersWrite();
        torn.addAll(source.column(Content.TORN));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        try (var first = EmbeddedDatabase.temporary();
                var second = EmbeddedDatabase.temporary()) {
            operator.does(of(first), "restore", file);
            var restored = new Content(of(first));
            assertEquals(source.structure(), restored.structure());
            for (var specimen : List.of("news_item", "prisoner", "petition", "facility")) {
                assertEquals(source.rows(specimen, word), restored.rows(specimen, word));
            }
            var cut = new TreeSet<>(restored.column(Content.TORN));
            cut.removeAll(torn);
            assertEquals(Set.of(), cut);

            Path again = scratch.resolve("again.zip");
            operator.does(of(first), "backup", again);
            operator.does(of(second), "restore", again);
            assertEquals(restored.everyTable(), new Content(of(second)).everyTable());
            assertEquals(tables(file), tables(again));
            assertEquals(restored.counters(1_000_000), new Content(of(second)).counters(0));

            assertTrue(operator.fails(of(second), "restore", again).contains("isn't empty"));
        }
    }

    /** What a snapshot must not cut apart: each writer writes several rows in a transaction. */
    private void backUpWhileOthersWrite() throws InterruptedException {
        var writing = new AtomicBoolean(true);
        var written = new AtomicInteger();
        var writers = Executors.newFixedThreadPool(3);
        try {
            for (int i = 0; i < 3; i++) {
                writers.submit(
                        () -> {
                            while (writing.get()) {
                                Specimens.named("prisoners").make(Api.unique());
                                written.incrementAndGet();
                            }
                        });
            }
            int before = written.get();
            operator.does(operator.running(), "backup", file);
            Eventually.holds(() -> written.get() > before);
        } finally {
            writing.set(false);
            writers.shutdown();
            assertTrue(writers.awaitTermination(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_was_cut_altered_or_is_newer_is_refused_and_nothing_is_written() throws Exception {
        operator.does(operator.running(), "backup", file);
        assertTrue(operator.fails(operator.running(), "backup", file).contains("already"));
        byte[] whole = Files.readAllBytes(file);
        try (var empty = EmbeddedDatabase.temporary()) {
            for (int part = 1; part < 8; part++) {
                Path cut = scratch.resolve("cut-" + part);
                Files.write(cut, Arrays.copyOf(whole, whole.length / 8 * part));
                assertTrue(
                        operator.fails(of(empty), "restore", cut).contains("Nothing was restored"));
            }
            Path altered = scratch.resolve("altered");
            Zipped.change(
                    file,
                    altered,
                    entries ->
                            entries.computeIfPresent(
                                    "tables/api_key.copy",
                                    (name, rows) ->
                                            new String(rows, StandardCharsets.UTF_8)
                                                    .replace('e', 'a')
                                                    .getBytes(StandardCharsets.UTF_8)));
            assertTrue(operator.fails(of(empty), "restore", altered).contains("api_key differs"));
            Path other = scratch.resolve("other");
            Zipped.change(file, other, entries -> entries.put("tables/other.copy", new byte[0]));
            assertTrue(operator.fails(of(empty), "restore", other).contains("other tables"));
            Path newer = scratch.resolve("newer");
            Zipped.manifest(file, newer, manifest -> manifest.put("schema", "999"));
            assertTrue(operator.fails(of(empty), "restore", newer).contains("schema 999"));
            Path format = scratch.resolve("format");
            Zipped.manifest(file, format, manifest -> manifest.put("format", 2));
            assertTrue(
                    operator.fails(of(empty), "restore", format).contains("release that wrote it"));
            assertEquals(List.of(), new Content(of(empty)).tables());
        }
    }

    @Test
    void one_flipped_bit_never_gets_through() throws Exception {
        operator.does(operator.running(), "backup", file);
        byte[] whole = Files.readAllBytes(file);
        List<?> tables = tables(file);
        var random = new Random(6);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Path flipped = scratch.resolve("flipped");
            Files.write(flipped, bytes);
            try (var archive = Archive.verified(flipped)) {
                // A time in the directory of the file, say: all that is restored is as it was.
                assertEquals(tables, archive.manifest().tables());
            } catch (Refused refused) {
                assertTrue(
                        refused.getMessage().contains("Nothing was restored"),
                        refused.getMessage());
            }
        }
    }

    @Test
    void a_restore_that_fails_leaves_no_rows_and_can_be_done_again() throws Exception {
        operator.does(operator.running(), "backup", file);
        Path twice = scratch.resolve("twice");
        Zipped.repeatRows(file, twice, "api_key");
        try (var empty = EmbeddedDatabase.temporary()) {
            assertTrue(operator.fails(of(empty), "restore", twice).contains("duplicate key"));
            assertEquals(List.of(), new Content(of(empty)).filled());
            operator.does(of(empty), "restore", file);
            assertFalse(new Content(of(empty)).filled().isEmpty());
        }
    }

    @Test
    void a_database_in_use_is_not_restored_into() throws Exception {
        operator.does(operator.running(), "backup", file);
        assertTrue(
                operator.fails(operator.running(), "restore", file).contains("stop the service"));
    }

    @Test
    void wrong_arguments_are_answered_with_the_usage() {
        assertEquals(Command.MISUSED, operator.tries(operator.running(), "backup"));
        assertEquals(Command.MISUSED, operator.tries(operator.running(), "restore", "a", "b"));
        assertTrue(operator.said().contains("backup FILE"), operator.said());
    }

    private static Database of(EmbeddedDatabase database) {
        return new Database(
                database.jdbcUrl(),
                database.username(),
                database.password(),
                database.serviceUsername());
    }

    private static List<?> tables(Path backup) throws IOException {
        try (var archive = Archive.verified(backup)) {
            return archive.manifest().tables();
        }
    }
}
