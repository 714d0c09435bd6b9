package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.openletter.access.Call;
import org.openletter.access.Level;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.list.Selection;

/** Answers that count what a list would find, instead of listing it. */
@ApplicationScoped
public class Figures {

    private final EntityManager database;
    private final Doors doors;
    private final UriInfo uri;
    private final Call call;

    Figures(EntityManager database, Doors doors, UriInfo uri, Call call) {
        this.database = database;
        this.doors = doors;
        this.uri = uri;
        this.call = call;
    }

    /**
     * What the list of this collection would find with the filters of the running request.
     *
     * @param own parameters that the list doesn't know
     */
    public Selection selected(ReadableCollection<?, ?, ?> collection, Set<String> own) {
        return selected(collection.kind(), own, "");
    }

    /** The same, to be counted by the facets that this parameter names. */
    public Selection selected(
            ReadableCollection<?, ?, ?> collection, Set<String> own, String groupBy) {
        return selected(collection.kind(), own, groupBy);
    }

    private <E extends Entry<?>> Selection selected(
            Kind<E, ?, ?> kind, Set<String> own, String groupBy) {
        Listing<E> listing = kind.listing().seenBy(Level.of(call.caller()));
        Listing.Scope scope = doors.scope(kind, call.caller(), "", Map.of()).literally();
        ListQuery query = listing.read(parameters(listing.rules(), own, groupBy));
        return listing.select(database, query, scope);
    }

    private MultivaluedMap<String, String> parameters(
            Rules rules, Set<String> own, String groupBy) {
        var parameters = new MultivaluedHashMap<String, String>();
        var flaws = new ArrayList<Flaw>();
        uri.getQueryParameters()
                .forEach(
                        (name, values) -> {
                            if (!own.contains(name) && rules.shaping().contains(name)) {
                                flaws.add(
                                        Flaw.parameter(
                                                name,
                                                "parameter-unknown",
                                                "There is no such parameter."));
                            } else if (own.contains(name)) {
                                single(name, values, flaws);
                            } else {
                                parameters.put(name, values);
                            }
                        });
        String facets = uri.getQueryParameters().getFirst(groupBy);
        if (facets != null && !rules.facets().containsAll(List.of(facets.split(",", -1)))) {
            flaws.add(
                    Flaw.parameter(
                            groupBy,
                            groupBy + "-unknown",
                            "Can be: " + String.join(", ", rules.facets()) + "."));
        } else if (facets != null) {
            parameters.putSingle("facets", facets);
        }
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
        return parameters;
    }

    private static void single(String name, List<String> values, List<Flaw> flaws) {
        if (values.size() > 1) {
            flaws.add(Flaw.parameter(name, "parameter-repeated", "This can be given only once."));
        } else if (values.get(0).isBlank()) {
            flaws.add(
                    Flaw.parameter(
                            name,
                            "parameter-empty",
                            "This needs a value; leave the parameter out to not use it."));
        }
    }

    /** The rows of this SQL, which may use the selection's parameters and these. */
    public List<Object[]> rows(Selection selection, String sql, Map<String, Object> more) {
        NativeQuery<Object[]> select =
                database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
        Set<String> named = select.getParameterMetadata().getNamedParameterNames();
        for (Map<String, Object> values : List.of(selection.parameters(), more)) {
            values.forEach(
                    (name, value) -> {
                        if (named.contains(name)) {
                            select.setParameter(name, value);
                        }
                    });
        }
        return select.getResultList();
    }

    /** The same without a selection. */
    public List<Object[]> rows(String sql, Map<String, Object> parameters) {
        NativeQuery<Object[]> select =
                database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
        parameters.forEach(select::setParameter);
        return select.getResultList();
    }

    /** The answer, which caches may keep as long as a list. */
    public Response answer(Object figures) {
        return Response.ok(figures, MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        call.caller().anonymous() ? Caching.shared(null) : Caching.none())
                .build();
    }
}
