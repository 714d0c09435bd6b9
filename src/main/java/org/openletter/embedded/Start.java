package org.openletter.embedded;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openletter.upkeep.Command;
import org.openletter.upkeep.Commands;

/**
 * Starts the service, and before it the embedded PostgreSQL if no other database is configured.
 * With arguments it does what they name instead, and ends.
 *
 * <p>With a JDBC URL, from whatever source, this touches nothing of this room: its libraries may be
 * absent. The rest of the service sees the embedded database as any other, through its settings,
 * and two system properties: {@code openletter.embedded}, and {@code openletter.first-start} when
 * the database has just been made.
 */
@QuarkusMain
public final class Start {
    static final String URL = "quarkus.datasource.jdbc.url";

    private static final String NO_DATABASE =
            "No database is configured, and this build carries no PostgreSQL of its own."
                    + " Set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                    + " QUARKUS_DATASOURCE_PASSWORD.";

    private Start() {}

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            System.exit(done(arguments));
        }
        if (ConfigProvider.getConfig().getOptionalValue(URL, String.class).isEmpty()) {
            try {
                provideDatabase();
            } catch (CannotStart e) {
                refuse(String.valueOf(e.getMessage()));
            } catch (NoClassDefFoundError e) {
                refuse(NO_DATABASE);
            }
        } else {
            takePrecautions();
        }
        Quarkus.run(arguments);
    }

    private static int done(String... arguments) {
        var command = Commands.named(arguments[0]);
        if (command.isEmpty()) {
            System.err.println("There is no command " + arguments[0] + ".");
            System.err.print(Commands.usage());
            return Command.MISUSED;
        }
        List<String> behind = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            return Errand.run(command.get(), behind, System.out, System.err);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
        } catch (NoClassDefFoundError e) {
            System.err.println(NO_DATABASE);
        }
        return Command.FAILED;
    }

    private static void provideDatabase() {
        var database = EmbeddedDatabase.keptIn(dataDirectory());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(database)));
        System.setProperty(URL, database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.serviceUsername());
        System.setProperty("quarkus.datasource.password", database.password());
        System.setProperty("quarkus.flyway.username", database.username());
        System.setProperty("quarkus.flyway.password", database.password());
        System.setProperty("openletter.embedded", "true");
        System.setProperty("openletter.first-start", Boolean.toString(database.isNew()));
        if (unset("openletter.sealing.keys") && unset("openletter.sealing.keys-file")) {
            System.setProperty("openletter.sealing.keys-file", database.sealingKeys().toString());
        }
        if (unset("quarkus.mailer.host") && unset("openletter.mail.to-log")) {
            System.setProperty("openletter.mail.to-log", "true");
        }
    }

    private static void takePrecautions() {
        var config = ConfigProvider.getConfig();
        var precautions = new Precautions(name -> config.getOptionalValue(name, String.class));
        for (String doubt : precautions.doubts()) {
            System.err.println("Mind: " + doubt);
        }
        List<String> faults = precautions.faults();
        if (faults.isEmpty()) {
            return;
        }
        String all = "\n- " + String.join("\n- ", faults);
        if (config.getOptionalValue("openletter.allow-unsafe", Boolean.class).orElse(false)) {
            System.err.println(
                    "UNSAFE, and started all the same, because OPENLETTER_ALLOW_UNSAFE is true:"
                            + all);
        } else {
            refuse(
                    "These settings are not safe with a database of your own. Nothing was started."
                            + all
                            + "\nTo try something out: OPENLETTER_ALLOW_UNSAFE=true.");
        }
    }

    private static boolean unset(String setting) {
        return ConfigProvider.getConfig().getOptionalValue(setting, String.class).isEmpty();
    }

    static Path dataDirectory() {
        return ConfigProvider.getConfig()
                .getOptionalValue("openletter.data-dir", Path.class)
                .orElse(Path.of("data"));
    }

    /** Hooks run side by side: without waiting, requests in flight would lose their database. */
    private static void closeAfterService(EmbeddedDatabase database) {
        var service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        database.close();
    }

    /** The log is not set up yet, and a stack trace would hide what to do. */
    private static void refuse(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
