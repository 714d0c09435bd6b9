package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Алексей Горинов, aleksey-gorinov",
        "Юрий Щекочихин, yuriy-shchekochikhin",
        "Олександр Зінченко, oleksandr-zinchenko",
        "Святлана Паўлаўна, svyatlana-pawlawna",
        "Советский подъезд, sovetskiy-podyezd",
        "Қайрат Нұрсұлтан, kayrat-nursultan",
        "Љубиша Ђорђевић, lubisha-dzhordzhevich",
        "陈卫, chen-wei",
        "曾金燕, zeng-jin-yan",
        "Γιώργος, giorgos",
        "თბილისი, tbilisi",
        "Ərəstun Əliyev, arastun-aliyev",
        "Müller’s Straße — ÉTÉ!, mullers-strasse-ete",
        "Łódź  & Øresund, lodz-oresund",
        "--Free--  them_all--, free-them-all",
        "100 days, 100-days",
        "😀, untitled",
        "'', untitled",
        "!?, untitled",
    })
    void a_title_in_any_script_becomes_plain_words(String title, String slug) {
        assertEquals(slug, Slug.of(title));
    }

    @Test
    void a_long_title_is_cut_between_two_words() {
        assertEquals(
                "a".repeat(40) + "-" + "b".repeat(30),
                Slug.of("a".repeat(40) + " " + "b".repeat(30) + " " + "c".repeat(30)));
        assertEquals("a".repeat(80), Slug.of("a".repeat(80) + " b"));
        assertEquals("a".repeat(80), Slug.of("a".repeat(200)));
    }

    @Test
    void a_slug_of_a_slug_is_the_same() {
        var slug = Slug.of("Письмо президенту, Щекочихин");

        assertEquals(slug, Slug.of(slug));
    }

    @Test
    void many_threads_get_the_same_slug() {
        var slugs =
                IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> Slug.of("Юрий Щекочихин, 陈卫, Γιώργος"))
                        .distinct()
                        .toList();

        assertEquals(1, slugs.size());
    }

    @Property
    void a_slug_is_always_fit_for_an_address(@ForAll("wild") String title) {
        var slug = Slug.of(title);

        assertTrue(slug.matches("[a-z0-9]+(-[a-z0-9]+)*"), slug);
        assertTrue(slug.length() <= 80);
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }
}
