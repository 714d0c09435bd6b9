package org.openletter.rest.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.openletter.fault.Fault;

/**
 * What a thrown thing means to the caller. What isn't foreseen is logged with the trace id, and
 * says nothing outside.
 */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int DEEPEST_CAUSE = 20;

    /** The pool says so in words only, and has written them with either case. */
    private static final String POOL_EMPTY = "acquisition timeout";

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
                .orElseGet(() -> unforeseen(thrown, traceId));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++, at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
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
        boolean away = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        boolean waited =
                String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(POOL_EMPTY);
        if (away || waited) {
            LOG.warnf("The database could not be used (SQL state %s, trace %s).", state, traceId);
            return Optional.of(
                    Fault.unavailable(
                            "database-unavailable",
                            "The service can't reach its data just now.",
                            2));
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return Optional.of(
                    Fault.unavailable(
                            "too-busy", "Another request stood in the way. Try again.", 1));
        }
        return Optional.empty();
    }

    private static Fault unforeseen(Throwable thrown, String traceId) {
        LOG.errorf(thrown, "An unforeseen failure (trace %s).", traceId);
        return Fault.of(
                500,
                "internal",
                "Something went wrong here. The trace id helps its operators to find out what.");
    }
}
