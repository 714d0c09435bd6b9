package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.rest.body.Links.Found;

/** Follows the links of entries that are read. */
@ApplicationScoped
class Linking {

    private final Doors doors;
    private final Call call;

    Linking(Doors doors, Call call) {
        this.doors = doors;
        this.call = call;
    }

    /** What the entries link to: what may be embedded, and what this caller may not know of. */
    Linked of(Kind<?, ?, ?> kind, List<? extends Entry<?>> entries, Set<String> embed) {
        Caller caller = call.caller();
        if (kind.links().kinds().isEmpty() || (embed.isEmpty() && caller.may(Scope.ADMIN))) {
            return Linked.NONE;
        }
        List<Found> found =
                entries.stream().flatMap(entry -> kind.links().of(entry.body()).stream()).toList();
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
    record Linked(Set<UUID> hidden, Map<String, List<Summary>> embedded, String seen) {
        static final Linked NONE = new Linked(Set.of(), Map.of(), "");
    }
}
