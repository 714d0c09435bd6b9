package org.openletter.prisoners;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Level;

/** Follows the clues to some people with one statement; what leads to several, once. */
final class Pursuit {

    private static final int MOST_COMPARED = 80;
    private static final int MOST_LOOSE = 40;
    private static final Pattern COMMA = Pattern.compile(",");

    private static final String NOT_JUDGED =
            """
             and e.id <> :self and not exists (select from judgement j where j.replaced_at is null \
            and j.judgement = 'different' and j.first_id = least(e.id, :self) and j.second_id = greatest(e.id, :self))""";

    /**
     * One row for each record that was found, with all that led to it. A single word that more have
     * than can be compared says too little of any of them: such leads are told without a record.
     * With limits that PostgreSQL doesn't know when it plans, it would read the whole table instead
     * of the index; so it would for the records, without the offset. The leads are in subselects,
     * into which it doesn't look, so it keeps the plan.
     */
    private static final String FOUND =
            """
            with found as materialized (
              select l.number, e.id
              from unnest((select cast(:close as text[])), (select cast(:closeNumbers as int[]))) l(lead, number),
                lateral (select e.id from prisoner e where %1$s and e.name_search @@ cast(l.lead as tsquery) limit %3$d) e
              union all
              select l.number, unnest(case when coalesce(cardinality(few.ids), 0) <= %4$d then few.ids else '{null}' end)
              from unnest((select cast(:loose as text[])), (select cast(:looseNumbers as int[]))) l(lead, number),
                lateral (select array_agg(e.id) as ids from (
                  select e.id from prisoner e where %1$s and e.name_search @@ cast(l.lead as tsquery) limit %4$d + 1) e) few
              union all
              select l.number, e.id
              from unnest((select cast(:ids as text[])), (select cast(:idNumbers as int[]))) l(lead, number),
                lateral (select e.id from prisoner_brief b join prisoner e on e.id = b.id
                  where b.known_as && array[l.lead] and %1$s limit %3$d) e)
            select f.numbers, e.*
            from (select id, string_agg(cast(number as text), ',') as numbers from found group by id) f
              left join lateral (select %2$s from prisoner e where e.id = f.id offset 0) e on true
            order by f.id""";

    private final EntityManager database;
    private final Crowds crowds;
    private final Caller caller;
    private final @Nullable UUID self;
    private final String seen;

    /** Each with its number. */
    private final Map<Lead, Integer> leads = new LinkedHashMap<>();

    /** For each description the numbers of its leads, in the order in which they count. */
    private final List<List<Integer>> numbers = new ArrayList<>();

    private record Lead(Way way, String query) {}

    private enum Way {
        ids,
        close,
        loose
    }

    Pursuit(EntityManager database, Crowds crowds, Caller caller, @Nullable UUID self) {
        this.database = database;
        this.crowds = crowds;
        this.caller = caller;
        this.self = self;
        this.seen =
                "e.deleted_at is null and "
                        + Sight.records(caller)
                        + (self == null ? "" : NOT_JUDGED);
    }

    /** For each of these those that are worth a comparison. */
    List<Collection<Sighting>> of(List<Clues> clues) {
        for (Clues some : clues) {
            var its = new ArrayList<Integer>();
            add(Way.ids, some.ids(), its);
            add(Way.close, some.close(), its);
            add(Way.loose, some.loose().stream().filter(lead -> !crowd(lead)).toList(), its);
            numbers.add(its);
        }
        Map<Integer, List<Sighting>> byLead = leads.isEmpty() ? Map.of() : followed();
        return numbers.stream().map(its -> worth(its, byLead)).toList();
    }

    /** Of one record's own likes nothing is remembered: others are among them for another. */
    private boolean crowd(String lead) {
        return self == null && crowds.known(new Crowds.Lead(seen, lead));
    }

    private void add(Way way, List<String> queries, List<Integer> its) {
        for (String query : queries) {
            its.add(leads.computeIfAbsent(new Lead(way, query), lead -> leads.size()));
        }
    }

    private Map<Integer, List<Sighting>> followed() {
        var byLead = new HashMap<Integer, List<Sighting>>();
        List<Lead> byNumber = List.copyOf(leads.keySet());
        Level level = Level.of(caller);
        for (Object[] row : rows()) {
            List<Integer> led = COMMA.splitAsStream((String) row[0]).map(Integer::valueOf).toList();
            if (row[1] == null) {
                if (self == null) {
                    crowds.saw(
                            led.stream()
                                    .map(number -> byNumber.get(number).query())
                                    .map(query -> new Crowds.Lead(seen, query))
                                    .toList());
                }
                continue;
            }
            var sighting = new Sighting(row, level);
            led.forEach(
                    number -> byLead.computeIfAbsent(number, n -> new ArrayList<>()).add(sighting));
        }
        return byLead;
    }

    private static Collection<Sighting> worth(
            List<Integer> its, Map<Integer, List<Sighting>> byLead) {
        var worth = new LinkedHashMap<UUID, Sighting>();
        for (int number : its) {
            for (Sighting sighting : byLead.getOrDefault(number, List.of())) {
                if (worth.size() < MOST_COMPARED) {
                    worth.putIfAbsent(sighting.id(), sighting);
                }
            }
        }
        return worth.values();
    }

    private List<Object[]> rows() {
        String sql = FOUND.formatted(seen, Candidate.COLUMNS, MOST_COMPARED, MOST_LOOSE);
        NativeQuery<Object[]> select =
                database.unwrap(Session.class).createNativeQuery(sql, Object[].class);
        bind(select, Way.ids, "ids", "idNumbers");
        bind(select, Way.close, "close", "closeNumbers");
        bind(select, Way.loose, "loose", "looseNumbers");
        if (self != null) {
            select.setParameter("self", self);
        }
        return select.getResultList();
    }

    private void bind(NativeQuery<?> select, Way way, String queries, String places) {
        var asked = new ArrayList<String>();
        var its = new ArrayList<Integer>();
        leads.forEach(
                (lead, number) -> {
                    if (lead.way() == way) {
                        asked.add(lead.query());
                        its.add(number);
                    }
                });
        select.setParameter(queries, asked.toArray(String[]::new));
        select.setParameter(places, its.toArray(Integer[]::new));
    }
}
