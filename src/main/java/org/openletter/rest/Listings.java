package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Level;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Page;

/** Answers lists: of a collection, and of what is listed but is no collection of its own. */
@ApplicationScoped
public class Listings {

    private final EntityManager database;
    private final Secrets secrets;
    private final Answers answers;
    private final Pages pages;
    private final Items items;
    private final PageLinks links;
    private final UriInfo uri;
    private final Call call;
    private final Exports exports;

    Listings(
            EntityManager database,
            Secrets secrets,
            Answers answers,
            Pages pages,
            Items items,
            PageLinks links,
            UriInfo uri,
            Call call,
            Exports exports) {
        this.database = database;
        this.secrets = secrets;
        this.answers = answers;
        this.pages = pages;
        this.items = items;
        this.links = links;
        this.uri = uri;
        this.call = call;
        this.exports = exports;
    }

    /** One page of a collection, as the running request asks for it. */
    <E extends Entry<?>, V> Response page(Kind<E, ?, V> kind, Listing.Scope scope) {
        Listing<E> listing = kind.listing().seenBy(Level.of(call.caller()));
        ListQuery query = listing.read(uri.getQueryParameters());
        return pages.of(kind, listing, query, scope);
    }

    /** One page of a collection, or the whole of it as a file, as the request's Accept says. */
    <E extends Entry<?>, V> Response pageOrFile(Kind<E, ?, V> kind, Listing.Scope scope) {
        Format format = exports.wanted();
        return format == Format.JSON ? page(kind, scope) : exports.file(kind, scope, format);
    }

    /** One page of anything else, for those who may see all of it. */
    public <E, V> Response page(Listing<E> listing, Listing.Scope scope, Function<E, V> view) {
        return page(listing, scope, view, null);
    }

    /** The same of what changes by itself, then. */
    public <E, V> Response page(
            Listing<E> listing,
            Listing.Scope scope,
            Function<E, V> view,
            @Nullable Instant nextChange) {
        ListQuery query = listing.read(uri.getQueryParameters());
        Listing.Slice<E> slice = listing.fetch(database, secrets.cursors(), query, scope);
        List<V> shown = slice.rows().stream().map(row -> view.apply(row.entry())).toList();
        return pages.paged(
                new Page<>(shown, links.of(query, slice), null, null), Arrays.asList(nextChange));
    }

    /** What the best hits of a search are. */
    <E extends Entry<?>> Hits hits(Kind<E, ?, ?> kind, Listing.Scope scope, String q, int limit) {
        Listing<E> listing = kind.listing().seenBy(Level.of(call.caller()));
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.putSingle("q", q);
        parameters.putSingle("limit", String.valueOf(limit));
        parameters.putSingle("highlight", "true");
        ListQuery query = listing.read(parameters);
        Listing.Slice<E> slice = listing.fetch(database, secrets.cursors(), query, scope);
        answers.saw("listed", kind, slice.rows().stream().map(Listing.Row::entry).toList());
        return Hits.of(kind, slice);
    }

    /** The address of the running request. */
    public String self() {
        return links.self();
    }

    /** The address of the list of what a search finds in a collection. */
    public String searched(String kind, String q) {
        return uri.getBaseUriBuilder()
                .path("v1")
                .path(kind)
                .queryParam("q", "{q}")
                .build(q)
                .toString();
    }

    /** An answer that is as old as a list may be; {@code changes} as in a page. */
    public Response answer(Object content, List<@Nullable Instant> changes) {
        return pages.cached(items.written(content), changes).build();
    }
}
