package org.openletter.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** One thing to do to the database, named by the first argument of the program. */
public interface Command {
    /** What {@link #run} returns; the program ends with it. */
    int DONE = 0;

    /** It found that something isn't as it should be, and said what. */
    int FAILED = 1;

    /** It doesn't understand its arguments; the usage is printed. */
    int MISUSED = 2;

    String name();

    /** What stands behind the name: {@code FILE}. */
    String arguments();

    /** One line for the usage: what comes of it. */
    String purpose();

    /** Whether nobody else may use the database meanwhile; else the service may run. */
    boolean needsServiceStopped();

    /**
     * Does it as the owner of the database.
     *
     * @throws Refused if it can't or won't; the message is all that the operator gets to read
     */
    int run(List<String> arguments, Database database, PrintStream out)
            throws SQLException, IOException;
}
