package org.openletter.prisoners.names;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.prisoners.names.Explanation.Feature;
import org.openletter.prisoners.names.Person.ExternalId;
import org.openletter.text.WildText;

class CircumstancesTest {
    @ParameterizedTest
    @CsvSource({
        "1968, 1968-05, 1",
        "1968-05-17, 1968, 1",
        "1968-05-17, 1968-05-17, 1",
        "196X, 1968-05-17, 1",
        "1967/1969, 1968, 1",
        "../1970, 1968, 1",
        "1967~, 1968-05-17, 1",
        "1968, 1969, 0.85",
        "1968-05-17, 1969, 0.85",
        "1968-05-17, 1969-05-17, 0.6",
        "1968-05-17, 1968-05-18, 0.75",
        "1968-05, 1968-06-01, 0.75",
        "1968-05-07, 1968-07-05, 0.875",
        "not a date, 1968, 1",
    })
    void birth_dates_lower_the_score_only_where_they_contradict(
            String asked, String known, double score) {
        var found = compare(born(asked), born(known));

        assertEquals(score, found.score(), 0.0005);
    }

    @Test
    void a_birth_date_that_contradicts_says_so() {
        var found = compare(born("1968-05-07"), born("1969-07-05"));
        var year = reason(found, Feature.birthYear);

        assertEquals("1968-05-07", year.query());
        assertEquals("1969-07-05", year.record());
        assertEquals(0, year.score());
        assertTrue(year.text().startsWith("disjoint"));
        assertEquals(
                "day and month seem swapped",
                reason(compare(born("1968-05-07"), born("1968-07-05")), Feature.birthDay).text());
    }

    @Test
    void two_people_of_one_name_are_told_apart_by_birth_and_gender() {
        var one = new Person(names("陈卫"), "1969-02-21", Set.of("CN"), "male", Set.of());
        var other = new Person(names("陈卫"), "1967", Set.of("CN"), "female", Set.of());

        assertTrue(compare(one, one).match());
        assertFalse(compare(one, other).match());
        assertFalse(compare(born("1969-02-21"), born("1967-11-03")).match());
    }

    @Test
    void countries_and_genders_lower_the_score_only_where_both_are_known() {
        var record = new Person(names("Ivan Petrov"), null, Set.of("RU", "BY"), "male", Set.of());

        assertEquals(1, compare(Person.named("Ivan Petrov"), record).score());
        assertEquals(1, compare(from("by", "male"), record).score());
        assertEquals(1, compare(from("by", "other"), record).score());
        assertEquals(0.8, compare(from("de", "male"), record).score());
        assertEquals(0.8, compare(from("ru", "female"), record).score());
        assertEquals(0.6, compare(from("de", "female"), record).score());
    }

    @Test
    void an_external_id_in_common_outweighs_the_name() {
        var id = new ExternalId("wikidata", "Q1");
        var query = new Person(names("Ivan Petrov"), null, Set.of(), null, Set.of(id));
        var record = new Person(names("Яна Седова"), null, Set.of(), null, Set.of(id));
        var found = compare(query, record);

        assertTrue(found.score() >= 0.95);
        assertEquals("wikidata: Q1", reason(found, Feature.externalId).record());
        var other = new ExternalId("viaf", "Q1");
        var unlike = new Person(names("Яна Седова"), null, Set.of(), null, Set.of(other));
        assertFalse(compare(query, unlike).match());
    }

    @Test
    void whoever_has_no_name_is_like_nobody() {
        var nobody = new Person(List.of(), null, Set.of(), null, Set.of());

        assertEquals(0, compare(nobody, Person.named("Ivan Petrov")).score());
        assertEquals(0, compare(Person.named("Ivan Petrov"), nobody).score());
        assertEquals(List.of(), compare(Person.named("Ivan"), nobody).explanation());
    }

    @Property
    void nobody_is_likelier_than_all_but_the_names_allows(
            @ForAll("people") Person asked, @ForAll("people") Person known) {
        var likeness = Likeness.to(asked);

        assertTrue(likeness.of(known).score() <= likeness.most(known));
        if (Collections.disjoint(asked.externalIds(), known.externalIds())) {
            assertEquals(
                    Likeness.to(called("Ivan Petrov", asked))
                            .of(called("Ivan Petrov", known))
                            .score(),
                    likeness.most(known));
        }
    }

    @Provide
    Arbitrary<Person> people() {
        return Combinators.combine(
                        WildText.any(),
                        Arbitraries.of("1968", "1968-05-17", "1968-05-18", "1971~", "196X", "?")
                                .injectNull(0.2),
                        Arbitraries.of("RU", "BY", "de").set().ofMaxSize(2),
                        Arbitraries.of("female", "male", "other").injectNull(0.2),
                        Arbitraries.of("Q1", "Q2").set().ofMaxSize(1))
                .as(
                        (name, bornOn, countries, gender, ids) ->
                                new Person(
                                        names(name),
                                        bornOn,
                                        countries,
                                        gender,
                                        ids.stream()
                                                .map(id -> new ExternalId("wikidata", id))
                                                .collect(toSet())));
    }

    private static Person called(String name, Person person) {
        return new Person(
                names(name),
                person.bornOn(),
                person.countries(),
                person.gender(),
                person.externalIds());
    }

    private static Person born(String date) {
        return new Person(names("Ivan Petrov"), date, Set.of(), null, Set.of());
    }

    private static Person from(String country, String gender) {
        return new Person(names("Ivan Petrov"), null, Set.of(country), gender, Set.of());
    }

    private static List<Person.Name> names(String full) {
        return List.of(Person.Name.of(full));
    }

    private static Comparison compare(Person query, Person record) {
        return Likeness.to(query).of(record);
    }

    private static Explanation reason(Comparison found, Feature feature) {
        return found.explanation().stream()
                .filter(e -> e.feature() == feature)
                .findFirst()
                .orElseThrow();
    }
}
