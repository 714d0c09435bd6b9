package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Comparison;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Person;
import org.openletter.prisoners.names.Portrait;

/**
 * Who among those that the caller may know of is meant by a description of a person. Costs two
 * statements for some descriptions, and so many comparisons for each at the most, however common
 * the names are.
 */
@ApplicationScoped
class Matching {

    static final int MOST_NAMES = 5;

    private static final int MOST_COMPARED = 80;
    private static final int MOST_LOOSE = 40;
    private static final Pattern COMMA = Pattern.compile(",");

    /** Below this, what was found has nothing to do with what was asked for. */
    private static final double FLOOR = 0.4;

    /** Descriptions that are looked for with one statement: much leads to several of them. */
    private static final int TOGETHER = 25;

    private static final String NOT_JUDGED =
            """
             and e.id <> :self and not exists (select from judgement j where j.replaced_at is null \
            and j.judgement = 'different' and j.first_id = least(e.id, :self) and j.second_id = greatest(e.id, :self))""";

    /**
     * One row for each record that was found, with all that led to it. With limits that PostgreSQL
     * doesn't know when it plans, it would read the whole table instead of the index. A single word
     * that more have than can be compared says too little of any of them.
     */
    private static final String FOUND =
            """
            with found as (
              select l.number, e.id
              from unnest(cast(:close as text[]), cast(:closeNumbers as int[])) l(lead, number),
                lateral (select e.id from prisoner e where %1$s and e.name_search @@ cast(l.lead as tsquery) limit %3$d) e
              union all
              select fits.number, fits.id
              from (
                select l.number, e.id, count(*) over (partition by l.number) as many
                from unnest(cast(:loose as text[]), cast(:looseNumbers as int[])) l(lead, number),
                  lateral (select e.id from prisoner e where %1$s and e.name_search @@ cast(l.lead as tsquery) limit %4$d + 1) e) fits
              where fits.many <= %4$d
              union all
              select l.number, e.id
              from unnest(cast(:ids as text[]), cast(:idNumbers as int[])) l(lead, number),
                lateral (select e.id from prisoner_brief b join prisoner e on e.id = b.id
                  where b.known_as && array[l.lead] and %1$s limit %3$d) e)
            select array_to_string(array_agg(f.number order by f.number), ','), %2$s
            from found f join prisoner e on e.id = f.id group by e.id""";

    private final EntityManager database;

    Matching(EntityManager database) {
        this.database = database;
    }

    /** Somebody, and how likely they are meant. */
    record Found(Candidate candidate, Comparison comparison) {}

    /** For each description whom it may mean, the likeliest first. */
    List<List<Found>> find(List<Person> asked, Caller caller) {
        return IntStream.iterate(0, from -> from < asked.size(), from -> from + TOGETHER)
                .mapToObj(from -> asked.subList(from, Math.min(from + TOGETHER, asked.size())))
                .flatMap(some -> find(some, caller, null).stream())
                .toList();
    }

    /** Who else may be meant by a record; nobody whom an editor has told apart from it. */
    List<Found> others(Person record, Caller caller, UUID self) {
        return find(List.of(record), caller, self).get(0);
    }

    private List<List<Found>> find(List<Person> asked, Caller caller, @Nullable UUID self) {
        var words = new LinkedHashSet<Set<String>>();
        asked.forEach(
                person -> Clues.names(person).forEach(name -> words.addAll(NameQuery.words(name))));
        Vocabulary vocabulary = Vocabulary.near(database, words);
        List<Clues> clues = new ArrayList<>();
        asked.forEach(person -> clues.add(Clues.of(person, vocabulary)));
        var found = new Search(clues, caller, self).run();
        var read = new HashMap<UUID, Portrait>();
        Function<Candidate, Portrait> portraits =
                candidate ->
                        read.computeIfAbsent(candidate.id(), id -> Portrait.of(candidate.person()));
        return IntStream.range(0, asked.size())
                .mapToObj(i -> likely(asked.get(i), found.get(i), portraits))
                .toList();
    }

    private static List<Found> likely(
            Person asked,
            Collection<Candidate> candidates,
            Function<Candidate, Portrait> portraits) {
        Likeness likeness = Likeness.to(asked);
        return candidates.stream()
                .map(candidate -> new Found(candidate, likeness.of(portraits.apply(candidate))))
                .filter(found -> found.comparison().score() >= FLOOR)
                .sorted(
                        Comparator.comparing((Found found) -> -found.comparison().score())
                                .thenComparing(found -> found.candidate().id()))
                .toList();
    }

    /** One statement for some descriptions; what leads to several of them is followed once. */
    private final class Search {
        private final Caller caller;
        private final @Nullable UUID self;

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

        Search(List<Clues> clues, Caller caller, @Nullable UUID self) {
            this.caller = caller;
            this.self = self;
            for (Clues some : clues) {
                var its = new ArrayList<Integer>();
                add(Way.ids, some.ids(), its);
                add(Way.close, some.close(), its);
                add(Way.loose, some.loose(), its);
                numbers.add(its);
            }
        }

        private void add(Way way, List<String> queries, List<Integer> its) {
            for (String query : queries) {
                its.add(leads.computeIfAbsent(new Lead(way, query), lead -> leads.size()));
            }
        }

        /** For each description those that are worth a comparison. */
        List<Collection<Candidate>> run() {
            Map<Integer, List<Candidate>> byLead = leads.isEmpty() ? Map.of() : followed();
            return numbers.stream().map(its -> worth(its, byLead)).toList();
        }

        private Map<Integer, List<Candidate>> followed() {
            var byLead = new HashMap<Integer, List<Candidate>>();
            Level level = Level.of(caller);
            for (Object[] row : rows()) {
                Candidate candidate = Candidate.read(row, level);
                COMMA.splitAsStream(String.valueOf(row[0]))
                        .map(Integer::valueOf)
                        .forEach(
                                number ->
                                        byLead.computeIfAbsent(number, n -> new ArrayList<>())
                                                .add(candidate));
            }
            return byLead;
        }

        private static Collection<Candidate> worth(
                List<Integer> its, Map<Integer, List<Candidate>> byLead) {
            var worth = new LinkedHashMap<UUID, Candidate>();
            for (int number : its) {
                for (Candidate candidate : byLead.getOrDefault(number, List.of())) {
                    if (worth.size() < MOST_COMPARED) {
                        worth.putIfAbsent(candidate.id(), candidate);
                    }
                }
            }
            return worth.values();
        }

        private List<Object[]> rows() {
            String seen =
                    "e.deleted_at is null and "
                            + Sight.records(caller)
                            + (self == null ? "" : NOT_JUDGED);
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
}
