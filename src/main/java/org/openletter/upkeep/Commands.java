package org.openletter.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All of them, and how one is run. */
public final class Commands {
    private static final List<Command> ALL =
            List.of(new Backup(), new Restore(), new VerifyAudit());

    private Commands() {}

    public static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    public static String usage() {
        return """
               Without arguments the service starts. Or one of these:
               %s
               """
                .formatted(
                        ALL.stream()
                                .map(Commands::line)
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    private static String line(Command command) {
        return "  %-24s %s"
                .formatted(command.name() + " " + command.arguments(), command.purpose());
    }

    /** Runs it, and returns what the program is to end with. */
    public static int run(
            Command command,
            List<String> arguments,
            Database database,
            PrintStream out,
            PrintStream err) {
        try {
            int outcome = command.run(arguments, database, out);
            if (outcome == Command.MISUSED) {
                err.print(usage());
            }
            return outcome;
        } catch (Refused e) {
            err.println(e.getMessage());
        } catch (SQLException e) {
            err.println("The database refuses: " + e.getMessage());
        } catch (IOException e) {
            err.println("Reading or writing failed: " + e);
        }
        return Command.FAILED;
    }
}
