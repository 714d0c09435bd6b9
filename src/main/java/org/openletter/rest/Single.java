package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.condition.EntityTag;

/**
 * Answers what is read like an entry but is none, such as a part of one: with its tag, 304 where
 * the caller has it, and how long it may be kept.
 */
@ApplicationScoped
public class Single {

    private final Bodies bodies;
    private final HttpHeaders headers;
    private final Call call;

    Single(Bodies bodies, HttpHeaders headers, Call call) {
        this.bodies = bodies;
        this.headers = headers;
        this.call = call;
    }

    public Response json(Object view, EntityTag tag, Instant modified) {
        return json(view, new Version(tag, modified, null));
    }

    public Response json(Object view, Version version) {
        return of(() -> bodies.bytes(view), MediaType.APPLICATION_JSON, version);
    }

    public Response of(Supplier<byte[]> content, String mediaType, Version version) {
        return (has(version.tag()) ? Response.notModified() : Response.ok(content.get(), mediaType))
                .header(HttpHeaders.ETAG, version.tag().toString())
                .lastModified(Date.from(version.modified()))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        call.caller().anonymous()
                                ? Caching.shared(version.nextChange())
                                : Caching.none())
                .build();
    }

    /** Whether the caller has what has this tag, so that it need not be made. */
    private boolean has(EntityTag tag) {
        return tag.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    /** What is answered, and when it will be something else by itself, if that is known. */
    public record Version(EntityTag tag, Instant modified, @Nullable Instant nextChange) {}
}
