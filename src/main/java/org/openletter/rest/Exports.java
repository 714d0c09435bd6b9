package org.openletter.rest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.openletter.access.Call;
import org.openletter.access.Level;
import org.openletter.database.Patience;
import org.openletter.fault.Fault;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.condition.WeakTag;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Stamp;

/**
 * Sends a whole list as a file, in batches that go on behind the last row of the one before, each
 * in a transaction of its own. One transaction for all would be one moment of the data, but a slow
 * reader would hold a connection of the pool, and keep the database from cleaning up, for hours. So
 * what isn't changed meanwhile is there exactly once, and what is changed is there as before or as
 * after.
 */
@ApplicationScoped
class Exports {

    /** It looks at every row of the list, however long that is. */
    private static final Duration TIME_FOR_THE_STAMP = Duration.ofSeconds(60);

    /** A tag looks at every row of its list: of those that do at a time, most would wait. */
    private static final Semaphore TAGS = new Semaphore(4);

    private final EntityManager database;
    private final Pieces pieces;
    private final Doors doors;
    private final ManagedExecutor threads;
    private final Call call;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Request request;
    private final String license;

    Exports(
            EntityManager database,
            Pieces pieces,
            Doors doors,
            ManagedExecutor threads,
            Call call,
            UriInfo uri,
            HttpHeaders headers,
            Request request,
            @ConfigProperty(name = "openletter.export.license") String license) {
        this.database = database;
        this.pieces = pieces;
        this.doors = doors;
        this.threads = threads;
        this.call = call;
        this.uri = uri;
        this.headers = headers;
        this.request = request;
        this.license = license;
    }

    /** What the running request accepts best. */
    Format wanted() {
        return Format.among(headers.getAcceptableMediaTypes());
    }

    <E extends Entry<?>, V> Response file(Kind<E, ?, V> kind, Listing.Scope whole, Format format) {
        Listing.Scope scope = whole.literally();
        Listing<E> listing = kind.listing().seenBy(Level.of(call.caller()));
        FileQuery asked = FileQuery.of(listing, uri.getQueryParameters());
        if (!TAGS.tryAcquire()) {
            throw Fault.unavailable(
                    "too-busy", "Too many files are being asked for. Try again.", 2);
        }
        String tag;
        try {
            tag = tag(kind, listing, scope, format, asked);
        } finally {
            TAGS.release();
        }
        if (WeakTag.matches(tag, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            return described(Response.notModified(), tag).build();
        }
        var response =
                described(Response.ok(), tag)
                        .type(format.contentType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"%s.%s\""
                                        .formatted(kind.name(), format.extension()));
        if (!request.getMethod().equals(HttpMethod.HEAD)) {
            var file = new Pieces.File<>(kind, listing, scope, asked);
            StreamingOutput sent = new Ahead(pieces.of(file, format), threads)::send;
            response.entity(sent);
        }
        return response.build();
    }

    private Response.ResponseBuilder described(Response.ResponseBuilder response, String tag) {
        // What changes by itself is known of a page, not of rows that haven't been read yet: a
        // cache asks each time, which the tag makes cheap.
        return response.header(HttpHeaders.ETAG, tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        call.caller().anonymous() ? Caching.shared(Instant.now()) : Caching.none())
                .header(HttpHeaders.LINK, "<" + license + ">; rel=\"license\"")
                .header(HttpHeaders.LINK, "</openapi.json>; rel=\"describedby\"")
                .header("Schema-Version", SchemaVersion.CURRENT);
    }

    private String tag(
            Kind<?, ?, ?> kind,
            Listing<?> listing,
            Listing.Scope scope,
            Format format,
            FileQuery asked) {
        List<String> linked =
                List.copyOf(doors.changed(kind.links().kinds(), call.caller()).values());
        String stamp =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    Patience.extend(database, TIME_FOR_THE_STAMP);
                                    return Stamp.of(
                                            database,
                                            listing,
                                            asked.query(),
                                            scope,
                                            kind.status(),
                                            linked);
                                });
        return WeakTag.of(
                List.of(
                        stamp,
                        SchemaVersion.CURRENT,
                        format.name(),
                        asked.query().identity(),
                        asked.query().fields().toString(),
                        String.valueOf(asked.limit()),
                        kind.name(),
                        call.caller().scopes().toString()));
    }
}
