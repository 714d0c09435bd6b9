package org.openletter.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.microprofile.config.ConfigProvider;

/** Who types commands, and reads what they say. */
final class Operator {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** The database of the suite, with a service on it. */
    Database running() {
        var settings = ConfigProvider.getConfig();
        return new Database(
                settings.getValue("quarkus.datasource.jdbc.url", String.class),
                settings.getValue("quarkus.flyway.username", String.class),
                settings.getValue("quarkus.flyway.password", String.class),
                settings.getValue("quarkus.datasource.username", String.class));
    }

    void does(Database database, String command, Path file) {
        assertEquals(Command.DONE, tries(database, command, file.toString()), this::said);
    }

    /** What is said to whom it is refused. */
    String fails(Database database, String command, Path file) {
        assertEquals(Command.FAILED, tries(database, command, file.toString()), this::said);
        return said();
    }

    int tries(Database database, String command, String... arguments) {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Commands.run(
                Commands.named(command).orElseThrow(),
                Arrays.asList(arguments),
                database,
                out,
                out);
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
