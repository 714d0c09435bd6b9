package org.openletter.access;

import jakarta.enterprise.context.RequestScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The call being answered: its caller and its trace id (32 hex digits, taken from {@code
 * traceparent} if one came).
 */
@RequestScoped
public class Call {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Caller caller = Caller.ANONYMOUS;
    private String traceId = traceId(null);

    public Caller caller() {
        return caller;
    }

    public String traceId() {
        return traceId;
    }

    void begin(Caller caller, String traceId) {
        this.caller = caller;
        this.traceId = traceId;
    }

    /** For work that the service does on its own account, such as loading its sample data. */
    public void actAs(Caller caller) {
        this.caller = caller;
    }

    /** The same for work that somebody else asked for, in a call that has long been answered. */
    public void actAs(Caller caller, String traceId) {
        begin(caller, traceId);
    }

    /** The trace id that a {@code traceparent} header names, or a new one. */
    public static String traceId(@Nullable String traceparent) {
        if (traceparent != null) {
            var named = TRACEPARENT.matcher(traceparent);
            if (named.matches()) {
                return named.group(1);
            }
        }
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
