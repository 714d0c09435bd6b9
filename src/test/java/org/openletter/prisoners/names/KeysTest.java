package org.openletter.prisoners.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.text.WildText;

class KeysTest {
    /** Each pair may be read in two ways, and few of the many answers differ. */
    @Test
    void a_row_of_the_same_letters_is_read_before_anybody_tires() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    for (char first : "aceghijosuyz".toCharArray()) {
                        for (char second : "aceghijosuyz".toCharArray()) {
                            var name = (first + "" + second).repeat(150);
                            assertFalse(Keys.all(List.of(name, name + "é")).isEmpty(), name);
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gorinov Горинов Gorinow",
                "Navalny Nawalny Navalnyy Навальный НАВАЛЬНЫЙ Navalnij Naval’nyj Navaľnyj",
                "Yuri Юрий Jurij Yury Yuriy Juri Iouri",
                "Shchekochikhin Щекочихин Schtschekotschichin Szczekoczichin Ščekočichin",
                "Kagarlitsky Кагарлицкий Kagarlitskiy Kagarlitski Kagarlizki Kagarlicki",
                "Miftakhov Мифтахов Miftachow",
                "Kozyreva Козырева Kosyrewa",
                "Пчелинцев Pchelintsev Ptschelinzew Pczelincew",
                "Артём Артем Artyom Artem Artjom",
                "Умерова Umerova Umerowa",
                "Леніє Leniie Leniye Lenie",
                "Шестун Shestun Schestun Szestun Chestoun",
                "Шакурский Shakursky Schakurski Shakurskii",
                "Кузнецов Kuznetsov Kusnezow Kuzniecow Kuznecov Kouznetsov",
                "Жуков Zhukov Schukow Żukow Žukov Joukov",
                "Горбачёв Горбачев Gorbachev Gorbachov Gorbatschow Gorbaczow",
                "Сазонов Sazonov Sasonow",
                "Ходорковский Khodorkovsky Chodorkowski",
                "Соловьёв Solovyov Solovyev Soloviev Solowjow",
                "Бяляцкі Bialiatski Bjaljazki Bialiacki",
                "Ціханоўская Tsikhanouskaya Zichanouskaja Cichanouskaja",
                "Сергій Serhii Serhiy Sergiy",
                "Олег Oleg Oleh",
                "Яшин Yashin Jaschin Jaszyn Iachine",
                "Алексей Aleksey Alexei Alexey Aleksei Alexej",
                "Рахманинов Rachmaninoff Rakhmaninov",
                "Махмуд Mahmud Mahmoud Mahmood Makhmud",
                "Əliyev Aliyev Aliev Алиев",
                "Müller Mueller Muller",
            })
    void a_word_shares_a_key_with_all_its_spellings(String spellings) {
        var words = spellings.split(" ");
        var original = keys(words[0]);
        // The first is as its bearer writes it: what is stored, and what every other has to meet.
        var cyrillic = Arrays.stream(words).filter(w -> w.charAt(0) > 0x3ff).findFirst();
        var stored = cyrillic.map(KeysTest::keys).orElse(original);
        for (var word : words) {
            assertFalse(
                    Collections.disjoint(stored, keys(word)),
                    () -> word + " " + keys(word) + " misses " + stored);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Навальный, Наумов",
        "Sakharov, Захаров",
        "Горинов, Горин",
        "Козырева, Косарева",
        "Мария, Марина",
        "Шестун, Честун",
        "Светлана, Никита",
    })
    void other_words_share_none(String one, String other) {
        assertTrue(Collections.disjoint(keys(one), keys(other)));
    }

    @Test
    void a_misspelling_stays_near_for_trigrams() {
        var right = Keys.joined("Скочиленко");

        assertTrue(similarity(right, Keys.joined("Skolitschenko")) >= 0.3);
        assertTrue(similarity(right, Keys.joined("Сколиченко")) >= 0.3);
        assertTrue(similarity(right, Keys.joined("Naval’ny")) < 0.1);
    }

    @Test
    void commas_hyphens_and_dots_part_words_and_apostrophes_do_not() {
        assertEquals(Keys.tokens("Кара Мурза"), Keys.tokens("Кара-Мурза"));
        assertEquals(Keys.tokens("Navalny Alexei"), Keys.tokens("Navalny, Alexei"));
        assertEquals(3, Keys.tokens("В.В.Путин").size());
        assertEquals(Keys.tokens("ONeil"), Keys.tokens("O'Neil"));
        assertEquals(Keys.tokens("ONeil"), Keys.tokens("O’Neil"));
        assertEquals(Keys.tokens("Дарья"), Keys.tokens("Дар'я"));
    }

    @Test
    void letters_that_writers_take_for_one_are_one() {
        assertEquals(Keys.tokens("Артём Елкин"), Keys.tokens("артем ёлкин"));
        assertEquals(Keys.tokens("Андрей"), Keys.tokens("Андреи"));
        assertEquals(Keys.tokens("Андрей"), Keys.tokens("Андрей"));
    }

    @Test
    void a_chinese_name_is_found_by_its_characters_and_by_its_pinyin() {
        assertEquals(List.of(Set.of("陈卫"), Set.of("qen"), Set.of("vei")), Keys.tokens("陈卫"));
        assertTrue(Keys.tokens("陳衛").get(0).contains("陈卫"));
        assertTrue(meet("陈卫", "Chen Wei"));
        assertTrue(meet("刘晓波", "Liu Xiaobo"));
        assertTrue(meet("曾金燕", "Zeng Jinyan"));
        assertTrue(meet("欧阳小戎", "Ouyang Xiaorong"));
        assertEquals("qen vei", Keys.joined("陈卫"));
    }

    @Test
    void an_index_holds_every_key_of_every_name() {
        var all = Keys.all(List.of("Олег Сенцов", "陈卫"));

        assertEquals(Set.of("oleg", "oleh", "sencov", "陈卫", "qen", "vei"), all);
    }

    @Test
    void nothing_to_read_has_no_keys() {
        assertEquals(List.of(), Keys.tokens(""));
        assertEquals(List.of(), Keys.tokens(" -- ’ ' 😀"));
        assertEquals("", Keys.joined("!"));
        assertEquals(Set.of(), Keys.all(List.of()));
    }

    @Test
    void a_word_without_end_has_keys_of_bounded_length() {
        for (var letter : List.of("x", "щ", "陈", "ch", "s", "ю")) {
            var keys = Keys.all(List.of(letter.repeat(10_000)));

            assertTrue(keys.size() <= 16);
            keys.forEach(key -> assertTrue(key.length() <= 96));
        }
    }

    @Test
    void many_threads_get_the_same_keys() {
        var answers =
                IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> Keys.tokens("Юрий Щекочихин, Леніє, 陈卫, Γιώργος"))
                        .collect(Collectors.toSet());

        assertEquals(1, answers.size());
    }

    @Property
    void keys_are_few_and_plain_whatever_the_name(@ForAll("wild") String name) {
        for (var token : Keys.tokens(name)) {
            assertTrue(!token.isEmpty() && token.size() <= 8);
            token.forEach(key -> assertTrue(key.matches("[a-z0-9]+|\\p{IsHan}+"), key));
        }
        assertTrue(Keys.joined(name).matches("([a-z0-9]+( [a-z0-9]+)*)?"));
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }

    private static Set<String> keys(String word) {
        return Keys.all(List.of(word));
    }

    private static boolean meet(String stored, String asked) {
        var keys = keys(stored);
        return Keys.tokens(asked).stream().noneMatch(token -> Collections.disjoint(keys, token));
    }

    // As pg_trgm counts it.
    private static double similarity(String a, String b) {
        var shared = new HashSet<>(trigrams(a));
        shared.retainAll(trigrams(b));
        return (double) shared.size() / (trigrams(a).size() + trigrams(b).size() - shared.size());
    }

    private static Set<String> trigrams(String word) {
        var padded = "  " + word + " ";
        return IntStream.rangeClosed(0, padded.length() - 3)
                .mapToObj(i -> padded.substring(i, i + 3))
                .collect(Collectors.toSet());
    }
}
