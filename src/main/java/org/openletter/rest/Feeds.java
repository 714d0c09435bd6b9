package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Level;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.feed.Feed;
import org.openletter.rest.feed.FeedFormat;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;

/** Answers feeds: of a collection with the filters of its list, and of anything else. */
@ApplicationScoped
public class Feeds {

    /** Whom a feed is by, where its entries don't say more. */
    private static final String AUTHOR = "Open Letter";

    /** What only a page of JSON has. */
    private static final Set<String> OF_PAGES =
            Set.of("count", "sort", "facets", "fields", "embed", "highlight");

    private final EntityManager database;
    private final Secrets secrets;
    private final PageLinks links;
    private final Single single;
    private final UriInfo uri;
    private final Call call;

    Feeds(
            EntityManager database,
            Secrets secrets,
            PageLinks links,
            Single single,
            UriInfo uri,
            Call call) {
        this.database = database;
        this.secrets = secrets;
        this.links = links;
        this.single = single;
        this.uri = uri;
        this.call = call;
    }

    /** One page of a collection, the newest first. */
    <E extends Entry<?>> Response list(
            Kind<E, ?, ?> kind, Listing.Scope scope, FeedFormat format, Written<E> written) {
        Listing<E> listing = kind.listing().seenBy(Level.of(call.caller()));
        ListQuery asked = query(listing);
        ListQuery query = asked.from(asked.cursor(), asked.limit());
        Listing.Slice<E> slice =
                listing.fetch(database, secrets.cursors(), query, scope.literally());
        List<E> entries = slice.rows().stream().map(Listing.Row::entry).toList();
        return answer(
                new Feed.Head(Feed.id(kind.path() + filters()), written.title(), null, AUTHOR),
                new Feed.Links(
                        links.self(),
                        new Feed.Link(links.at(kind.path()), MediaType.APPLICATION_JSON),
                        links.next(slice)),
                new Content(
                        entries.stream().map(written.item()).toList(),
                        entries.stream()
                                .map(Entry::nextChange)
                                .filter(Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .orElse(null)),
                format);
    }

    /** How a collection is told as a feed. */
    record Written<E>(String title, Function<E, Feed.Item> item) {}

    /** What happened to one thing, which is at this path. */
    public Response one(Feed.Head head, String path, Content content) {
        var alternate = new Feed.Link(absolute(path), MediaType.APPLICATION_JSON);
        return answer(
                head, new Feed.Links(links.self(), alternate, null), content, FeedFormat.atom);
    }

    /**
     * What is in a feed.
     *
     * @param items the newest first; their links are paths
     * @param nextChange when it changes by itself, if that is known
     */
    public record Content(List<Feed.Item> items, @Nullable Instant nextChange) {}

    public static Feed.Head head(String name, String title, @Nullable String language) {
        return new Feed.Head(Feed.id(name), title, language, AUTHOR);
    }

    private Response answer(Feed.Head head, Feed.Links links, Content content, FeedFormat format) {
        // A feed without entries was never updated, and still has to say when.
        Instant updated =
                content.items().stream()
                        .map(Feed.Item::updated)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        var feed = new Feed(head, links, updated, content.items()).at(this::absolute);
        byte[] bytes = format.written(feed);
        var tag = EntityTag.of(1, List.of(new String(bytes, StandardCharsets.UTF_8)));
        return single.of(
                () -> bytes,
                format.mediaType(),
                new Single.Version(tag, updated, content.nextChange()));
    }

    private String absolute(String path) {
        return path.startsWith("http")
                ? path
                : uri.getBaseUriBuilder().path(path).build().toString();
    }

    /** The filters in one spelling: the same feed has the same id, however it is asked for. */
    private String filters() {
        var filters = new TreeMap<String, List<String>>(uri.getQueryParameters());
        filters.keySet().removeAll(Set.of("cursor", "limit"));
        filters.replaceAll((name, values) -> values.stream().sorted().toList());
        return filters.toString();
    }

    private ListQuery query(Listing<?> listing) {
        MultivaluedMap<String, String> parameters =
                new MultivaluedHashMap<>(uri.getQueryParameters());
        var flaws = new ArrayList<Flaw>();
        for (String name : OF_PAGES) {
            if (parameters.remove(name) != null) {
                flaws.add(
                        Flaw.parameter(
                                name,
                                "parameter-unfit",
                                "This is for pages of JSON: a feed has the newest first."));
            }
        }
        parameters.putSingle(
                "sort",
                listing.rules().defaultSort().stream()
                        .map(o -> (o.descending() ? "-" : "") + o.column().name())
                        .collect(Collectors.joining(",")));
        try {
            ListQuery query = listing.read(parameters);
            if (flaws.isEmpty()) {
                return query;
            }
        } catch (Fault fault) {
            flaws.addAll(fault.flaws());
        }
        throw Fault.parameters(flaws);
    }
}
