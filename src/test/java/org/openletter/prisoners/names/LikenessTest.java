package org.openletter.prisoners.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.prisoners.names.Explanation.Feature;

class LikenessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Alexei Gorinov | Алексей Горинов",
                "Горинов, Алексей | Alexei Gorinow",
                "alekseygorinov | Алексей Горинов",
                "gorinovaleksey | Алексей Горинов",
                "Алексей Александрович Горинов | Алексей Горинов",
                "Саша Сколиченко | Саша Скочиленко",
                "Владимир Кара Мурза | Vladimir Kara-Murza",
            })
    void one_name_written_otherwise_is_a_match(String asked, String known) {
        assertTrue(score(asked, known) >= 0.70, () -> asked + " " + score(asked, known));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Мария Захарова | Светлана Захарова",
                "Мария Захарова | Никита Захаров",
                "Gorinov | Алексей Горинов",
            })
    void another_name_is_none(String asked, String known) {
        assertTrue(score(asked, known) < 0.70, () -> asked + " " + score(asked, known));
    }

    @Test
    void a_name_typed_on_the_other_keyboard_is_read() {
        assertTrue(score("Fktrctq Ujhbyjd", "Алексей Горинов") >= 0.9);
        assertTrue(score("Фдучуш Пщкштщм", "Alexei Gorinov") >= 0.9);
    }

    @Test
    void the_given_name_of_one_alias_and_the_family_name_of_another_make_no_match() {
        var query = Likeness.to(Person.named("Ivan Petrov"));

        assertFalse(query.of(Person.named("Ivan Sidorenko", "Oleg Petrov")).match());
    }

    @Test
    void a_weak_name_never_makes_a_match_alone() {
        var weak = new Person.Name("Ivan Petrov", true, null, null, null);
        var record = new Person(List.of(weak), null, Set.of(), null, Set.of());
        var found = Likeness.to(Person.named("Ivan Petrov")).of(record);

        assertFalse(found.match());
        assertTrue(found.explanation().stream().anyMatch(e -> e.feature() == Feature.weakAlias));
    }

    @Test
    void circumstances_lower_the_score_and_say_why() {
        var query = new Person(names("陈卫"), "1969-02-21", Set.of("cn"), "male", Set.of());
        var same = new Person(names("陈卫"), "1969-02", Set.of("CN"), "male", Set.of());
        var other = new Person(names("陈卫"), "1967-11-03", Set.of("CN"), "female", Set.of());

        assertEquals(1, Likeness.to(query).of(same).score());
        var found = Likeness.to(query).of(other);
        assertFalse(found.match());
        assertTrue(
                found.explanation().stream()
                        .anyMatch(e -> e.feature() == Feature.birthYear && e.score() == 0));
    }

    @Test
    void an_external_id_in_common_raises_the_score() {
        var id = new Person.ExternalId("wikidata", "Q1");
        var query = new Person(names("Ivan Petrov"), null, Set.of(), null, Set.of(id));
        var record = new Person(names("Яна Седова"), null, Set.of(), null, Set.of(id));

        assertTrue(Likeness.to(query).of(record).score() >= 0.95);
    }

    private static List<Person.Name> names(String full) {
        return List.of(Person.Name.of(full));
    }

    private static double score(String asked, String known) {
        return Likeness.to(Person.named(asked)).of(Person.named(known)).score();
    }
}
