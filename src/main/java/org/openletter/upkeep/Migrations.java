package org.openletter.upkeep;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Those that this program carries, unpacked where Flyway finds them: without a running Quarkus it
 * can't look into the packaged jar.
 */
final class Migrations implements AutoCloseable {
    private static final String PLACE = "db/migration";

    /** Flyway tells every step at INFO. The field keeps the level from being collected. */
    private static final Logger CHATTER = Logger.getLogger("org.flywaydb");

    private final Path directory;

    private Migrations(Path directory) {
        this.directory = directory;
    }

    static Migrations unpacked() throws IOException {
        var migrations = new Migrations(Files.createTempDirectory("open-letter-migrations"));
        try {
            Path program = program();
            if (Files.isDirectory(program)) {
                migrations.copy(program.resolve(PLACE));
            } else {
                try (var jar = FileSystems.newFileSystem(program)) {
                    migrations.copy(jar.getPath(PLACE));
                }
            }
            return migrations;
        } catch (IOException e) {
            migrations.close();
            throw e;
        }
    }

    private static Path program() throws IOException {
        try {
            var source = Migrations.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        }
    }

    /** The version that this program brings a database to. */
    MigrationVersion latest() throws IOException {
        return versions().stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private List<MigrationVersion> versions() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V[0-9_.]+__.+\\.sql"))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .map(MigrationVersion::fromVersion)
                    .toList();
        }
    }

    /**
     * Runs them up to this version, without what follows every migration: that is written for the
     * last one.
     */
    void runTo(String version, Database database) {
        prepared(database).target(version).skipDefaultCallbacks(true).load().migrate();
    }

    void runAll(Database database) {
        prepared(database).load().migrate();
    }

    private FluentConfiguration prepared(Database database) {
        CHATTER.setLevel(Level.WARNING);
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.url(), database.owner(), database.password())
                .initSql("set statement_timeout = 0")
                .placeholders(Map.of("service", database.service()))
                .locations("filesystem:" + directory);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
