package org.openletter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Level;
import org.openletter.database.Patience;
import org.openletter.fault.Fault;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.condition.WeakTag;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.exchange.Table;
import org.openletter.rest.list.ListQuery;
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

    private static final int BATCH = 500;

    /** It looks at every row of the list, however long that is. */
    private static final Duration TIME_FOR_THE_STAMP = Duration.ofSeconds(60);

    /** A tag looks at every row of its list: of those that do at a time, most would wait. */
    private static final Semaphore TAGS = new Semaphore(4);

    private final EntityManager database;
    private final Secrets secrets;
    private final Answers answers;
    private final Items items;
    private final Doors doors;
    private final ObjectMapper mapper;
    private final Call call;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Request request;
    private final String license;

    Exports(
            EntityManager database,
            Secrets secrets,
            Answers answers,
            Items items,
            Doors doors,
            ObjectMapper mapper,
            Call call,
            UriInfo uri,
            HttpHeaders headers,
            Request request,
            @ConfigProperty(name = "openletter.export.license") String license) {
        this.database = database;
        this.secrets = secrets;
        this.answers = answers;
        this.items = items;
        this.doors = doors;
        this.mapper = mapper;
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
            var file = new Walk<>(kind, listing, scope, format, asked);
            // Before the first byte a failure can still be told.
            byte[] first = file.next();
            StreamingOutput rest =
                    out -> {
                        for (byte[] bytes = first; bytes.length > 0; bytes = file.next()) {
                            out.write(bytes);
                        }
                    };
            response.entity(rest);
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
                List.copyOf(
                        doors.visible("updated_at", kind.links().kinds(), call.caller()).values());
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

    /** Walks through the list; each step is a batch as bytes, the last one none. */
    private final class Walk<E extends Entry<?>, V> {
        private final Kind<E, ?, V> kind;
        private final Listing<E> listing;
        private final Listing.Scope scope;
        private final ListQuery query;
        private final @Nullable Table table;
        private int left;
        private boolean begun;
        private @Nullable String cursor;

        Walk(
                Kind<E, ?, V> kind,
                Listing<E> listing,
                Listing.Scope scope,
                Format format,
                FileQuery asked) {
            this.kind = kind;
            this.listing = listing;
            this.scope = scope;
            this.query = asked.query();
            this.left = asked.limit();
            this.table =
                    format == Format.CSV
                            ? Table.of(kind.types().view(), asked.query().fields())
                            : null;
        }

        byte[] next() {
            if (begun && (cursor == null || left == 0)) {
                return new byte[0];
            }
            return QuarkusTransaction.requiringNew().call(this::batch);
        }

        private byte[] batch() {
            // No entry will be changed: without copies to compare with, half the memory will do.
            database.unwrap(Session.class).setDefaultReadOnly(true);
            ListQuery here = query.from(cursor, Math.min(BATCH, left));
            Listing.Slice<E> slice = listing.fetch(database, secrets.cursors(), here, scope);
            answers.saw("exported", kind, slice.rows().stream().map(Listing.Row::entry).toList());
            List<Object> shown = items.of(kind, query, slice.rows());
            byte[] bytes = table == null ? lines(shown) : rows(shown, table);
            begun = true;
            cursor = slice.next();
            left -= shown.size();
            return bytes;
        }

        private byte[] lines(List<Object> shown) {
            var lines = new ByteArrayOutputStream();
            for (Object item : shown) {
                lines.writeBytes(items.written(item));
                lines.write('\n');
            }
            return lines.toByteArray();
        }

        private byte[] rows(List<Object> shown, Table table) {
            var rows = new StringBuilder(begun ? "" : table.header());
            for (Object item : shown) {
                ObjectNode json = item instanceof ObjectNode node ? node : mapper.valueToTree(item);
                table.write(json, rows);
            }
            return rows.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
