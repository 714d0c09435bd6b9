package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Level;
import org.openletter.fault.Fault;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.hot.Lists;
import org.openletter.rest.list.Counts;
import org.openletter.rest.list.KeptPage;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Page;

/**
 * Reads what anybody asks of a list past the framework, by the same rules, and answers in the same
 * words. Whatever is wrong or unusual is left to the resource.
 */
@ApplicationScoped
public class QuickLists implements Lists {

    /** Lists with one of these are the framework's. */
    private static final Set<String> UNUSUAL =
            Set.of("q", "highlight", "facets", "fields", "embed", "asOf");

    private final Doors doors;
    private final Secrets secrets;
    private final Items items;
    private final Map<String, Public> known = new ConcurrentHashMap<>();

    QuickLists(Doors doors, Secrets secrets, Items items) {
        this.doors = doors;
        this.secrets = secrets;
        this.items = items;
    }

    /** A list as anybody knows it. */
    private record Public(Listing<?> listing, Listing.Scope scope) {}

    @Override
    public @Nullable Asked asked(String kind, String kept, String address) {
        return plain(known.computeIfAbsent(kind, this::list), kept, address);
    }

    private @Nullable Plain plain(Public list, String kept, String address) {
        var here = new PageAddress(address);
        MultivaluedMap<String, String> parameters = here.parameters();
        byte[] secret = secrets.known();
        if (parameters == null
                || secret == null
                || !Collections.disjoint(parameters.keySet(), UNUSUAL)) {
            return null;
        }
        try {
            ListQuery query = list.listing().read(parameters);
            KeptPage page = list.listing().keptPage(secret, query, list.scope(), kept);
            return page == null ? null : new Plain(page, here, items);
        } catch (Fault flawed) {
            return null;
        }
    }

    /**
     * The first page of all that a list has, uncounted and in its usual order; null where something
     * else is asked for.
     */
    public @Nullable First first(Listing<?> listing, Listing.Scope scope, String address) {
        Plain page = plain(new Public(listing, scope), "", address);
        return page != null && page.page().first() ? new First(page) : null;
    }

    /** What JSON for anybody is sent with, past the framework. */
    public static Map<String, List<String>> headers(String caching) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put(HttpHeaders.CACHE_CONTROL, List.of(caching));
        headers.put(HttpHeaders.VARY, List.of(ResponseHeaders.VARY));
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON));
        return headers;
    }

    /**
     * A row of such a page.
     *
     * @param keys as text: what the list is sorted by, and the id
     */
    public record Row(Object shown, List<@Nullable String> keys) {}

    /** Such a page, to be filled with what somebody else reads. */
    public final class First {
        private final Plain page;

        First(Plain page) {
            this.page = page;
        }

        /**
         * So many rows are to be read: one more than it shows, which tells whether there are more.
         */
        public int rows() {
            return page.page().query().limit() + 1;
        }

        /** The page with these rows. */
        public Answer of(List<Row> rows) {
            var shown = rows.subList(0, Math.min(rows.size(), rows() - 1));
            var content = new ByteArrayOutputStream();
            for (var row : shown) {
                if (content.size() > 0) {
                    content.write(',');
                }
                content.writeBytes(items.written(row.shown()));
            }
            List<@Nullable String> none = List.of();
            return page.answer(
                    new KeptPage.Found(
                            rows.size(),
                            shown.size(),
                            shown.isEmpty() ? null : content.toByteArray(),
                            null,
                            shown.isEmpty() ? none : shown.get(0).keys(),
                            shown.isEmpty() ? none : shown.get(shown.size() - 1).keys()),
                    null);
        }
    }

    private Public list(String name) {
        Kind<?, ?, ?> kind = doors.named(name).kind();
        return new Public(
                kind.listing().seenBy(Level.of(Caller.ANONYMOUS)),
                doors.scope(kind, Caller.ANONYMOUS, "", Map.of()));
    }

    private record Plain(KeptPage page, PageAddress here, Items items) implements Asked {

        @Override
        public Answer answer(KeptPage.Found found, @Nullable Counts counted) {
            Listing.Slice<?> slice = page.around(found, counted);
            Page.Links links = PageLinks.of(page.query(), slice, here.self(), here::at);
            byte[] around = items.written(new Page<>(List.of(), links, null, null));
            byte[] content = found.content();
            var headers = headers(Caching.shared(found.until()));
            headers.put(HttpHeaders.LINK, PageLinks.headers(links));
            return new Answer(
                    headers, Pages.filled(around, content == null ? List.of() : List.of(content)));
        }
    }
}
