package org.openletter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.openletter.access.Call;
import org.openletter.audit.AccessLog;
import org.openletter.rest.Linking.Linked;
import org.openletter.rest.body.Fields;
import org.openletter.rest.condition.EntityTag;
import org.openletter.rest.replay.Written;

/** What a read of one entry looks like: view, selected fields, embedded resources, entity tag. */
@ApplicationScoped
class Answers {

    private final ObjectMapper mapper;
    private final Call call;
    private final Linking linking;
    private final Single single;
    private final AccessLog accessLog;
    private final Readings readings;
    private final Lasting lasting;

    Answers(
            ObjectMapper mapper,
            Call call,
            Linking linking,
            Single single,
            AccessLog accessLog,
            Readings readings,
            Lasting lasting) {
        this.mapper = mapper;
        this.call = call;
        this.linking = linking;
        this.single = single;
        this.accessLog = accessLog;
        this.readings = readings;
        this.lasting = lasting;
    }

    /** The entry, or 304 where the caller has it already. */
    <E extends Entry<?>, V> Response one(Kind<E, ?, V> kind, E entry, Named named) {
        Set<String> embed = named.embed();
        var linked = linking.of(kind, List.of(entry), embed);
        saw("read", kind, List.of(entry));
        Reading reading = readings.of(kind, List.of(entry), named.asOf());
        if (named.plain()) {
            lasting.note(kind, entry, reading, linked.hidden());
        }
        EntityTag tag = tag(entry, named, linked, reading);
        Response answer =
                single.of(
                        () -> {
                            Object content = content(kind, entry, reading, named.fields(), linked);
                            if (!embed.isEmpty() && content instanceof ObjectNode json) {
                                json.set("embedded", mapper.valueToTree(linked.embedded()));
                            }
                            return bytes(content);
                        },
                        MediaType.APPLICATION_JSON,
                        new Single.Version(tag, entry.updatedAt, reading.nextChange(entry)));
        return Translations.told(answer, kind, entry, reading);
    }

    /** Keeps that the caller saw these, if not everybody sees as much of them. */
    void saw(String action, Kind<?, ?, ?> kind, List<? extends Entry<?>> entries) {
        sawIds(action, kind, entries.stream().map(Entry::id).toList());
    }

    void sawIds(String action, Kind<?, ?, ?> kind, List<UUID> ids) {
        if (!ids.isEmpty() && kind.guard().privileged(call.caller())) {
            accessLog.saw(action, kind.name(), ids);
        }
    }

    /** The entry after a write. */
    <E extends Entry<?>, V> Written written(Kind<E, ?, V> kind, E entry, int status) {
        var headers = new TreeMap<String, String>();
        headers.put(HttpHeaders.ETAG, tag(entry).toString());
        if (status == 201) {
            headers.put(HttpHeaders.LOCATION, kind.path() + "/" + entry.id);
        }
        Linked linked = linking.of(kind, List.of(entry), Set.of());
        Reading reading = readings.of(kind, List.of(entry), null);
        return new Written(status, headers, bytes(content(kind, entry, reading, Set.of(), linked)));
    }

    /** The tag of the plain answer, which writes are compared with. */
    EntityTag tag(Entry<?> entry) {
        var plain = new Named(Set.of(), Set.of(), null);
        return tag(entry, plain, Linked.NONE, new Reading(call.caller(), null, Map.of(), Map.of()));
    }

    private EntityTag tag(Entry<?> entry, Named named, Linked linked, Reading reading) {
        return EntityTag.of(
                entry.version,
                List.of(
                        MediaType.APPLICATION_JSON,
                        String.join(",", named.fields()),
                        String.join(",", named.embed()),
                        named.embed().isEmpty() ? linked.hidden().toString() : linked.seen(),
                        call.caller().scopes().toString(),
                        reading.asOf() == null ? entry.passing() : reading.asOf().toString(),
                        reading.tallies().toString(),
                        // Translations may answer at one address, and must not pass for each other.
                        entry.id.toString(),
                        reading.translations().toString()));
    }

    /** The view, or JSON where fields are selected, something is concealed or embedded. */
    <E extends Entry<?>, V> Object content(
            Kind<E, ?, V> kind, E entry, Reading reading, Set<String> fields, Linked linked) {
        V view = kind.view().apply(entry, reading);
        if (fields.isEmpty() && linked.hidden().isEmpty() && linked.embedded().isEmpty()) {
            return view;
        }
        ObjectNode json = mapper.valueToTree(view);
        kind.shown().conceal(json, linked.hidden());
        if (!fields.isEmpty()) {
            Fields.select(json, fields);
        }
        return json;
    }

    byte[] bytes(Object content) {
        try {
            return mapper.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
