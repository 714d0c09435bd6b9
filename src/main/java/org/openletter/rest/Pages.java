package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.hot.HotFigures;
import org.openletter.rest.hot.MadeTables;
import org.openletter.rest.hot.Making;
import org.openletter.rest.list.Brief;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Memory;
import org.openletter.rest.list.Page;

/**
 * What a page of entries looks like. What anybody is shown of an entry is put together once, and
 * then kept until the entry changes.
 */
@ApplicationScoped
class Pages {

    /** Of a page as JSON: what is before its items. */
    private static final String BEGIN = "{\"items\":[";

    private final EntityManager database;
    private final Secrets secrets;
    private final Briefs briefs;
    private final Items items;
    private final Answers answers;
    private final Call call;
    private final Linking linking;
    private final PageLinks links;
    private final Readings readings;
    private final MadeTables made;
    private final HotFigures figures;

    Pages(
            EntityManager database,
            Secrets secrets,
            Briefs briefs,
            Items items,
            Answers answers,
            Call call,
            Linking linking,
            PageLinks links,
            Readings readings,
            MadeTables made,
            HotFigures figures) {
        this.database = database;
        this.secrets = secrets;
        this.briefs = briefs;
        this.items = items;
        this.answers = answers;
        this.call = call;
        this.linking = linking;
        this.links = links;
        this.readings = readings;
        this.made = made;
        this.figures = figures;
    }

    <E extends Entry<?>, V> Response of(
            Kind<E, ?, V> kind, Listing<E> listing, ListQuery query, Listing.Scope scope) {
        String kept = made.briefs(kind.name());
        Response answer =
                kept != null && call.caller().anonymous() && query.plain()
                        ? kept(kind, listing, query, scope, kept)
                        : null;
        return answer == null
                ? whole(kind, query, listing.fetch(database, secrets.cursors(), query, scope))
                : answer;
    }

    private <E extends Entry<?>, V> Response whole(
            Kind<E, ?, V> kind, ListQuery query, Listing.Slice<E> slice) {
        List<E> entries = slice.rows().stream().map(Listing.Row::entry).toList();
        answers.saw("listed", kind, entries);
        var linked = linking.of(kind, entries, query.embed());
        Reading reading = readings.of(kind, entries, query.asOf());
        var page =
                new Page<>(
                        items.of(kind, query, slice.rows(), reading, linked),
                        links.of(query, slice),
                        query.facets().isEmpty() ? null : slice.facets(),
                        query.embed().isEmpty() ? null : linked.embedded());
        return paged(page, entries.stream().map(entry -> reading.nextChange(entry)).toList());
    }

    /** Null where an entry went while the page was read. */
    private <E extends Entry<?>, V> @Nullable Response kept(
            Kind<E, ?, V> kind,
            Listing<E> listing,
            ListQuery query,
            Listing.Scope scope,
            String kept) {
        Listing.Slice<Brief> slice =
                listing.fetchKept(
                        database,
                        secrets.cursors(),
                        query,
                        scope,
                        kept,
                        // The hits of a name are part of the question: it is hardly asked again.
                        listing.ranks(query) ? Memory.NONE : figures);
        List<UUID> missing =
                slice.rows().stream()
                        .map(Listing.Row::entry)
                        .filter(each -> each.content() == null)
                        .map(Brief::id)
                        .toList();
        var lasts = new HashMap<Making, byte[]>();
        Map<UUID, Brief> added = briefs.of(kind, query, missing, lasts);
        lasts.forEach(made::keepBrief);
        if (added.size() < missing.size()) {
            return null;
        }
        var shown = new ArrayList<byte[]>();
        var changes = new ArrayList<@Nullable Instant>();
        for (Listing.Row<Brief> row : slice.rows()) {
            Brief brief = added.getOrDefault(row.entry().id(), row.entry());
            byte[] content = Objects.requireNonNull(brief.content());
            if (listing.ranks(query)) {
                if (row.appraisal() == null) {
                    return null;
                }
                content = items.appraised(content, row.appraisal());
            }
            shown.add(content);
            changes.add(brief.until());
        }
        var around =
                new Page<>(
                        List.of(),
                        links.of(query, slice),
                        query.facets().isEmpty() ? null : slice.facets(),
                        null);
        return paged(filled(items.written(around), shown), around.page(), changes);
    }

    /** A page without items, with these put in. */
    static byte[] filled(byte[] page, List<byte[]> items) {
        int place = BEGIN.length();
        if (!new String(page, 0, place, StandardCharsets.UTF_8).equals(BEGIN)) {
            throw new IllegalStateException("a page begins otherwise");
        }
        var filled =
                new ByteArrayOutputStream(
                        page.length + items.stream().mapToInt(item -> item.length + 1).sum());
        filled.write(page, 0, place);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                filled.write(',');
            }
            filled.writeBytes(items.get(i));
        }
        filled.write(page, place, page.length - place);
        return filled.toByteArray();
    }

    /**
     * A page of anything; {@code changes} are the times at which what is in it will change by
     * itself.
     */
    Response paged(Page<?> page, List<@Nullable Instant> changes) {
        return paged(items.written(page), page.page(), changes);
    }

    private Response paged(byte[] page, Page.Links here, List<@Nullable Instant> changes) {
        var response = cached(page, changes);
        PageLinks.headers(here).forEach(link -> response.header(HttpHeaders.LINK, link));
        return response.build();
    }

    /** The same of any JSON. */
    Response.ResponseBuilder cached(byte[] content, List<@Nullable Instant> changes) {
        var next = changes.stream().filter(Objects::nonNull).min(Comparator.naturalOrder());
        return Response.ok(content, MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        call.caller().anonymous()
                                ? Caching.shared(next.orElse(null))
                                : Caching.none());
    }
}
