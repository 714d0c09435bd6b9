package org.openletter.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openletter.upkeep.Command;
import org.openletter.upkeep.Commands;
import org.openletter.upkeep.Database;

/** A command, run on the database that the service would use. */
final class Errand {
    private Errand() {}

    /** Returns what the program is to end with. */
    static int run(Command command, List<String> arguments, PrintStream out, PrintStream err) {
        Optional<String> url = setting(Start.URL);
        if (url.isPresent()) {
            return Commands.run(command, arguments, configured(url.get()), out, err);
        }
        Path directory = Start.dataDirectory().toAbsolutePath().normalize();
        try {
            if (!command.needsServiceStopped()) {
                if (Files.notExists(DataDirectory.clusterIn(directory))) {
                    throw new CannotStart(
                            "There is no database in %s. OPENLETTER_DATA_DIR names another directory, QUARKUS_DATASOURCE_JDBC_URL another PostgreSQL."
                                    .formatted(directory));
                }
                Path real = directory.toRealPath();
                if (ServiceLock.heldOn(real)) {
                    return Commands.run(command, arguments, runningIn(real), out, err);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var database = EmbeddedDatabase.keptIn(directory)) {
            Database owned = embedded(database.jdbcUrl(), database.password());
            return Commands.run(command, arguments, owned, out, err);
        }
    }

    /** That of a service that lives in the directory: its port, and the password beside it. */
    private static Database runningIn(Path directory) throws IOException {
        var port = Leftover.portOf(DataDirectory.clusterIn(directory));
        return embedded(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, EmbeddedDatabase.NAME),
                DataDirectory.passwordIn(directory));
    }

    private static Database embedded(String url, String password) {
        return new Database(url, EmbeddedDatabase.NAME, password, EmbeddedDatabase.SERVICE);
    }

    /** The migrations' user owns the database; where none is set, it is the service's. */
    private static Database configured(String url) {
        return new Database(
                url,
                setting("quarkus.flyway.username")
                        .or(() -> setting("quarkus.datasource.username"))
                        .orElse(""),
                setting("quarkus.flyway.password")
                        .or(() -> setting("quarkus.datasource.password"))
                        .orElse(""),
                setting("quarkus.datasource.username").orElse(""));
    }

    private static Optional<String> setting(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }
}
