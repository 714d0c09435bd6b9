package org.openletter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.audit.AccessLog;
import org.openletter.rest.body.Fields;
import org.openletter.rest.body.Full;
import org.openletter.rest.body.Links.Found;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Page;
import org.openletter.rest.list.Ranking;
import org.openletter.rest.replay.Written;

/**
 * What a read looks like: view, selected fields, embedded resources, entity tag, cache lifetime.
 */
@ApplicationScoped
class Answers {

    private final ObjectMapper mapper;
    private final ObjectWriter brief;
    private final Call call;
    private final Doors doors;
    private final PageLinks links;
    private final HttpHeaders headers;
    private final AccessLog accessLog;

    Answers(
            ObjectMapper mapper,
            Call call,
            Doors doors,
            PageLinks links,
            HttpHeaders headers,
            AccessLog accessLog) {
        this.mapper = mapper;
        this.brief = mapper.writerWithView(Full.Brief.class);
        this.call = call;
        this.doors = doors;
        this.links = links;
        this.headers = headers;
        this.accessLog = accessLog;
    }

    /** The entry, or 304 where the caller has it already. */
    <E extends Entry<?>, V> Response one(Kind<E, ?, V> kind, E entry, Named named) {
        Set<String> fields = named.fields();
        Set<String> embed = named.embed();
        var linked = linked(kind, List.of(entry), embed);
        saw("read", kind, List.of(entry));
        Object content = content(kind, entry, fields, linked);
        if (!embed.isEmpty()) {
            content = ((ObjectNode) content).set("embedded", mapper.valueToTree(linked.embedded()));
        }
        EntityTag tag = tag(entry, fields, embed, linked);
        boolean shared = entry.published() && call.caller().anonymous();
        boolean known = tag.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        return (known
                        ? Response.notModified()
                        : Response.ok(bytes(content), MediaType.APPLICATION_JSON))
                .header(HttpHeaders.ETAG, tag.toString())
                .lastModified(Date.from(entry.updatedAt))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        shared ? Caching.shared(entry.nextChange()) : Caching.none())
                .build();
    }

    /** Keeps that the caller saw these, if not everybody sees as much of them. */
    void saw(String action, Kind<?, ?, ?> kind, List<? extends Entry<?>> entries) {
        if (!entries.isEmpty() && kind.guard().privileged(call.caller())) {
            accessLog.saw(action, kind.name(), entries.stream().map(Entry::id).toList());
        }
    }

    /** The entry after a write. */
    <E extends Entry<?>, V> Written written(Kind<E, ?, V> kind, E entry, int status) {
        var headers = new TreeMap<String, String>();
        headers.put(HttpHeaders.ETAG, tag(entry).toString());
        if (status == 201) {
            headers.put(HttpHeaders.LOCATION, kind.path() + "/" + entry.id);
        }
        Linked linked = linked(kind, List.of(entry), Set.of());
        return new Written(status, headers, bytes(content(kind, entry, Set.of(), linked)));
    }

    /** The tag of the plain answer, which writes are compared with. */
    EntityTag tag(Entry<?> entry) {
        return tag(entry, Set.of(), Set.of(), Linked.NONE);
    }

    private EntityTag tag(Entry<?> entry, Set<String> fields, Set<String> embed, Linked linked) {
        return EntityTag.of(
                entry.version,
                List.of(
                        MediaType.APPLICATION_JSON,
                        String.join(",", fields),
                        String.join(",", embed),
                        linked.seen(),
                        call.caller().scopes().toString(),
                        entry.passing()));
    }

    <E extends Entry<?>, V> Response list(
            Kind<E, ?, V> kind, ListQuery query, Listing.Slice<E> slice) {
        List<E> entries = slice.rows().stream().map(Listing.Row::entry).toList();
        saw("listed", kind, entries);
        var linked = linked(kind, entries, query.embed());
        var items = new ArrayList<Object>();
        for (Listing.Row<E> row : slice.rows()) {
            items.add(item(kind, row, query, linked));
        }
        var page =
                new Page<>(
                        items,
                        links.of(query, slice),
                        query.facets().isEmpty() ? null : slice.facets(),
                        query.embed().isEmpty() ? null : linked.embedded());
        return paged(page, entries.stream().map(Entry::nextChange).toList());
    }

    /** The rows as a page would show them. */
    <E extends Entry<?>, V> List<Object> items(
            Kind<E, ?, V> kind, ListQuery query, List<Listing.Row<E>> rows) {
        var linked = linked(kind, rows.stream().map(Listing.Row::entry).toList(), Set.of());
        return rows.stream().map(row -> item(kind, row, query, linked)).toList();
    }

    private <E extends Entry<?>, V> Object item(
            Kind<E, ?, V> kind, Listing.Row<E> row, ListQuery query, Linked linked) {
        Object content = content(kind, row.entry(), query.fields(), linked);
        Ranking.Appraisal appraisal = row.appraisal();
        if (!(content instanceof ObjectNode) && row.highlights().isEmpty() && appraisal == null) {
            return content;
        }
        ObjectNode json = content instanceof ObjectNode node ? node : mapper.valueToTree(content);
        if (query.fields().isEmpty()) {
            json.remove(Fields.onlyInFull(kind.types().view()));
        }
        if (!row.highlights().isEmpty()) {
            json.set("highlights", mapper.valueToTree(row.highlights()));
        }
        if (appraisal != null) {
            json.put("score", appraisal.score());
            json.set("explanation", mapper.valueToTree(appraisal.explanation()));
        }
        return json;
    }

    /**
     * A page of anything; {@code changes} are the times at which what is in it will change by
     * itself.
     */
    Response paged(Page<?> page, List<@Nullable Instant> changes) {
        var next = changes.stream().filter(Objects::nonNull).min(Comparator.naturalOrder());
        var response =
                Response.ok(written(page), MediaType.APPLICATION_JSON)
                        .header(
                                HttpHeaders.CACHE_CONTROL,
                                call.caller().anonymous()
                                        ? Caching.shared(next.orElse(null))
                                        : Caching.none());
        links.headers(page.page()).forEach(link -> response.header(HttpHeaders.LINK, link));
        return response.build();
    }

    /** A page, or an item of one. */
    byte[] written(Object page) {
        try {
            return brief.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The view, or JSON where fields are selected, something is concealed or embedded. */
    private <E extends Entry<?>, V> Object content(
            Kind<E, ?, V> kind, E entry, Set<String> fields, Linked linked) {
        V view = kind.view().apply(entry, call.caller());
        if (fields.isEmpty() && linked.hidden().isEmpty() && linked.embedded().isEmpty()) {
            return view;
        }
        ObjectNode json = mapper.valueToTree(view);
        kind.links().conceal(json, linked.hidden());
        if (!fields.isEmpty()) {
            Fields.select(json, fields);
        }
        return json;
    }

    /** What the entries link to: what may be embedded, and what this caller may not know of. */
    private Linked linked(Kind<?, ?, ?> kind, List<? extends Entry<?>> entries, Set<String> embed) {
        Caller caller = call.caller();
        if (kind.links().kinds().isEmpty() || (embed.isEmpty() && caller.may(Scope.ADMIN))) {
            return Linked.NONE;
        }
        List<Found> found =
                entries.stream()
                        .flatMap(
                                entry -> kind.links().in(mapper.valueToTree(entry.body())).stream())
                        .toList();
        Map<String, List<Summary>> summaries = doors.summaries(Doors.byKind(found), caller);
        Set<UUID> hidden = new TreeSet<>();
        found.forEach(link -> hidden.add(link.id()));
        summaries.values().forEach(all -> all.forEach(summary -> hidden.remove(summary.id())));
        var embedded = new TreeMap<String, List<Summary>>();
        embed.forEach(name -> embedded.put(name, summaries.getOrDefault(name, List.of())));
        return new Linked(hidden, embedded, summaries.toString());
    }

    /**
     * What the entries link to; {@code seen} is that part of it that the caller sees, for the tag.
     */
    private record Linked(Set<UUID> hidden, Map<String, List<Summary>> embedded, String seen) {
        static final Linked NONE = new Linked(Set.of(), Map.of(), "");
    }

    byte[] bytes(Object content) {
        try {
            return mapper.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
