package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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

    /** Descriptions that are looked for with one statement. */
    private static final int TOGETHER = 10;

    private static final String NOT_JUDGED =
            """
             and e.id <> :self and not exists (select from judgement j where j.replaced_at is null \
            and j.judgement = 'different' and j.first_id = least(e.id, :self) and j.second_id = greatest(e.id, :self))""";

    /**
     * One row for each record that was found, with all that led to it. With limits that PostgreSQL
     * doesn't know when it plans, it would read the whole table instead of the index.
     */
    private static final String FOUND =
            """
            with found as (
              select l.number, e.id
              from unnest(cast(:close as text[]), cast(:closeNumbers as int[])) l(lead, number),
                lateral (select e.id from prisoner e where %1$s and e.name_search @@ cast(l.lead as tsquery) limit %3$d) e
              union all
              select l.number, e.id
              from unnest(cast(:loose as text[]), cast(:looseNumbers as int[])) l(lead, number),
                lateral (select e.id from prisoner e where %1$s and e.name_search @@ cast(l.lead as tsquery) limit %4$d) e
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
        asked.forEach(person -> names(person).forEach(name -> words.addAll(NameQuery.words(name))));
        Vocabulary vocabulary = Vocabulary.near(database, words);
        List<Trail> trails = new ArrayList<>();
        asked.forEach(person -> trails.add(Trail.of(person, vocabulary)));
        var found = new Search(trails, caller, self).run();
        return IntStream.range(0, asked.size())
                .mapToObj(i -> likely(asked.get(i), found.get(i).values()))
                .toList();
    }

    private static List<Found> likely(Person asked, Collection<Candidate> candidates) {
        Likeness likeness = Likeness.to(asked);
        return candidates.stream()
                .map(candidate -> new Found(candidate, likeness.of(candidate.person())))
                .filter(found -> found.comparison().score() >= FLOOR)
                .sorted(
                        Comparator.comparing((Found found) -> -found.comparison().score())
                                .thenComparing(found -> found.candidate().id()))
                .toList();
    }

    private static List<String> names(Person person) {
        return person.names().stream().map(Person.Name::full).distinct().limit(MOST_NAMES).toList();
    }

    /** What may lead to somebody: keys elsewhere, then names, the closest first. */
    private record Trail(List<String> ids, List<String> close, List<String> loose) {

        static Trail of(Person person, Vocabulary vocabulary) {
            var close = new LinkedHashSet<String>();
            var loose = new LinkedHashSet<String>();
            for (String name : names(person)) {
                close.addAll(Leads.close(name, vocabulary::near));
                loose.addAll(Leads.loose(name, vocabulary::near));
            }
            loose.removeAll(close);
            return new Trail(
                    person.externalIds().stream()
                            .map(id -> id.scheme() + ":" + id.value())
                            .toList(),
                    List.copyOf(close),
                    List.copyOf(loose));
        }
    }

    /** One statement for some descriptions. */
    private final class Search {
        private final Caller caller;
        private final @Nullable UUID self;
        private final List<Map<UUID, Candidate>> found = new ArrayList<>();

        /** In the order in which they count. */
        private final List<Lead> leads = new ArrayList<>();

        private record Lead(Way way, int person, String query) {}

        private enum Way {
            ids,
            close,
            loose
        }

        Search(List<Trail> trails, Caller caller, @Nullable UUID self) {
            this.caller = caller;
            this.self = self;
            for (int person = 0; person < trails.size(); person++) {
                found.add(new LinkedHashMap<>());
                Trail trail = trails.get(person);
                add(Way.ids, person, trail.ids());
                add(Way.close, person, trail.close());
                add(Way.loose, person, trail.loose());
            }
        }

        private void add(Way way, int person, List<String> queries) {
            queries.forEach(query -> leads.add(new Lead(way, person, query)));
        }

        /** For each description those that are worth a comparison. */
        List<Map<UUID, Candidate>> run() {
            if (leads.isEmpty()) {
                return found;
            }
            var byLead = new TreeMap<Integer, List<Candidate>>();
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
            byLead.forEach((number, candidates) -> take(leads.get(number), candidates));
            return found;
        }

        private void take(Lead lead, List<Candidate> candidates) {
            // A single word that more have than can be compared says too little of any of them.
            if (lead.way() == Way.loose && candidates.size() > MOST_LOOSE) {
                return;
            }
            Map<UUID, Candidate> its = found.get(lead.person());
            for (Candidate candidate : candidates) {
                if (its.size() < MOST_COMPARED) {
                    its.putIfAbsent(candidate.id(), candidate);
                }
            }
        }

        private List<Object[]> rows() {
            String seen =
                    "e.deleted_at is null and "
                            + Sight.records(caller)
                            + (self == null ? "" : NOT_JUDGED);
            String sql = FOUND.formatted(seen, Candidate.COLUMNS, MOST_COMPARED, MOST_LOOSE + 1);
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

        private void bind(NativeQuery<?> select, Way way, String queries, String numbers) {
            int[] its =
                    IntStream.range(0, leads.size())
                            .filter(i -> leads.get(i).way() == way)
                            .toArray();
            select.setParameter(
                    queries,
                    IntStream.of(its).mapToObj(i -> leads.get(i).query()).toArray(String[]::new));
            select.setParameter(numbers, IntStream.of(its).boxed().toArray(Integer[]::new));
        }
    }
}
