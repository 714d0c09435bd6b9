package org.openletter.rest.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Received;

/**
 * Does a write once for each {@code Idempotency-Key}. The answer is kept in the write's own
 * transaction, so that after a crash either both are there or neither. It is kept encrypted with a
 * key that only the caller has (the idempotency key itself), because an answer may hold what is
 * stored nowhere else, such as a new API key. Refusals are not kept: they changed nothing, and a
 * repeated request may well succeed.
 */
@ApplicationScoped
public class Replay {

    public static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int MAX_LENGTH = 255;

    /** The lock tells a request that is still running, the row one that is done. */
    private static final String LOOK =
            "select free, request, status, headers, body from idempotency_look(:hash)";

    private static final String KEEP =
            """
            insert into idempotency_key (hash, request, status, headers, body, created_at)
            values (:hash, :request, :status, :headers, :body, now())
            on conflict (hash) do update set request = excluded.request, status = excluded.status,
                headers = excluded.headers, body = excluded.body, created_at = excluded.created_at
                where idempotency_key.created_at <= now() - interval '24 hours'
            """;

    private final EntityManager database;
    private final ObjectMapper mapper;
    private final Call call;
    private final Received received;
    private final HttpHeaders headers;
    private final UriInfo uri;

    Replay(
            EntityManager database,
            ObjectMapper mapper,
            Call call,
            Received received,
            HttpHeaders headers,
            UriInfo uri) {
        this.database = database;
        this.mapper = mapper;
        this.call = call;
        this.received = received;
        this.headers = headers;
        this.uri = uri;
    }

    /** Whether the running request has a key. */
    public boolean asked() {
        return key() != null;
    }

    /**
     * Does the write, or gives the answer that it had; the running transaction keeps the answer.
     */
    public Response once(Supplier<Written> write) {
        String key = key();
        if (key == null) {
            return write.get().response();
        }
        var sealed = Sealed.with(call.caller().keyId() + "\n" + key);
        byte[] request =
                sealed.print(
                        Sealed.digest(
                                uri.getPath().getBytes(StandardCharsets.UTF_8), received.bytes()));
        Object[] row =
                (Object[])
                        database.createNativeQuery(LOOK, Object[].class)
                                .setParameter("hash", sealed.lookup())
                                .getSingleResult();
        if (row[1] != null) {
            return again(row, request, sealed);
        }
        if (!(Boolean) row[0]) {
            throw running();
        }
        Written written = write.get();
        database.createNativeQuery(KEEP)
                .setParameter("hash", sealed.lookup())
                .setParameter("request", request)
                .setParameter("status", written.status())
                .setParameter("headers", mapper.valueToTree(written.headers()).toString())
                .setParameter("body", sealed.close(written.body()))
                .executeUpdate();
        return written.response();
    }

    private Response again(Object[] row, byte[] request, Sealed sealed) {
        if (!MessageDigest.isEqual((byte[]) row[1], request)) {
            throw Fault.invalid(
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request. Make a new one for each new"
                            + " request.",
                    Flaw.header(
                            HEADER,
                            "idempotency-key-reused",
                            "It belongs to a request with another body or path."));
        }
        try {
            var headers = new LinkedHashMap<String, String>();
            ((ObjectNode) mapper.readTree((String) row[3]))
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().textValue()));
            headers.put(REPLAYED, "true");
            return new Written(((Number) row[2]).intValue(), headers, sealed.open((byte[]) row[4]))
                    .response();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fault running() {
        return Fault.conflict(
                        "request-running",
                        "The first request with this Idempotency-Key is still running: try again"
                                + " shortly.")
                .header("Retry-After", "1");
    }

    /**
     * The key without the quotation marks that a structured field has; both forms mean the same.
     */
    private @Nullable String key() {
        List<String> values = headers.getRequestHeader(HEADER);
        if (values == null || values.isEmpty()) {
            return null;
        }
        String value = values.get(0).strip();
        String key =
                value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                        ? value.substring(1, value.length() - 1)
                        : value;
        if (values.size() > 1
                || key.isEmpty()
                || key.length() > MAX_LENGTH
                || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Fault.malformed(
                    "idempotency-key-invalid",
                    "The Idempotency-Key header can't be used.",
                    Flaw.header(
                            HEADER,
                            "idempotency-key-invalid",
                            "Send one, of 1 to 255 visible ASCII characters; a UUID is best."));
        }
        return key;
    }
}
