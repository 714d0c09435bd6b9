package org.openletter.database;

import java.sql.SQLException;

/** What a failure lies in. */
public final class Blame {

    private Blame() {}

    /**
     * Whether it lies in what was written, or in who wrote beside it: apart, others may be in
     * order. What takes too long, or finds no connection, would do so for each, one after another.
     */
    public static boolean onWhatWasWritten(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                String state = String.valueOf(refused.getSQLState());
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("40");
            }
        }
        return true;
    }
}
