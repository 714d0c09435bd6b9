package org.openletter.mail;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param why for the log: never what the server said, which may hold the address
 */
record Outcome(Kind kind, String why) {

    enum Kind {
        /** The mail server has it. */
        ACCEPTED,
        /** There is no such mailbox, and never will be. */
        REFUSED,
        /** This letter isn't taken now. */
        POSTPONED,
        /** No letter is taken now: the server is gone, or doesn't want us. */
        UNREACHED
    }

    static final Outcome ACCEPTED = new Outcome(Kind.ACCEPTED, "");

    /** By these words alone Vert.x tells where in the dialogue the server said no. */
    private static final String AT_THE_RECIPIENT = "recipient address not accepted";

    private static final String AT_THE_DATA = "DATA command not accepted";
    private static final String AFTER_THE_DATA = "sending data failed";
    private static final int CLOSING = 421;

    static Outcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return ACCEPTED;
        }
        if (failure instanceof SMTPException refusal) {
            return new Outcome(kind(refusal), "SMTP " + refusal.getReplyCode());
        }
        if (failure instanceof IllegalArgumentException) {
            // What is no address is refused before anybody is spoken to.
            return new Outcome(Kind.REFUSED, "no address");
        }
        return new Outcome(Kind.UNREACHED, why(failure));
    }

    private static String why(Throwable failure) {
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        return failure.getClass().getSimpleName();
    }

    private static Kind kind(SMTPException refusal) {
        String where = String.valueOf(refusal.getMessage());
        if (refusal.getReplyCode() == CLOSING) {
            return Kind.UNREACHED;
        }
        if (where.startsWith(AT_THE_RECIPIENT)) {
            return refusal.isPermanent() && !ofPolicy(refusal) ? Kind.REFUSED : Kind.POSTPONED;
        }
        if (where.startsWith(AT_THE_DATA) || where.startsWith(AFTER_THE_DATA)) {
            return Kind.POSTPONED;
        }
        // At the greeting, the login or the sender: it would say the same of every letter.
        return Kind.UNREACHED;
    }

    /**
     * RFC 3463, section 3.8: X.7.X is about security or policy, as in "relay access denied". It
     * says nothing of the mailbox, and ends when the operator has mended the server.
     */
    private static boolean ofPolicy(SMTPException refusal) {
        return String.valueOf(refusal.getReplyMessage()).matches("(?s)\\d{3}[ -]\\d\\.7\\..*");
    }
}
