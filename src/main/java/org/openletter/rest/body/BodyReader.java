package org.openletter.rest.body;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.openletter.fault.Fault;

/** Reads every body and every patch of the API, in place of the framework's lenient reader. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
class BodyReader implements MessageBodyReader<Object> {

    static final int MAX_BYTES = 1024 * 1024;

    private final Bodies bodies;
    private final Received received;
    private final Held held;

    BodyReader(Bodies bodies, Received received, Held held) {
        this.bodies = bodies;
        this.received = received;
        this.held = held;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Patch.class || type == Batch.class || Body.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        if (mediaType.isWildcardSubtype()) {
            throw Fault.of(
                    415,
                    "media-type-unsupported",
                    "A range of media types doesn't say which one the body is of.");
        }
        byte[] bytes = bytes(in);
        if (bytes.length > MAX_BYTES) {
            throw Fault.tooLarge("The body is larger than 1 MiB.");
        }
        received.bytes(bytes);
        var json = StrictJson.object(bytes);
        if ((Class<?>) type == Batch.class) {
            return Batch.of(json);
        }
        return (Class<?>) type == Patch.class
                ? new Patch(json)
                : bodies.read(json, ((Class<?>) type).asSubclass(Body.class));
    }

    private byte[] bytes(InputStream in) {
        try {
            return held.read(in, MAX_BYTES + 1);
        } catch (IOException e) {
            throw Fault.malformed("body-broken", "The body broke off before its end.");
        }
    }
}
