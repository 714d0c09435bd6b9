package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Page;

/** A page's links, in its body and as RFC 8288 headers. */
@ApplicationScoped
class PageLinks {

    private final UriInfo uri;

    PageLinks(UriInfo uri) {
        this.uri = uri;
    }

    Page.Links of(ListQuery query, Listing.Slice<?> slice) {
        return of(query, slice, self(), this::with);
    }

    /**
     * @param at the address of the page at a cursor, where there is one
     */
    static Page.Links of(
            ListQuery query,
            Listing.Slice<?> slice,
            String self,
            Function<@Nullable String, @Nullable String> at) {
        Listing.Total total = slice.total();
        return new Page.Links(
                query.limit(),
                self,
                at.apply(slice.next()),
                at.apply(slice.prev()),
                total == null ? null : total.value(),
                total == null
                        ? null
                        : total.bounded() ? Page.TotalRelation.gte : Page.TotalRelation.eq,
                slice.searchedFor());
    }

    /** The address that was asked for. */
    String self() {
        return encoded(uri.getRequestUri());
    }

    /** The same question to another path. */
    String at(String path) {
        return encoded(uri.getRequestUriBuilder().replacePath(path).build());
    }

    @Nullable String next(Listing.Slice<?> slice) {
        return with(slice.next());
    }

    private @Nullable String with(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        UriBuilder here = uri.getRequestUriBuilder();
        return encoded(here.replaceQueryParam("cursor", cursor).build());
    }

    static List<String> headers(Page.Links page) {
        var headers = new ArrayList<String>();
        headers.add("<" + page.self() + ">; rel=\"self\"");
        if (page.next() != null) {
            headers.add("<" + page.next() + ">; rel=\"next\"");
        }
        if (page.prev() != null) {
            headers.add("<" + page.prev() + ">; rel=\"prev\"");
        }
        return headers;
    }

    /**
     * Browsers send the brackets of a filter as they are; RFC 3986 knows them only in host names.
     */
    private static String encoded(URI uri) {
        return encoded(uri.toString());
    }

    static String encoded(String uri) {
        return uri.replace("[", "%5B").replace("]", "%5D");
    }
}
