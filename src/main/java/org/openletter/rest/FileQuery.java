package org.openletter.rest;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;

/**
 * A whole list as it was asked for.
 *
 * @param limit bounds the file, and may be larger than that of a page
 */
record FileQuery(ListQuery query, int limit) {

    private static final int MOST = 1_000_000_000;

    /** What only a page of JSON has. */
    private static final Set<String> OF_PAGES =
            Set.of("cursor", "count", "facets", "embed", "highlight");

    static FileQuery of(Listing<?> listing, MultivaluedMap<String, String> asked) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>(asked);
        var flaws = new ArrayList<Flaw>();
        for (String name : OF_PAGES) {
            if (parameters.remove(name) != null) {
                flaws.add(
                        Flaw.parameter(
                                name,
                                "parameter-unfit",
                                "This is for pages of JSON: a file holds the whole list."));
            }
        }
        List<String> limits = parameters.get("limit");
        int limit = MOST;
        if (limits != null && limits.size() == 1 && limits.get(0).matches("[1-9]\\d{0,8}")) {
            limit = Integer.parseInt(limits.get(0));
            parameters.remove("limit");
        }
        try {
            ListQuery query = listing.read(parameters);
            if (flaws.isEmpty()) {
                return new FileQuery(query, limit);
            }
        } catch (Fault fault) {
            flaws.addAll(fault.flaws());
        }
        throw Fault.parameters(flaws);
    }
}
