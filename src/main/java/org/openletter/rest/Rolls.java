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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.audit.AccessLog;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.exchange.Table;
import org.openletter.rest.list.Listing;

/**
 * Lists of what only few may read, page by page or as a file: whatever is read of them is kept in
 * the access log before it leaves. Nobody may keep a copy, so there is nothing to compare with.
 */
@ApplicationScoped
public class Rolls {

    /** As many as a line of the access log names. */
    private static final int BATCH = 500;

    private final EntityManager database;
    private final Secrets secrets;
    private final Listings listings;
    private final Exports exports;
    private final AccessLog accessLog;
    private final ObjectMapper mapper;
    private final UriInfo uri;
    private final Request request;

    Rolls(
            EntityManager database,
            Secrets secrets,
            Listings listings,
            Exports exports,
            AccessLog accessLog,
            ObjectMapper mapper,
            UriInfo uri,
            Request request) {
        this.database = database;
        this.secrets = secrets;
        this.listings = listings;
        this.exports = exports;
        this.accessLog = accessLog;
        this.mapper = mapper;
        this.uri = uri;
        this.request = request;
    }

    /**
     * What a roll holds.
     *
     * @param name as the access log and the file are called
     */
    public record Roll<E, V>(
            String name, Class<V> view, Function<E, V> show, Function<V, UUID> id) {}

    /** One page, or the whole of it as a file, as the request's Accept says. */
    public <E, V> Response pageOrFile(Listing<E> listing, Listing.Scope scope, Roll<E, V> roll) {
        Format format = exports.wanted();
        if (format != Format.JSON) {
            return file(new Walk<>(listing, scope, roll, format), roll, format);
        }
        var seen = new ArrayList<UUID>();
        Response page =
                listings.page(
                        listing,
                        scope,
                        entry -> {
                            V item = roll.show().apply(entry);
                            seen.add(roll.id().apply(item));
                            return item;
                        });
        accessLog.saw("listed", roll.name(), seen);
        return page;
    }

    private Response file(Walk<?, ?> walk, Roll<?, ?> roll, Format format) {
        var response =
                Response.ok()
                        .type(format.contentType())
                        .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"%s.%s\""
                                        .formatted(roll.name(), format.extension()));
        if (!request.getMethod().equals(HttpMethod.HEAD)) {
            // Before the first byte a failure can still be told.
            byte[] first = walk.next();
            StreamingOutput rest =
                    out -> {
                        for (byte[] bytes = first; bytes.length > 0; bytes = walk.next()) {
                            out.write(bytes);
                        }
                    };
            response.entity(rest);
        }
        return response.build();
    }

    /** Walks through the list; each step is a batch as bytes, the last one none. */
    private final class Walk<E, V> {
        private final Listing<E> listing;
        private final Listing.Scope scope;
        private final Roll<E, V> roll;
        private final FileQuery asked;
        private final @Nullable Table table;
        private int left;
        private boolean begun;
        private @Nullable String cursor;

        Walk(Listing<E> listing, Listing.Scope scope, Roll<E, V> roll, Format format) {
            this.listing = listing;
            this.scope = scope;
            this.roll = roll;
            this.asked = FileQuery.of(listing, uri.getQueryParameters());
            this.left = asked.limit();
            this.table =
                    format == Format.CSV ? Table.of(roll.view(), asked.query().fields()) : null;
        }

        byte[] next() {
            if (begun && (cursor == null || left == 0)) {
                return new byte[0];
            }
            return QuarkusTransaction.requiringNew().call(this::batch);
        }

        private byte[] batch() {
            var query = asked.query().from(cursor, Math.min(BATCH, left));
            Listing.Slice<E> slice = listing.fetch(database, secrets.cursors(), query, scope);
            List<V> items =
                    slice.rows().stream().map(row -> roll.show().apply(row.entry())).toList();
            accessLog.saw("exported", roll.name(), items.stream().map(roll.id()).toList());
            var text = new StringBuilder(begun || table == null ? "" : table.header());
            items.forEach(item -> write(mapper.valueToTree(item), text));
            begun = true;
            cursor = slice.next();
            left -= items.size();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        private void write(ObjectNode item, StringBuilder text) {
            if (table == null) {
                text.append(item).append('\n');
            } else {
                table.write(item, text);
            }
        }
    }
}
