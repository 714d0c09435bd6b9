package org.openletter.prisoners.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.prisoners.names.Explanation.Feature;
import org.openletter.text.WildText;

class LikenessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Alexei Gorinov | Алексей Горинов",
                "Горинов, Алексей | Alexei Gorinow",
                "АЛЕКСЕЙ ГОРИНОВ | alexej gorinov",
                "alekseygorinov | Алексей Горинов",
                "gorinovaleksey | Алексей Горинов",
                "Алексей Александрович Горинов | Алексей Горинов",
                "Горинов Алексей Александрович | Alexei Gorinov",
                "г-н Алексей Горинов | Алексей Горинов",
                "Dr. Alexei Gorinov | Алексей Горинов",
                "Артем Елкин | Артём Ёлкин",
                "Андреи Седов | Андрей Седов",
                "Владимир Кара Мурза | Vladimir Kara-Murza",
                "Владимир Карамурза | Vladimir Kara-Murza",
            })
    void order_case_marks_titles_spaces_and_patronymics_do_not_part_a_name(
            String asked, String known) {
        assertTrue(score(asked, known) >= 0.9, () -> asked + " " + score(asked, known));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Сергей Петрук | Siarhei Piatruk",
                "Сергій Петрук | Sergei Petruk",
                "Uladzimir Navumik | Владимир Наумик",
                "Володимир Наумик | Vladimir Naumik",
                "Oleksandr Kravets | Александр Кравец",
                "Aliaksandr Kravets | Александр Кравец",
                "Святлана Ціханоўская | Svetlana Tihanovskaja",
                "Hanna Bondar | Анна Бондарь",
                "Volha Takarchuk | Ольга Токарчук",
                "Sergejs Lavruhins | Сергей Лаврухин",
                "Vladimiras Kozinas | Владимир Козин",
                "Szergej Navalnij | Сергей Навальный",
                "Ильхам Гейдарович Мамедов | Ilham Heydər oğlu Məmmədov",
                "Мурад Расим кызы Гасанова | Murad Rasim qızı Həsənova",
                "Abd al-Aziz Nuristani | Abdulaziz Nooristani",
                "محمد حسين | Mohammad Hussein",
            })
    void a_name_in_another_language_is_the_same_name(String asked, String known) {
        assertTrue(score(asked, known) >= 0.8, () -> asked + " " + score(asked, known));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Саша Сколиченко | Саша Скочиленко",
                "Alexei Gorniov | Алексей Горинов",
                "Aleksei Gorinovv | Алексей Горинов",
                "Алексй Горинов | Алексей Горинов",
                "Al3xei G0rinov | Alexei Gorinov",
                "LAUREN TNDIAYE | Laurent Ndiaye",
            })
    void a_typing_error_is_forgiven(String asked, String known) {
        var score = score(asked, known);

        assertTrue(score >= 0.7 && score < 1, () -> asked + " " + score);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Мария Захарова | Светлана Захарова",
                "Мария Захарова | Никита Захаров",
                "Светлана Захарова | Никита Захаров",
                "Мария Захарова | Марина Захарова",
                "Александра Захарова | Александр Захаров",
                "Алексей Иванов | Александр Иванов",
                "Сергей Викторович Лавров | Сергей Борисович Лавров",
                "Hans O Friedrich | Hans Joachim Friedrich",
                "Salman bin Muhammad Rawi | Muhammad bin Salman Rawi",
                "Wang Wei | Yang Wei",
                "陈伟 | 陈卫",
                "Gorinov | Алексей Горинов",
                "Алексей | Алексей Горинов",
                "N. N. | Nursultan Nazarov",
            })
    void another_name_is_no_match(String asked, String known) {
        assertTrue(score(asked, known) < 0.7, () -> asked + " " + score(asked, known));
    }

    @Test
    void initials_are_a_match_but_a_doubtful_one() {
        assertEquals(0.75, score("А. Горинов", "Alexei Gorinov"));
        assertEquals(0.75, score("Ю. Горинов", "Yuri Gorinov"));
        assertEquals(0.85, score("А. А. Горинов", "Алексей Александрович Горинов"));
    }

    @Test
    void a_feminine_and_a_masculine_form_agree_with_a_penalty() {
        for (var form : List.of("Горинов Горинова", "Ольшанский Ольшанская", "Merkel Merkelová")) {
            var forms = form.split(" ");
            var score = score("Валя " + forms[0], "Валя " + forms[1]);

            assertTrue(score >= 0.7 && score < 0.9, () -> form + " " + score);
        }
    }

    @Test
    void a_short_form_says_less_than_the_name() {
        var brief = score("Саша Скочиленко", "Александра Скочиленко");

        assertTrue(brief >= 0.8 && brief < 0.95);
        assertTrue(score("Маша Скочиленко", "Александра Скочиленко") < 0.7);
    }

    @Test
    void a_chinese_name_is_read_by_its_characters_or_aloud() {
        assertEquals(1, score("劉曉波", "刘晓波"));
        assertTrue(score("Liu Xiaobo", "刘晓波") >= 0.95);
        assertTrue(score("Xiaobo Liu", "刘晓波") >= 0.95);
        assertTrue(score("Liu Xiao-bo", "刘晓波") >= 0.95);
        assertTrue(score("刘晓明", "刘晓波") < 0.7);
    }

    @Test
    void a_name_typed_on_the_other_keyboard_is_read() {
        assertTrue(score("Fktrctq Ujhbyjd", "Алексей Горинов") >= 0.9);
        assertTrue(score("Фдучуш Пщкштщм", "Alexei Gorinov") >= 0.9);
        assertTrue(score("Fktrctq Ujhbyjd", "Алексей Горинов") < 1);
    }

    @Test
    void the_given_name_of_one_alias_and_the_family_name_of_another_make_no_match() {
        var query = Likeness.to(Person.named("Ivan Petrov"));

        assertFalse(query.of(Person.named("Ivan Sidorenko", "Oleg Petrov")).match());
        assertTrue(query.of(Person.named("Ivan Sidorenko", "Ivan Petrov")).match());
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
    void given_and_family_names_that_changed_places_lower_the_score() {
        var known = new Person.Name("Hans Friedrich", false, "Hans", "Friedrich", "de");
        var record = new Person(List.of(known), null, Set.of(), null, Set.of());

        assertEquals(1, Likeness.to(Person.named("Friedrich, Hans")).of(record).score());
        assertEquals(0.75, Likeness.to(Person.named("Hans, Friedrich")).of(record).score());
    }

    @Test
    void the_language_of_a_name_tells_how_its_letters_sound() {
        var known = new Person.Name("Горбань Рахманов", false, null, null, "uk");
        var record = new Person(List.of(known), null, Set.of(), null, Set.of());

        assertEquals(1, Likeness.to(Person.named("Horban Rakhmanov")).of(record).score());
    }

    @Test
    void every_word_is_explained() {
        var found =
                Likeness.to(Person.named("Serej Petrovich Lavrov"))
                        .of(Person.named("Sergei Lavrov von"));
        var texts =
                found.explanation().stream()
                        .filter(e -> e.feature() == Feature.nameWord)
                        .map(Explanation::text)
                        .collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "lavrov = lavrov (same word)",
                        "serej ≈ sergei (typing error)",
                        "petrovich is only in the query",
                        "von is only in the record"),
                texts);
        assertTrue(
                Likeness.to(Person.named("Ivan Lavrov"))
                        .of(Person.named("Oleg Lavrov"))
                        .explanation()
                        .stream()
                        .anyMatch(e -> e.text().equals("ivan is another word than oleg")));
    }

    @Property
    void any_two_texts_can_be_compared(@ForAll("wild") String asked, @ForAll("wild") String known) {
        var score = score(asked, known);

        assertTrue(score >= 0 && score <= 1);
        if (!Keys.tokens(asked).isEmpty()) {
            assertEquals(1, score(asked, asked));
        }
    }

    @Test
    void many_threads_get_the_same_score() {
        var query = Likeness.to(Person.named("Юрий Щекочихин"));
        var scores =
                IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> query.of(Person.named("Yuri Shchekochikhin " + i % 7)))
                        .map(Comparison::score)
                        .collect(Collectors.toSet());

        assertEquals(1, scores.size());
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }

    private static double score(String asked, String known) {
        return Likeness.to(Person.named(asked)).of(Person.named(known)).score();
    }
}
