package org.openletter.news;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.support.Api;
import org.openletter.support.Rows;

/** Search that readers enjoy: words in their language, slips forgiven, names in any spelling. */
@QuarkusTest
class NewsSearchTest {

    private final String mark = Api.unique();

    private String item(String language, String title, String body, String more) {
        String json =
                """
                {"title": "%s", "body": "%s", "language": "%s", "kind": "article", "places": ["%s"]%s}"""
                        .formatted(title, body, language, mark, more);
        return Api.json(201, Api.sending(Api.admin(), json).post("/v1/news")).get("id").textValue();
    }

    private String published(String language, String title, String body) {
        return published(language, title, body, "");
    }

    private String published(String language, String title, String body, String more) {
        String id = item(language, title, body, more);
        Api.json(201, Api.admin().post("/v1/news/" + id + "/publication"));
        return id;
    }

    private static String encoded(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    private String list(String q) {
        return "/v1/news?places=" + mark + "&q=" + encoded(q);
    }

    private List<String> found(String q) {
        return ids(Api.read(list(q)));
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(each -> ids.add(each.get("id").textValue()));
        return ids;
    }

    @Test
    void phrases_minus_and_or_mean_what_they_mean_everywhere() {
        String fair = published("en", "A fair trial", "He asked for it and got no fine.");
        String unfair = published("en", "No trial was fair", "She paid the fine.");
        String other = published("en", "An exchange", "Nobody was tried.");
        assertEquals(List.of(fair), found("\"fair trial\""));
        assertEquals(new HashSet<>(List.of(fair, unfair)), new HashSet<>(found("fair trial")));
        assertEquals(List.of(unfair), found("fair trial -asked"));
        assertEquals(
                new HashSet<>(List.of(unfair, other)), new HashSet<>(found("exchange OR paid")));
        assertEquals(List.of(other), found("-fair"));
    }

    @ParameterizedTest(name = "{0}: {2} finds {1}")
    @CsvSource({
        "en-GB, The prisoners were writing, prisoner write",
        "ru, Заключённые написали письма, заключенный письмо",
        "de-AT, Die Gefangenen schrieben Briefe, Gefangener Brief",
        "et, Vangid kirjutasid kirju, vangide",
        "fr, Les prisonniers écrivent, prisonnier",
        "tr, Mektuplar geldi, mektup",
        "uk, В’язні написали листи президентові, в'язень лист президент",
        "uk-UA, Політичних в'язнів звільнили з колоній, вязень колонія політичний",
        "be, Палітычныя вязні напісалі лісты, вязень палітычны ліст",
        "be-BY, У калоніі зʼявіліся новыя вязні, калонія новы",
        "ka, პატიმრის წერილი, წერილი",
        "pl, List z więzienia, więzienia"
    })
    void a_word_is_found_in_its_other_forms(String language, String title, String q) {
        String id = published(language, title, "…");
        assertEquals(List.of(id), found(q), q);
        JsonNode marked = Api.read(list(q) + "&highlight=true").at("/items/0/highlights/title");
        assertTrue(marked.asText().contains("<mark>"), marked.asText());
    }

    @Test
    void a_phrase_is_found_in_a_language_without_a_stemmer() {
        String id = published("uk", "Права людини", "Справу про права в’язнів розглянули.");
        assertEquals(List.of(id), found("\"прав людини\""));
        assertEquals(List.of(id), found("\"права в'язня\""));
        assertEquals(List.of(), found("\"людини прав\""));
        assertEquals(List.of(), found("людина -в'язень"));
        String marked =
                Api.read(list("в'язень") + "&highlight=true")
                        .at("/items/0/highlights/body")
                        .asText();
        assertTrue(marked.contains("<mark>в’язнів</mark>"), marked);
    }

    @Test
    void words_of_one_language_exclude_nothing_in_another() {
        String german = published("de", "Die Wahrheit", "Über den Prozess.");
        assertEquals(List.of(), found("Wahrheit -Prozess"));
        assertEquals(List.of(german), found("Wahrheit -trial"));
    }

    @Test
    void a_title_counts_for_more_than_a_summary_and_that_for_more_than_a_text() {
        String text = published("en", "One", "Amnesty amnesty amnesty amnesty amnesty.");
        String summary = published("en", "Two", "…", ", \"summary\": \"An amnesty\"");
        String title = published("en", "Amnesty", "…");
        assertEquals(List.of(title, summary, text), found("amnesty"));
        assertEquals(
                List.of(title, summary, text), ids(Api.read(list("amnesty") + "&sort=relevance")));
        assertEquals(
                List.of(title, summary, text),
                ids(Api.read(list("amnesty") + "&sort=-publishedAt")));
    }

    @Test
    void a_slip_is_forgiven_and_the_answer_says_what_was_searched_for() {
        String word = Api.unique();
        String id = published("en", "The " + word + " letter", "It was read aloud.");
        String slip = word.substring(0, 7) + word.substring(8);
        JsonNode page = Api.read(list(slip + " leter") + "&highlight=true");
        assertEquals(List.of(id), ids(page));
        assertEquals(word + " letter", page.at("/page/searchedFor").asText());
        assertTrue(
                page.at("/items/0/highlights/title")
                        .asText()
                        .contains("<mark>" + word + "</mark>"));
        assertFalse(Api.read(list(word)).at("/page").has("searchedFor"));
        JsonNode none = Api.read(list("\"aloud " + slip + "\""));
        assertEquals(0, none.get("items").size());
        assertFalse(none.at("/page").has("searchedFor"), "what finds nothing either isn't told");
    }

    @Test
    void a_slip_goes_on_over_all_pages() {
        String word = Api.unique();
        for (int i = 0; i < 3; i++) {
            published("en", word + " " + i, "…");
        }
        String slip = word.substring(0, 5) + "zz" + word.substring(7);
        assertEquals(3, walk(list(slip) + "&limit=1").size());
    }

    @Test
    void no_word_of_what_is_hidden_is_suggested_or_known() {
        String word = Api.unique();
        String draft = item("en", "The " + word, "…", "");
        String slip = word.substring(0, 7) + word.substring(8);
        for (String q : List.of(word, slip)) {
            JsonNode page = Api.read("/v1/news?q=" + q);
            assertEquals(0, page.get("items").size());
            assertFalse(page.toString().replace("q=" + q, "").contains(word), page.toString());
        }
        assertEquals(List.of(draft), ids(Api.adminReads(list(slip))));
        // Known to nobody, a word that only drafts have is corrected as any other would be.
        String near = word.substring(0, 12) + "zz" + word.charAt(14);
        String shown = published("en", near, "…");
        JsonNode page = Api.read(list(word));
        assertEquals(List.of(shown), ids(page));
        assertEquals(near, page.at("/page/searchedFor").asText());
    }

    private static String prisoner(String visibility, String name) {
        return Api.json(
                        201,
                        Api.sending(
                                        Api.admin(),
                                        """
                                        {"names": [{"kind": "primary", "full": "%s"}], "visibility": "%s"}"""
                                                .formatted(name, visibility))
                                .post("/v1/prisoners"))
                .get("id")
                .textValue();
    }

    @Test
    void a_name_in_any_spelling_finds_the_news_that_link_to_the_person() {
        String person = prisoner("public", "Алексей Навальный");
        String id = published("en", "A lawsuit", "…", ", \"prisoners\": [\"" + person + "\"]");
        for (String q :
                List.of(
                        "Nawalny",
                        "Навальный",
                        "Navalnij",
                        "НАВАЛЬНЫЙ",
                        "Alexei Navalny",
                        "Navalny, Alexei")) {
            assertEquals(List.of(id), found(q), q);
        }
        assertEquals(
                List.of(), found("\"Nawalny\""), "in quotation marks it is the word that is meant");
        assertEquals(List.of(), found("Nawalny -lawsuit"));
        assertEquals(List.of(id), ids(Api.read(list("Nawalny") + "&sort=title&facets=language")));
        assertEquals(
                List.of(id),
                ids(Api.read("/v1/prisoners/" + person + "/news?q=Nawalny")),
                "a list of one person");
        assertEquals(1, Api.read(list("Nawalny") + "&count=exact").at("/page/total").asInt());
    }

    @Test
    void whoever_may_not_know_of_a_person_finds_nothing_by_the_name() {
        String name = "Zhyrmunskaya" + mark.replaceAll("[^a-z]", "").substring(1, 7);
        String person = prisoner("hidden", name);
        String id =
                published("en", "Another lawsuit", "…", ", \"prisoners\": [\"" + person + "\"]");
        assertEquals(List.of(), found(name));
        assertEquals(List.of(id), ids(Api.adminReads(list(name))));
        assertEquals(List.of(), found(person), "an id is no word");
        assertEquals(List.of(), found("\" " + person + "\""));
    }

    @Test
    void a_facet_of_a_search_counts_what_its_value_finds() {
        String word = Api.unique();
        for (int i = 0; i < 7; i++) {
            published(
                    i % 2 == 0 ? "en" : "ru",
                    word + " " + i,
                    "…",
                    ", \"tags\": [\"t%d\", \"u%d\"], \"publisher\": {\"name\": \"P%d\"}"
                            .formatted(i % 3, i % 2, i % 4));
        }
        String facets = "&facets=tags,language,publisher,places";
        JsonNode all = Api.read(list(word) + facets).get("facets");
        for (String facet : List.of("tags", "language", "publisher", "places")) {
            assertTrue(all.get(facet).size() > 0, facet);
            for (JsonNode value : all.get(facet)) {
                String filtered =
                        facet.equals("places")
                                ? list(word)
                                : list(word) + "&" + facet + "=" + value.get("value").asText();
                JsonNode page = Api.read(filtered + facets);
                assertEquals(value.get("count"), page.at("/page/total"), facet);
                if (!facet.equals("places")) {
                    assertEquals(
                            all.get(facet), page.at("/facets/" + facet), "its own filter aside");
                }
            }
        }
    }

    private static List<String> walk(String list) {
        var met = new ArrayList<String>();
        String at = list;
        while (at != null) {
            JsonNode page = Api.read(at);
            met.addAll(ids(page));
            at = page.at("/page/next").asText(null);
        }
        return met;
    }

    private static List<String> back(String last) {
        var met = new ArrayList<String>();
        String at = last;
        while (at != null) {
            JsonNode page = Api.read(at);
            met.addAll(0, ids(page));
            at = page.at("/page/prev").asText(null);
        }
        return met;
    }

    /** More than are ranked: behind the best of the newest come the others, the newest first. */
    @Test
    void a_walk_by_relevance_meets_every_hit_once_also_behind_those_that_are_ranked() {
        String word = Api.unique();
        String id = published("en", "Old " + word, "…");
        Rows.multiply(
                "news_item",
                id,
                720,
                Map.of(
                        "published_at", "e.published_at - n / 3 * interval '1 minute'",
                        "title", "case when n % 5 = 0 then e.title else 'New' end",
                        "body_text",
                                "case when n % 5 = 0 then 'x' else repeat(e.title || ' ', n % 7 + 1) end"));
        String list = list(word) + "&limit=50";
        JsonNode first = Api.read(list);
        assertEquals("gte", first.at("/page/totalRelation").asText());
        assertEquals(721, Api.read(list + "&count=exact").at("/page/total").asInt());
        first.get("items").forEach(item -> assertEquals("Old " + word, item.get("title").asText()));

        var met = new ArrayList<String>();
        String at = list;
        String last = at;
        while (at != null) {
            JsonNode page = Api.read(at);
            met.addAll(ids(page));
            published("en", "Later " + word, "…");
            last = at;
            at = page.at("/page/next").asText(null);
        }
        assertEquals(met.size(), new HashSet<>(met).size(), "nothing is met twice");
        var missed =
                new HashSet<>(
                        Rows.column(
                                "select id::text from news_item where places = array[?]::text[] and title not like 'Later%'",
                                mark));
        missed.removeAll(met);
        assertEquals(721, met.stream().filter(each -> !missed.contains(each)).count());
        assertEquals(List.of(), List.copyOf(missed));
        var later =
                Rows.column(
                        "select id::text from news_item where places = array[?]::text[] and title like 'Later%'",
                        mark);
        met.removeAll(later);
        var back = back(last);
        back.removeAll(later);
        assertEquals(met, back, "the way back is the same");
    }
}
