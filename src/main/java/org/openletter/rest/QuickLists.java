package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
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
class QuickLists implements Lists {

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
        var here = new PageAddress(address);
        MultivaluedMap<String, String> parameters = here.parameters();
        byte[] secret = secrets.known();
        if (parameters == null
                || secret == null
                || !Collections.disjoint(parameters.keySet(), UNUSUAL)) {
            return null;
        }
        Public list = known.computeIfAbsent(kind, this::list);
        try {
            ListQuery query = list.listing().read(parameters);
            KeptPage page = list.listing().keptPage(secret, query, list.scope(), kept);
            return page == null ? null : new Plain(page, here, items);
        } catch (Fault flawed) {
            return null;
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
            var headers = new LinkedHashMap<String, List<String>>();
            headers.put(HttpHeaders.CACHE_CONTROL, List.of(Caching.shared(found.until())));
            headers.put(HttpHeaders.LINK, PageLinks.headers(links));
            headers.put(HttpHeaders.VARY, List.of(ResponseHeaders.VARY));
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON));
            return new Answer(
                    headers, Pages.filled(around, content == null ? List.of() : List.of(content)));
        }
    }
}
