package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.prisoners.Clues.Asked;
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

    /** Below this, what was found has nothing to do with what was asked for. */
    private static final double FLOOR = 0.4;

    /** Descriptions that are looked for with one statement: much leads to several of them. */
    private static final int TOGETHER = 25;

    private final EntityManager database;
    private final Crowds crowds;

    Matching(EntityManager database, Crowds crowds) {
        this.database = database;
        this.crowds = crowds;
    }

    /** Somebody, and how likely they are meant. */
    record Found(Candidate candidate, Comparison comparison) {}

    /** For each description whom it may mean, the likeliest first. */
    List<List<Found>> find(List<Person> asked, Caller caller) {
        return find(asked, caller, FLOOR);
    }

    /** The same, but only matches: that much else is alike needn't be known. */
    List<List<Found>> matches(List<Person> asked, Caller caller) {
        return find(asked, caller, Comparison.MATCH);
    }

    private List<List<Found>> find(List<Person> asked, Caller caller, double least) {
        return IntStream.iterate(0, from -> from < asked.size(), from -> from + TOGETHER)
                .mapToObj(from -> asked.subList(from, Math.min(from + TOGETHER, asked.size())))
                .flatMap(some -> find(some, caller, null, least).stream())
                .toList();
    }

    /** Who else may be meant by a record; nobody whom an editor has told apart from it. */
    List<Found> others(Person record, Caller caller, UUID self) {
        return find(List.of(record), caller, self, FLOOR).get(0);
    }

    private List<List<Found>> find(
            List<Person> people, Caller caller, @Nullable UUID self, double least) {
        List<Asked> asked = people.stream().map(Asked::of).toList();
        var words = new LinkedHashSet<Set<String>>();
        asked.forEach(each -> each.names().forEach(name -> words.addAll(name.words())));
        Vocabulary vocabulary = Vocabulary.near(database, words);
        List<Clues> clues = asked.stream().map(each -> Clues.of(each, vocabulary)).toList();
        var found = new Pursuit(database, crowds, caller, self).of(clues);
        return IntStream.range(0, people.size())
                .mapToObj(i -> likely(people.get(i), found.get(i), least))
                .toList();
    }

    private static List<Found> likely(Person asked, Collection<Sighting> sightings, double least) {
        Likeness likeness = Likeness.to(asked);
        var likely = new ArrayList<Found>();
        for (Sighting sighting : sightings) {
            Comparison comparison = sighting.with(likeness, least);
            if (comparison != null) {
                likely.add(new Found(sighting.candidate(), comparison));
            }
        }
        likely.sort(
                Comparator.comparing((Found found) -> -found.comparison().score())
                        .thenComparing(found -> found.candidate().id()));
        return likely;
    }
}
