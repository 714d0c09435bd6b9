package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Comparison;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Person;

/**
 * Who among those that the caller may know of is meant by a description of a person. Costs one
 * statement for all descriptions, one for each, and so many comparisons at the most, however common
 * the names are.
 */
@ApplicationScoped
class Matching {

    static final int MOST_NAMES = 5;

    private static final int MOST_COMPARED = 80;
    private static final int MOST_LOOSE = 40;

    /** Below this, what was found has nothing to do with what was asked for. */
    private static final double FLOOR = 0.4;

    private static final String NOT_JUDGED =
            """
             and e.id <> :self and not exists (select from judgement j where j.replaced_at is null \
            and j.judgement = 'different' and j.first_id = least(e.id, :self) and j.second_id = greatest(e.id, :self))""";

    private final EntityManager database;

    Matching(EntityManager database) {
        this.database = database;
    }

    /** Somebody, and how likely they are meant. */
    record Found(Candidate candidate, Comparison comparison) {}

    /** For each description whom it may mean, the likeliest first. */
    List<List<Found>> find(List<Person> asked, Caller caller) {
        var words = new LinkedHashSet<Set<String>>();
        asked.forEach(person -> names(person).forEach(name -> words.addAll(NameQuery.words(name))));
        Vocabulary vocabulary = Vocabulary.near(database, words);
        return asked.stream().map(person -> find(person, vocabulary, caller, null)).toList();
    }

    /** Who else may be meant by a record; nobody whom an editor has told apart from it. */
    List<Found> others(Person record, Caller caller, UUID self) {
        var words = new LinkedHashSet<Set<String>>();
        names(record).forEach(name -> words.addAll(NameQuery.words(name)));
        return find(record, Vocabulary.near(database, words), caller, self);
    }

    private static List<String> names(Person person) {
        return person.names().stream().map(Person.Name::full).distinct().limit(MOST_NAMES).toList();
    }

    private List<Found> find(
            Person asked, Vocabulary vocabulary, Caller caller, @Nullable UUID self) {
        Likeness likeness = Likeness.to(asked);
        return candidates(asked, vocabulary, caller, self).values().stream()
                .map(candidate -> new Found(candidate, likeness.of(candidate.person())))
                .filter(found -> found.comparison().score() >= FLOOR)
                .sorted(
                        Comparator.comparing((Found found) -> -found.comparison().score())
                                .thenComparing(found -> found.candidate().id()))
                .toList();
    }

    private Map<UUID, Candidate> candidates(
            Person asked, Vocabulary vocabulary, Caller caller, @Nullable UUID self) {
        var close = new LinkedHashSet<String>();
        var loose = new LinkedHashSet<String>();
        for (String name : names(asked)) {
            close.addAll(Leads.close(name, vocabulary::near));
            loose.addAll(Leads.loose(name, vocabulary::near));
        }
        var branches = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        String seen =
                "e.deleted_at is null and "
                        + Sight.records(caller)
                        + (self == null ? "" : NOT_JUDGED);
        if (self != null) {
            parameters.put("self", self);
        }
        if (!asked.externalIds().isEmpty()) {
            parameters.put(
                    "ids",
                    asked.externalIds().stream()
                            .map(id -> id.scheme() + ":" + id.value())
                            .toArray(String[]::new));
            branches.add(branch(0, seen, "e.known_as && cast(:ids as text[])", MOST_COMPARED));
        }
        int looseFrom = branches.size() + close.size();
        close.addAll(loose);
        for (String lead : close) {
            int number = branches.size();
            parameters.put("lead" + number, lead);
            branches.add(
                    branch(
                            number,
                            seen,
                            "e.name_search @@ cast(:lead" + number + " as tsquery)",
                            number < looseFrom ? MOST_COMPARED : MOST_LOOSE + 1));
        }
        return branches.isEmpty() ? Map.of() : read(branches, parameters, looseFrom, caller);
    }

    private static String branch(int number, String seen, String condition, int most) {
        return "(select %d, %s from prisoner e where %s and %s limit %d)"
                .formatted(number, Candidate.COLUMNS, seen, condition, most);
    }

    private Map<UUID, Candidate> read(
            List<String> branches, Map<String, Object> parameters, int looseFrom, Caller caller) {
        NativeQuery<Object[]> select =
                database.unwrap(Session.class)
                        .createNativeQuery(String.join(" union all ", branches), Object[].class);
        parameters.forEach(select::setParameter);
        List<Object[]> rows = select.getResultList();
        var counts = new HashMap<Object, Integer>();
        rows.forEach(row -> counts.merge(row[0], 1, Integer::sum));
        // A single word that more people have than can be compared says too little of any of them.
        var dropped = new HashSet<Object>();
        counts.forEach(
                (branch, count) -> {
                    if (((Number) branch).intValue() >= looseFrom && count > MOST_LOOSE) {
                        dropped.add(branch);
                    }
                });
        Level level = Level.of(caller);
        var candidates = new LinkedHashMap<UUID, Candidate>();
        for (Object[] row : rows) {
            if (candidates.size() < MOST_COMPARED
                    && !dropped.contains(row[0])
                    && !candidates.containsKey((UUID) row[1])) {
                candidates.put((UUID) row[1], Candidate.read(row, level));
            }
        }
        return candidates;
    }
}
