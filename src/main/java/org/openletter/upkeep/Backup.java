package org.openletter.upkeep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All that the database holds at one moment, in one file. The service may go on meanwhile. */
final class Backup implements Command {
    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String purpose() {
        return "writes all that the database holds into a new file; the service may run";
    }

    @Override
    public boolean needsServiceStopped() {
        return false;
    }

    @Override
    public int run(List<String> arguments, Database database, PrintStream out)
            throws SQLException, IOException {
        if (arguments.size() != 1) {
            return MISUSED;
        }
        Path file = Path.of(arguments.get(0)).toAbsolutePath();
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new Refused("There is no directory " + directory + ".");
        }
        refuseToReplace(file);
        long begun = System.nanoTime();
        // Readable by its owner alone from the first byte on; nobody takes it for a whole one.
        Path unfinished = Files.createTempFile(directory, file.getFileName() + ".", ".part");
        try {
            Manifest manifest = write(unfinished, database);
            refuseToReplace(file);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
            report(out, file, manifest, (System.nanoTime() - begun) / 1e9);
            return DONE;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void refuseToReplace(Path file) {
        if (Files.exists(file)) {
            throw new Refused(
                    "There is a file " + file + " already, and it stays. Choose a new name.");
        }
    }

    private static Manifest write(Path file, Database database) throws SQLException, IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var connection = database.connect()) {
            var zip =
                    new ZipOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            zip.setLevel(Deflater.BEST_SPEED);
            Manifest manifest = Snapshot.of(connection).writeTo(into(zip));
            // Last, since it knows what all the others came to.
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(Archive.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    private static Snapshot.Receiver into(ZipOutputStream zip) {
        return new Snapshot.Receiver() {
            @Override
            public OutputStream begin(String entry) throws IOException {
                zip.putNextEntry(new ZipEntry(entry));
                return zip;
            }

            @Override
            public void end() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /** Else a power cut might take the name, though not the content. */
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void report(PrintStream out, Path file, Manifest manifest, double seconds)
            throws IOException {
        out.printf(
                "%s: %,d rows of %d tables, schema %s, as of %s; %,d bytes in %.1f s.%n",
                file,
                manifest.rows(),
                manifest.tables().size(),
                manifest.schema(),
                manifest.takenAt(),
                Files.size(file),
                seconds);
        out.printf(
                "What is sealed in it needs the sealing keys %s, which are not in it: keep them apart. All else, hidden records too, is not sealed.%n",
                manifest.sealingKeys());
    }
}
