package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.openletter.access.Call;
import org.openletter.rest.hot.MadeTables;
import org.openletter.rest.hot.Making;
import org.openletter.rest.list.Brief;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;

/** Makes what lists show anybody of many entries, and keeps it for whoever comes next. */
@ApplicationScoped
class Briefs {

    private final Items items;
    private final Linking linking;
    private final Readings readings;
    private final Lasting lasting;
    private final MadeTables made;
    private final Doors doors;
    private final Call call;

    Briefs(
            Items items,
            Linking linking,
            Readings readings,
            Lasting lasting,
            MadeTables made,
            Doors doors,
            Call call) {
        this.items = items;
        this.linking = linking;
        this.readings = readings;
        this.lasting = lasting;
        this.made = made;
        this.doors = doors;
        this.call = call;
    }

    /**
     * By id, as far as the caller, who must be nobody in particular, may still see them.
     *
     * @param query shows entries whole
     * @param lasts takes what may be kept, see {@link #keep}
     */
    <E extends Entry<?>, V> Map<UUID, Brief> of(
            Kind<E, ?, V> kind, ListQuery query, List<UUID> ids, Map<Making, byte[]> lasts) {
        var briefs = new HashMap<UUID, Brief>();
        if (ids.isEmpty()) {
            return briefs;
        }
        List<E> entries = doors.among(kind, ids, call.caller());
        var linked = linking.of(kind, entries, Set.of());
        Reading reading = readings.of(kind, entries, null);
        for (E entry : entries) {
            var row = new Listing.Row<>(entry, List.of(), Map.of(), null);
            // Before it is made: a day may end meanwhile.
            Making making = lasting.making(kind, entry, reading, linked.hidden());
            byte[] content = items.written(items.of(kind, query, row, reading, linked));
            if (making != null) {
                lasts.put(making, content);
            }
            Instant until = making == null ? reading.nextChange(entry) : making.until();
            briefs.put(entry.id(), new Brief(entry.id(), content, until));
        }
        return briefs;
    }

    /** Outside of transactions: who waits for it must not hold the connection that it takes. */
    void keep(Map<Making, byte[]> lasts) {
        made.keepBriefs(lasts);
    }
}
