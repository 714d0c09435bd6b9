package org.openletter.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openletter.access.Caller;
import org.openletter.audit.AuditEntry;
import org.openletter.audit.Changes;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links;

/**
 * The history of an entry as a caller may know it: every version is put together again, what the
 * caller may not see is taken out, and the changes are found anew. Leaving single changes out of
 * the stored ones would not do: they tell of hidden parts by their indexes.
 */
@ApplicationScoped
public class Retelling {

    private final EntityManager database;
    private final Doors doors;
    private final ObjectMapper mapper;

    Retelling(EntityManager database, Doors doors, ObjectMapper mapper) {
        this.doors = doors;
        this.database = database;
        this.mapper = mapper;
    }

    /** A version as the caller may know it, and the write that made it. */
    public record Version(AuditEntry write, ObjectNode content, JsonNode changes) {}

    /** All versions, the oldest first. */
    public <B extends Body> List<Version> versions(Kind<?, B, ?> kind, UUID id, Caller caller) {
        ObjectReader reader =
                mapper.readerFor(kind.types().body())
                        // What was written before a property was dropped must still be told.
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        List<AuditEntry> writes = AuditEntry.of(database, kind.name(), id);
        var contents = new ArrayList<ObjectNode>();
        JsonNode whole = mapper.createObjectNode();
        for (AuditEntry write : writes) {
            whole = JsonPatch.apply(write.changes(), whole);
            contents.add(seen(kind, (ObjectNode) whole, reader, caller));
        }
        conceal(kind, contents, caller);
        kind.guard().hindsight(contents, caller);
        var versions = new ArrayList<Version>();
        ObjectNode told = mapper.createObjectNode();
        for (int i = 0; i < contents.size(); i++) {
            ObjectNode now = contents.get(i);
            versions.add(new Version(writes.get(i), now, Changes.between(told, now)));
            told = now;
        }
        return versions;
    }

    /** Takes out the links to entries that the caller may not know of. */
    private void conceal(Kind<?, ?, ?> kind, List<ObjectNode> contents, Caller caller) {
        List<Links.Found> links =
                contents.stream().flatMap(content -> kind.links().in(content).stream()).toList();
        if (!links.isEmpty()) {
            Set<UUID> hidden = doors.missing(links, caller);
            contents.forEach(content -> kind.links().conceal(content, hidden));
        }
    }

    private <B extends Body> ObjectNode seen(
            Kind<?, B, ?> kind, ObjectNode whole, ObjectReader reader, Caller caller) {
        if (whole.isEmpty()) {
            return whole;
        }
        try {
            B body = reader.readValue(whole);
            if (!kind.guard().shows(body, caller)) {
                return mapper.createObjectNode();
            }
            ObjectNode bare = mapper.valueToTree(body);
            ObjectNode seen = mapper.valueToTree(kind.guard().seen(body, caller));
            ObjectNode state = whole.deepCopy();
            bare.fieldNames().forEachRemaining(state::remove);
            return seen.setAll(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
