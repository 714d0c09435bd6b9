package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;

/** What every list answers: decisions 6, 7, 9, 13 and 14. */
@QuarkusTest
class ListingTest {

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    @EveryCollection
    void a_page_says_where_it_is_and_what_comes_next(Specimen some) {
        String word = Api.unique();
        for (int i = 0; i < 3; i++) {
            some.make(word);
        }
        Response response = Api.anonymous().get(some.marked(word) + "&limit=2");
        JsonNode page = Api.json(200, response);
        assertEquals(2, page.get("items").size());
        assertEquals(2, page.at("/page/limit").asInt());
        assertEquals(3, page.at("/page/total").asInt());
        assertEquals("eq", page.at("/page/totalRelation").asText());
        assertTrue(page.at("/page/self").asText().endsWith(some.marked(word) + "&limit=2"));
        assertFalse(page.get("page").has("prev"));
        assertFalse(page.has("facets"));
        List<String> links = response.headers().getValues("Link");
        assertTrue(links.contains("<" + page.at("/page/self").asText() + ">; rel=\"self\""));
        assertTrue(links.contains("<" + page.at("/page/next").asText() + ">; rel=\"next\""));

        JsonNode last = Api.read(page.at("/page/next").asText());
        assertEquals(1, last.get("items").size());
        assertFalse(last.get("page").has("next"), "there is nothing behind the last page");
        assertEquals(ids(page), ids(Api.read(last.at("/page/prev").asText())));
    }

    @EveryCollection
    void nothing_is_an_empty_page(Specimen some) {
        JsonNode page = Api.read(some.marked(Api.unique()));
        assertEquals(0, page.get("items").size());
        assertEquals(0, page.at("/page/total").asInt());
        assertFalse(page.get("page").has("next"));
        assertFalse(page.get("page").has("prev"));
    }

    @EveryCollection
    void a_page_has_twenty_items_unless_it_is_told_otherwise(Specimen some) {
        assertEquals(20, Api.read(some.path()).at("/page/limit").asInt());
        assertEquals(1, Api.read(some.path() + "?limit=1").at("/page/limit").asInt());
        assertEquals(100, Api.read(some.path() + "?limit=100").at("/page/limit").asInt());
    }

    @EveryCollection
    void a_limit_out_of_bounds_is_refused_and_never_cut(Specimen some) {
        for (String limit :
                List.of("0", "-1", "101", "1000", "1.5", "abc", "%2B5", "9".repeat(30))) {
            JsonNode problem = Api.json(400, Api.anonymous().get(some.path() + "?limit=" + limit));
            assertEquals("limit", problem.at("/errors/0/parameter").asText());
            assertEquals("value-invalid", problem.at("/errors/0/code").asText());
        }
    }

    @EveryCollection
    void the_total_is_left_out_on_request(Specimen some) {
        String word = Api.unique();
        some.make(word);
        JsonNode page = Api.read(some.marked(word) + "&count=none").get("page");
        assertFalse(page.has("total"));
        assertFalse(page.has("totalRelation"));
        assertEquals(1, Api.read(some.marked(word) + "&count=exact").at("/page/total").asInt());
        Api.json(400, Api.anonymous().get(some.path() + "?count=all"));
    }

    /** Thousands of rows are a burden for the other tests: here alone they are removed. */
    @EveryCollection
    void counting_stops_at_ten_thousand_unless_it_must_be_exact(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        Rows.multiply(some.table(), made.id(), 9_999, Map.of());
        try {
            JsonNode full = Api.read(some.marked(word) + "&limit=1").get("page");
            assertEquals("10000 eq", total(full));
            Rows.multiply(some.table(), made.id(), 1, Map.of());
            assertEquals("10000 gte", total(Api.read(some.marked(word) + "&limit=1").get("page")));
            JsonNode exact = Api.read(some.marked(word) + "&limit=1&count=exact").get("page");
            assertEquals("10001 eq", total(exact));
        } finally {
            Rows.execute("delete " + some.rows(word));
        }
    }

    private static String total(JsonNode page) {
        return page.get("total").asLong() + " " + page.get("totalRelation").asText();
    }

    @EveryCollection
    void the_total_is_the_same_on_every_page(Specimen some) {
        String word = Api.unique();
        for (int i = 0; i < 3; i++) {
            some.make(word);
        }
        String next = some.marked(word) + "&limit=1";
        int pages = 0;
        while (next != null) {
            JsonNode page = Api.read(next);
            assertEquals(3, page.at("/page/total").asInt());
            next = page.at("/page/next").asText(null);
            pages++;
        }
        assertEquals(3, pages);
    }

    @EveryCollection
    void a_facet_counts_what_choosing_its_value_would_show(Specimen some) {
        String one = Api.unique();
        String other = Api.unique();
        some.make(one);
        some.make(one);
        some.make(other);
        for (String facet : some.rules().facets()) {
            String list =
                    facet.equals(some.mark()) ? some.path() + "?" : some.marked(one, other) + "&";
            JsonNode values = Api.adminReads(list + "facets=" + facet).at("/facets/" + facet);
            assertTrue(values.isArray(), "the facet " + facet + " is there, if need be empty");
            for (JsonNode value : values) {
                String said =
                        URLEncoder.encode(value.get("value").asText(), StandardCharsets.UTF_8);
                String chosen = list + facet + "=" + said;
                JsonNode page = Api.adminReads(chosen + "&facets=" + facet);
                assertEquals(value.get("count"), page.at("/page/total"), facet);
                assertEquals(values, page.at("/facets/" + facet), "its own filter is left out");
            }
        }
    }

    @EveryCollection
    void several_facets_are_counted_at_once_and_an_unknown_one_is_refused(Specimen some) {
        String word = Api.unique();
        some.make(word);
        String facets = String.join(",", some.rules().facets());
        JsonNode page = Api.read(some.marked(word) + "&facets=" + facets);
        assertEquals(some.rules().facets().size(), page.get("facets").size());
        assertEquals(
                "facets",
                Api.json(400, Api.anonymous().get(some.path() + "?facets=slug"))
                        .at("/errors/0/parameter")
                        .asText());
    }

    @EveryCollection
    void a_facet_names_at_most_fifty_values_most_frequent_first(Specimen some) {
        for (String facet : some.rules().facets()) {
            JsonNode values =
                    Api.adminReads(some.path() + "?facets=" + facet).at("/facets/" + facet);
            assertTrue(values.size() <= 50);
            long before = Long.MAX_VALUE;
            for (JsonNode value : values) {
                assertTrue(value.get("count").asLong() <= before);
                before = value.get("count").asLong();
            }
        }
    }

    @EveryCollection
    void fields_leaves_the_id_and_what_is_named(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        JsonNode item = Api.read(some.marked(word) + "&fields=slug,createdAt").at("/items/0");
        assertEquals(List.of("id", "slug", "createdAt"), names(item));
        JsonNode one = Api.read(made.path() + "?fields=createdAt,slug");
        assertEquals(List.of("id", "slug", "createdAt"), names(one));
    }

    @EveryCollection
    void an_item_of_a_list_says_what_the_resource_says(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        JsonNode item = Api.read(some.marked(word)).at("/items/0");
        JsonNode whole = Api.read(made.path());
        item.properties()
                .forEach(p -> assertEquals(whole.get(p.getKey()), p.getValue(), p.getKey()));
        assertTrue(item.has("version"));
        String all = String.join(",", some.rules().fields());
        assertEquals(whole, Api.read(some.marked(word) + "&fields=" + all).at("/items/0"));
        assertEquals(whole, Api.read(made.path() + "?fields=" + all));
    }

    @EveryCollection
    void a_field_that_is_unknown_is_refused_with_the_one_that_was_meant(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        for (String path : List.of(some.path(), made.path())) {
            JsonNode problem = Api.json(400, Api.anonymous().get(path + "?fields=id,creatdAt"));
            assertEquals("fields", problem.at("/errors/0/parameter").asText());
            assertTrue(problem.at("/errors/0/detail").asText().contains("Did you mean createdAt?"));
            Api.json(400, Api.anonymous().get(path + "?fields=id,,slug"));
        }
    }

    @EveryCollection
    void embedding_brings_what_is_linked(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        for (String kind : some.rules().embeddable()) {
            JsonNode embedded = Api.read(made.path() + "?embed=" + kind).get("embedded");
            assertTrue(embedded.get(kind).isArray());
            assertTrue(Api.read(some.path() + "?embed=" + kind).get("embedded").has(kind));
        }
        for (String path : List.of(some.path(), made.path())) {
            Api.json(400, Api.anonymous().get(path + "?embed=walruses"));
        }
    }

    private static List<String> names(JsonNode json) {
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void every_item_is_found_by_its_words_and_they_are_marked() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        news.make(word);
        JsonNode item = Api.read(news.path() + "?highlight=true&q=" + word).at("/items/0");
        assertEquals("Title <mark>" + word + "</mark>", item.at("/highlights/title").asText());
    }
}
