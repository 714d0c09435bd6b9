package org.openletter.rest.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.transaction.xa.XAException;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.database.Pulse;
import org.openletter.fault.Fault;

/**
 * What a thrown thing means to the caller. What isn't foreseen is logged with the trace id, and
 * says nothing outside.
 */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int DEEPEST_CAUSE = 20;

    /**
     * The beginnings of SQL states that say nothing of the request: no connection, a server that
     * goes or comes, one without room (53) or whose disk fails (58), one that knows us no more (28)
     * or has no such database (3D), or one that only reads, as a standby does.
     */
    private static final List<String> AWAY =
            List.of("08", "57P", "53", "58", "28", "3D", "25006", "25P03");

    /** The pool has no states, and has written its words with either case. */
    private static final List<String> IN_WORDS =
            List.of("acquisition timeout", "connection is closed", "pool is");

    private Failures() {}

    static Fault fault(Throwable thrown, String method, String traceId) {
        if (thrown instanceof WebApplicationException web) {
            return http(web, method);
        }
        return cause(thrown, Fault.class)
                .or(
                        () ->
                                cause(thrown, ConstraintViolationException.class)
                                        .map(Failures::constraint))
                .or(() -> cause(thrown, OptimisticLockException.class).map(e -> overtaken()))
                .or(() -> cause(thrown, SQLException.class).flatMap(e -> database(e, traceId)))
                .or(
                        () ->
                                cause(thrown, XAException.class)
                                        .map(Throwable.class::cast)
                                        .or(
                                                () ->
                                                        cause(thrown, RollbackException.class)
                                                                .filter(
                                                                        e ->
                                                                                cause(
                                                                                                thrown,
                                                                                                SQLException
                                                                                                        .class)
                                                                                        .isEmpty()))
                                        .map(e -> undecided(e, traceId)))
                .orElseGet(() -> unforeseen(thrown, traceId));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return cause(thrown, type, 0);
    }

    /** Who ends a transaction suppresses what broke it. */
    private static <T extends Throwable> Optional<T> cause(
            @Nullable Throwable at, Class<T> type, int depth) {
        if (at == null || depth > DEEPEST_CAUSE) {
            return Optional.empty();
        } else if (type.isInstance(at)) {
            return Optional.of(type.cast(at));
        }
        return cause(at.getCause(), type, depth + 1)
                .or(
                        () ->
                                Arrays.stream(at.getSuppressed())
                                        .flatMap(other -> cause(other, type, depth + 1).stream())
                                        .findFirst());
    }

    /** What it means that the database refused what was to be written. */
    public static Fault refusal(Throwable thrown) {
        return cause(thrown, ConstraintViolationException.class)
                .map(Failures::constraint)
                .orElseGet(Failures::broken);
    }

    private static Fault http(WebApplicationException thrown, String method) {
        if (thrown instanceof NotFoundException) {
            return Fault.notFound();
        } else if (thrown instanceof NotAllowedException) {
            return Fault.of(
                    405,
                    "method-not-allowed",
                    "This path doesn't take " + method + "; the Allow header says what it takes.");
        } else if (thrown instanceof NotAcceptableException) {
            return Fault.of(
                    406,
                    "not-acceptable",
                    "None of the media types in the Accept header is offered here; application/json is.");
        } else if (thrown instanceof NotSupportedException) {
            return method.equals("PATCH")
                    ? Fault.mediaType("A patch is sent as application/merge-patch+json.")
                            .header("Accept-Patch", "application/merge-patch+json")
                    : Fault.mediaType("The body is sent as application/json.")
                            .header("Accept-Post", "application/json");
        }
        int status = thrown.getResponse().getStatus();
        return status >= 500
                ? Fault.of(status, "internal", "Something went wrong here.")
                : Fault.of(status, "request-invalid", "The request can't be understood.");
    }

    private static Fault constraint(ConstraintViolationException e) {
        if ("23503".equals(e.getSQLState())) {
            return Fault.conflict(
                    "still-needed",
                    "Other entries lead here, such as those that were merged into it: erase them first.");
        }
        return "23505".equals(e.getSQLState())
                ? Fault.conflict("already-there", "There is already an entry with this key.")
                : broken();
    }

    private static Fault broken() {
        return Fault.conflict(
                "rule-broken", "This would break a rule that the stored data must keep.");
    }

    private static Fault overtaken() {
        return Fault.conflict(
                "changed-meanwhile",
                "The resource was changed by another request at the same time: read it again.");
    }

    private static Optional<Fault> database(SQLException e, String traceId) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("57014") || state.equals("55P03")) {
            LOG.warnf(
                    "A statement was given up after its time limit (SQL state %s, trace %s).",
                    state, traceId);
            return Optional.of(
                    Fault.unavailable(
                            "too-slow",
                            "This took longer than it may. Ask for less, or try again later.",
                            5));
        }
        if (AWAY.stream().anyMatch(state::startsWith) || saidInWords(e)) {
            // Where the pulse has told that it is away, one line for each request would fill a
            // disk.
            LOG.logf(
                    Pulse.felt() ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "The database could not be used (SQL state %s, trace %s).",
                    state,
                    traceId);
            return Optional.of(away());
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return Optional.of(
                    Fault.unavailable(
                            "too-busy", "Another request stood in the way. Try again.", 1));
        }
        return Optional.empty();
    }

    private static boolean saidInWords(SQLException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return e.getSQLState() == null && IN_WORDS.stream().anyMatch(words::contains);
    }

    /** The answer to a commit may be what was lost: nobody can say that nothing was done. */
    private static Fault away() {
        return Fault.unavailable(
                "database-unavailable",
                "The service can't reach its data just now. If this was a write, it may have been done: repeat it with"
                        + " the same Idempotency-Key, or read before you do.",
                2);
    }

    private static Fault undecided(Throwable thrown, String traceId) {
        LOG.warnf(thrown, "What became of a commit isn't known (trace %s).", traceId);
        return away();
    }

    private static Fault unforeseen(Throwable thrown, String traceId) {
        LOG.errorf(thrown, "An unforeseen failure (trace %s).", traceId);
        return Fault.of(
                500,
                "internal",
                "Something went wrong here. The trace id helps its operators to find out what.");
    }
}
