package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;

@QuarkusTest
class PrisonersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zhavoronok",
                "Жаворонок",
                "Žavoronok",
                "ЖАВОРОНОК",
                "Zhavoronok, Tikhon",
                "Тихон Жаворонок"
            })
    void a_name_is_found_whichever_alphabet_it_is_typed_in(String typed) {
        String id =
                make(
                        "{'names': [{'kind': 'primary', 'full': 'Tikhon Zhavoronok'}, {'kind': 'alias', 'full': 'Тихон Жаворонок'}]}");

        JsonNode items = Api.read("/v1/prisoners?limit=100&q=" + escaped(typed)).get("items");

        assertTrue(ids(items).contains(id), items::toString);
    }

    @Test
    void a_phrase_a_minus_and_an_or_mean_what_they_mean_elsewhere() {
        String family = capital(Api.unique());
        String anna = make("{'names': [{'kind': 'primary', 'full': 'Anna %s'}]}".formatted(family));
        String boris =
                make("{'names': [{'kind': 'primary', 'full': 'Boris %s'}]}".formatted(family));

        assertEquals(List.of(boris), found(family + " -Anna"));
        assertEquals(List.of(anna), found("\"Anna " + family + "\""));
        assertEquals(2, found("Anna " + family + " OR Boris " + family).size());
    }

    @Test
    void what_is_found_is_marked_in_every_alphabet() {
        make(
                "{'names': [{'kind': 'primary', 'full': 'Platon <b>Uzhvarov'}, {'kind': 'alias', 'full': 'Платон Ужваров'}]}");

        String marked =
                Api.read("/v1/prisoners?highlight=true&q=Uzhvarov")
                        .at("/items/0/highlights/names")
                        .textValue();

        assertEquals("Platon &lt;b&gt;<mark>Uzhvarov</mark> · Платон <mark>Ужваров</mark>", marked);
    }

    @Test
    void custody_that_can_not_be_is_refused_with_pointers_to_both_episodes() {
        var refused =
                Api.json(
                        422,
                        post(
                                """
                                {'names': [{'kind': 'primary', 'full': 'A'}],
                                 'custody': [{'from': '2022-04-26', 'kind': 'prison'},
                                             {'from': '2021-01-01', 'until': '2022-05-01', 'kind': 'prison'}]}"""));

        assertEquals(
                List.of("/custody/1", "/custody/0"),
                refused.get("errors").findValuesAsText("pointer"));
        assertEquals(
                List.of("custody-overlap", "custody-overlap"),
                refused.get("errors").findValuesAsText("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'from': '2999', 'kind': 'prison'}",
                "{'from': '2022-05-01', 'until': '2022-04-30', 'kind': 'prison'}",
                "{'from': '2022-05-01', 'until': '2999', 'kind': 'prison'}",
                "{'from': '2022-05-01', 'kind': 'prison', 'endReason': 'pardon'}",
                "{'from': '2022/2023', 'kind': 'prison'}",
                "{'from': '2025-02-30', 'kind': 'prison'}"
            })
    void an_episode_that_can_not_be_is_refused(String episode) {
        post("{'names': [{'kind': 'primary', 'full': 'A'}], 'custody': [%s]}".formatted(episode))
                .then()
                .statusCode(422);
    }

    @Test
    void a_release_on_the_day_of_the_arrest_and_a_change_of_custody_within_a_day_are_allowed() {
        String id =
                make(
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}],
                         'custody': [{'from': '2022-04-26', 'until': '2022-04-26', 'kind': 'police_custody', 'endReason': 'transferred'},
                                     {'from': '2022-04-26', 'kind': 'pretrial_detention'}]}""");

        assertEquals("detained", Api.read("/v1/prisoners/" + id).get("status").textValue());
    }

    @Test
    void a_release_that_nobody_confirmed_is_not_a_release() {
        String mark = Api.unique();
        String id =
                make(
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}], 'occupations': ['%s'],
                         'custody': [{'from': '2020', 'kind': 'colony'}],
                         'cases': [{'sentence': {'expectedReleaseOn': '2024-05'}}]}"""
                                .formatted(mark));

        JsonNode shown = Api.read("/v1/prisoners/" + id);
        assertEquals("whereabouts_unknown", shown.get("status").textValue());
        assertEquals("unknown", shown.get("liberty").textValue());
        assertTrue(shown.get("releaseUnconfirmed").booleanValue());
        JsonNode listed =
                Api.read(
                        "/v1/prisoners?facets=status,liberty&status=whereabouts_unknown&occupations="
                                + mark);
        assertEquals(List.of(id), ids(listed.get("items")));
        assertEquals("whereabouts_unknown", listed.at("/facets/status/0/value").textValue());
        assertEquals("unknown", listed.at("/facets/liberty/0/value").textValue());
    }

    @Test
    void a_birth_date_is_kept_as_written_and_found_by_what_it_may_mean() {
        String mark = Api.unique();
        String id =
                make(
                        "{'names': [{'kind': 'primary', 'full': 'A'}], 'bornOn': '1968~', 'occupations': ['%s']}"
                                .formatted(mark));
        String list = "/v1/prisoners?occupations=" + mark;

        assertEquals("1968~", Api.read("/v1/prisoners/" + id).get("bornOn").textValue());
        assertEquals(1, Api.read(list + "&bornOn[gte]=1968-06-01").get("items").size());
        assertEquals(
                0, Api.read(list + "&bornOn[gte]=1968-06-01&certain=true").get("items").size());
        assertEquals(0, Api.read(list + "&bornOn[gte]=1969").get("items").size());
        assertEquals(1, Api.read(list + "&bornOn=1968-02,1990").get("items").size());
    }

    @Test
    void of_a_confidential_source_readers_see_the_type_and_caseworkers_all() {
        String id =
                make(
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}],
                         'events': [{'type': 'hearing', 'sourceIds': ['confidential-1']}],
                         'sources': [{'id': 'confidential-1', 'type': 'lawyer', 'title': 'Petrova on the phone', 'confidential': true}]}""");

        for (String path :
                List.of("/v1/prisoners/" + id, "/v1/prisoners?sort=-createdAt&limit=5")) {
            assertFalse(
                    Api.anonymous()
                            .get(path)
                            .asString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("petrova"));
        }
        assertEquals("lawyer", Api.read("/v1/prisoners/" + id).at("/sources/0/type").textValue());
        assertTrue(
                Api.admin().get("/v1/prisoners/" + id).asString().contains("Petrova on the phone"));
        assertTrue(
                Api.with(Keys.with("prisoners:restricted"))
                        .get("/v1/prisoners/" + id)
                        .asString()
                        .contains("Petrova"));
    }

    @Test
    void a_hidden_prisoner_is_a_random_id_to_readers_wherever_they_look() {
        String hidden =
                make(
                        "{'names': [{'kind': 'primary', 'full': 'Nobody Knows'}], 'visibility': 'hidden'}");
        String random = java.util.UUID.randomUUID().toString();
        String news =
                Api.json(
                                201,
                                Api.sending(
                                                Api.admin(),
                                                ("{\"title\":\"T\",\"body\":\"B\",\"language\":\"en\",\"kind\":\"article\",\"prisoners\":[\""
                                                        + hidden
                                                        + "\"]}"))
                                        .post("/v1/news"))
                        .get("id")
                        .textValue();
        Api.admin().post("/v1/news/" + news + "/publication").then().statusCode(201);

        for (String path :
                List.of(
                        "/v1/prisoners/%s",
                        "/v1/prisoners/%s/news",
                        "/v1/prisoners/%s/petitions",
                        "/v1/prisoners/%s?embed=facilities")) {
            assertEquals(
                    refusal(path.formatted(random), random),
                    refusal(path.formatted(hidden), hidden));
        }
        assertEquals(0, Api.read("/v1/news/" + news).get("prisoners").size());
        assertEquals(
                0,
                Api.read("/v1/news/" + news + "?embed=prisoners").at("/embedded/prisoners").size());
        assertEquals(0, Api.read("/v1/news?prisoners=" + hidden).get("items").size());
        assertEquals(1, Api.adminReads("/v1/news/" + news).get("prisoners").size());
    }

    /** Without what differs between any two answers. */
    private static String refusal(String path, String id) {
        var response = Api.anonymous().get(path);
        assertEquals(404, response.statusCode());
        return response.asString().replace(id, "ID").replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    private static io.restassured.response.Response post(String json) {
        return Api.sending(Api.admin(), json.replace('\'', '"')).post("/v1/prisoners");
    }

    private static String make(String json) {
        return Api.json(201, post(json)).get("id").textValue();
    }

    private static List<String> found(String q) {
        return ids(Api.read("/v1/prisoners?q=" + escaped(q)).get("items"));
    }

    private static List<String> ids(JsonNode items) {
        var ids = new ArrayList<String>();
        items.forEach(item -> ids.add(item.get("id").textValue()));
        return ids;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
