package org.openletter.prisoners.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openletter.prisoners.names.Explanation.Feature;

class ResemblanceTest {

    private static final List<String> GIVEN =
            List.of(
                    "Alexei",
                    "Алексей",
                    "Саша",
                    "Hanna",
                    "Ганна",
                    "Wei",
                    "محمد",
                    "刘",
                    "А.",
                    "Dr. Yuri",
                    "Márton",
                    "Liu Xiao",
                    "Abd al-Aziz",
                    "");
    private static final List<String> FAMILY =
            List.of(
                    "Gorinov",
                    "Горинов",
                    "Gorniov",
                    "Горинова",
                    "Kara-Murza",
                    "Карамурза",
                    "Alexeigorinov",
                    "晓波",
                    "حسين",
                    "Wang",
                    "Александрович Горинов",
                    "Ujhbyjd",
                    "bin Alexei Rawi",
                    "");

    /** What is kept of somebody's names, and explained late, says what the names themselves say. */
    @Test
    void kept_names_are_compared_as_the_names_are() {
        List<Person.Name> names = names();
        int compared = 0;
        for (int i = 0; i < names.size(); i++) {
            var query = Likeness.to(Person.named(names.get(i).full()));
            for (int j = 0; j < names.size(); j += 3) {
                List<Person.Name> known = names.subList(j, Math.min(j + 1 + j % 3, names.size()));
                Comparison whole =
                        query.of(new Person(known, "1976", Set.of("RU"), "male", Set.of()));
                Resemblance late = query.resemblance(Portrait.ofNames(known));

                assertEquals(whole, late.explained());
                assertEquals(whole.score(), late.score());
                for (double least : new double[] {0.5, 0.85, 1}) {
                    assertEquals(everyWord(whole, least), late.everyWord(least), whole::toString);
                }
                compared++;
            }
        }
        assertTrue(compared > 10_000);
    }

    /** Who can't be more like it isn't compared, so this must never be too low. */
    @Test
    void no_name_is_more_like_another_than_it_may_be() {
        List<NameLine> lines = names().stream().map(NameLine::of).toList();
        double nearest = 1;
        for (NameLine query : lines) {
            for (NameLine record : lines) {
                double most = Alignment.most(query, record);
                double score = Alignment.of(query, record).score();

                assertTrue(score <= most, () -> query.full() + " " + record.full());
                nearest = most < 1 ? Math.min(nearest, most - score) : nearest;
            }
        }
        assertEquals(0, nearest);
    }

    private static boolean everyWord(Comparison comparison, double least) {
        return comparison.explanation().stream()
                .filter(reason -> reason.feature() == Feature.nameWord)
                .allMatch(reason -> reason.query() == null || reason.score() >= least);
    }

    private static List<Person.Name> names() {
        var names = new ArrayList<Person.Name>();
        for (String given : GIVEN) {
            for (String family : FAMILY) {
                String full = (given + " " + family).strip();
                boolean weak = names.size() % 11 == 0;
                names.add(
                        names.size() % 4 == 0
                                ? new Person.Name(full, weak, given, family, "uk")
                                : new Person.Name(full, weak, null, null, null));
            }
        }
        return names;
    }
}
