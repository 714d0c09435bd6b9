package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.support.Api;
import org.openletter.support.Rows;
import org.openletter.support.Statements;

@QuarkusTest
class NameSearchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Матвей Жухрайский|Matvey Zhukhrayskiy",
                "Матвей Жухрайский|Matwej Schuchraiskij",
                "Матвей Жухрайский|МАТВЕЙ ЖУХРАЙСКИЙ",
                "Матвей Жухрайский|Zhukhraisky, Matvei",
                "Александра Скочиленко|Сколиченко",
                "Александра Скочиленко|Skolitschenko",
                "Александра Скочиленко|Skochilenko Alexandra",
                "Алевтина Брыкозубова|Брыкозубов",
                "Мирослав Дзюбанский|Дзюбанская",
                "Фёдор Ёлохов|Елохов",
                "Фёдор Ёлохов|Fedor Yolokhov",
                "Пантелей Вертихвост|Gfyntktq Dthnb[djcn",
                "Онисим Кривошлык|О. Кривошлык",
                "Алексей Щербозубый|alekseyshcherbozubyy",
                "Liu Xiaobrodok|Liu Xiao Brodok",
                "Глафира Мокроусенко|Глафира Мокроусепко"
            })
    void the_right_person_comes_first(String name, String typed) {
        make(name);

        JsonNode first = search(typed).at("/items/0");

        assertEquals(name, first.path("name").asText(), first::toString);
        assertTrue(first.get("score").doubleValue() > 0.3, first::toString);
        assertTrue(first.get("explanation").size() > 0, first::toString);
    }

    @Test
    void a_slip_is_forgiven_though_the_typed_word_is_somebody_elses_name() {
        make("Agrafena Zmiyelovets");
        make("Agrafena Zmiyelovetz-Other");
        String meant = make("Agrafena Zmeyelobets");

        List<String> ids = ids(search("Agrafena Zmeyelobetz"));

        assertEquals(meant, ids.get(0));
    }

    @Test
    void the_given_name_of_one_alias_with_the_family_name_of_another_is_no_full_match() {
        String mixed =
                make(
                        "{'names': [{'kind': 'primary', 'full': 'Evlampy Brusnichkin'}, {'kind': 'alias', 'full': 'Prokhor Kartoshkin'}]}",
                        true);
        String whole = make("Evlampy Kartoshkin");

        JsonNode items = search("Evlampy Kartoshkin").get("items");

        assertEquals(whole, items.at("/0/id").textValue());
        for (JsonNode item : items) {
            if (item.get("id").textValue().equals(mixed)) {
                assertTrue(item.get("score").doubleValue() < 0.7, item::toString);
            }
        }
    }

    @Test
    void nobody_is_found_by_a_name_that_nobody_has() {
        assertEquals(0, search("Xqvzzwq Wqzxvvk").get("items").size());
    }

    @Test
    void a_score_is_only_there_with_q() {
        String family = "S" + Api.unique();
        make("Anna " + family);

        assertFalse(Api.read("/v1/prisoners?limit=1").at("/items/0").has("score"));
        JsonNode one = Api.read("/v1/prisoners?fields=name&q=" + family).at("/items/0");
        assertTrue(one.has("score"), one::toString);
    }

    @Test
    void every_hit_is_met_once_whichever_way_it_was_found_and_counts_agree() {
        String family = "S" + Api.unique();
        String id = make("Anna " + family);
        make("Berta " + family + "ova");
        Rows.multiply(
                "prisoner", id, 60, Map.of("gender", "case when n % 3 = 0 then 'female' end"));
        String q = "/v1/prisoners?q=Anna+" + family;

        JsonNode page = Api.read(q + "&limit=7&facets=gender&gender=female");
        assertEquals(20, page.at("/page/total").asInt(), page::toString);
        assertEquals(20, page.at("/facets/gender/0/count").asInt(), page::toString);
        assertEquals(61, walk(q + "&limit=7").size());
        assertEquals(61, walk(q + "&limit=7&sort=createdAt").size());
    }

    @Test
    void a_page_has_the_best_of_all_and_says_how_many_there_are_without_counting() {
        String family = "S" + Api.unique();
        String id = make("Anna " + family);
        Rows.multiply("prisoner", id, 9, Map.of());
        make(family);
        make("Berta " + family);
        String q = "/v1/prisoners?q=" + family + "&limit=";

        List<String> all = ids(Api.read(q + 100));
        assertEquals(12, all.size());
        for (int limit : List.of(1, 4, 11, 12)) {
            JsonNode page = Api.read(q + limit);
            assertEquals(all.subList(0, limit), ids(page));
            assertEquals(12, page.at("/page/total").asInt());
        }
        assertEquals(all, walk(q + 4));
        assertEquals(12, Api.read(q + "4&count=exact").at("/page/total").asInt());
        assertFalse(Api.read(q + "4&count=none").at("/page").has("total"));
        assertEquals(2, Statements.of(() -> Api.read(q + 4)));
    }

    @Test
    void a_name_that_so_many_have_is_listed_without_a_rank_but_whole() {
        String family = "S" + Api.unique();
        String id = make("Anna " + family);
        Rows.multiply("prisoner", id, 260, Map.of());

        JsonNode page = Api.read("/v1/prisoners?limit=5&q=" + family);
        assertEquals(261, page.at("/page/total").asInt());
        assertTrue(page.at("/items/0").has("score"));
        assertEquals(261, walk("/v1/prisoners?limit=100&q=" + family).size());
    }

    @Test
    void a_name_that_changes_among_many_is_known_by_the_new_one_at_once() {
        String family = "S" + Api.unique();
        String id = make("Anna " + family);
        Rows.multiply("prisoner", id, 40, Map.of());
        String q = "/v1/prisoners?limit=100&q=Anna+" + family;

        assertEquals(Map.of(1.0, 41), scores(Api.read(q)));
        Rows.executeAsOwner(
                "update prisoner set names = jsonb_set(names, '{0,full}', '\"Anna %s Brusnichkina\"') where id = '%s'"
                        .formatted(family, id));

        JsonNode changed = Api.read(q);
        assertEquals(2, scores(changed).size(), changed::toString);
        assertEquals(id, changed.at("/items/40/id").textValue());
        assertTrue(changed.at("/items/40/explanation").toString().contains("brusnichkina"));
        assertEquals(2, Statements.of(() -> Api.read(q)));
        Rows.executeAsOwner("update prisoner set visibility = 'hidden' where id = '" + id + "'");
        assertEquals(Map.of(1.0, 40), scores(Api.read(q)));
    }

    @Test
    void a_search_costs_a_bounded_number_of_statements() {
        String family = "S" + Api.unique();
        make("Anna " + family);

        assertEquals(2, Statements.of(() -> search("Anna " + family)));
        assertTrue(Statements.of(() -> search("Anna " + family.replace('a', 'b') + "x y z")) <= 9);
    }

    private static List<String> walk(String path) {
        var ids = new ArrayList<String>();
        JsonNode page = Api.read(path);
        while (true) {
            page.get("items").forEach(item -> ids.add(item.get("id").textValue()));
            if (!page.at("/page").has("next")) {
                assertEquals(ids.size(), new HashSet<>(ids).size(), "met twice");
                return ids;
            }
            page = Api.json(200, Api.anonymous().get(page.at("/page/next").textValue()));
        }
    }

    private static JsonNode search(String typed) {
        return Api.read(
                "/v1/prisoners?limit=100&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    /** How many have which score. */
    private static Map<Double, Integer> scores(JsonNode page) {
        var scores = new HashMap<Double, Integer>();
        page.get("items")
                .forEach(item -> scores.merge(item.get("score").doubleValue(), 1, Integer::sum));
        return scores;
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(item -> ids.add(item.get("id").textValue()));
        return ids;
    }

    private static String make(String name) {
        return make("{'names': [{'kind': 'primary', 'full': '%s'}]}".formatted(name), true);
    }

    private static String make(String body, boolean json) {
        return Api.json(
                        201,
                        Api.sending(Api.admin(), body.replace('\'', '"')).post("/v1/prisoners"))
                .get("id")
                .textValue();
    }
}
