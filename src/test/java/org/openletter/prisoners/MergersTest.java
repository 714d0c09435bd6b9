package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Together;

@QuarkusTest
class MergersTest {

    @Test
    void the_survivor_keeps_its_facts_and_takes_over_what_it_lacks() {
        String from =
                make(
                        "Alexei Zhutov",
                        """
                        'nationalities': ['RU', 'BY'], 'bornOn': '1970', 'diedOn': '2020',
                        'summary': {'en': 'From.', 'ru': 'Отсюда.'},
                        'sources': [{'id': 'a', 'type': 'media', 'title': 'Another'}],
                        'events': [{'type': 'arrest', 'on': '2019', 'sourceIds': ['a']}]""");
        String into =
                make(
                        "Алексей Жутов",
                        """
                        'nationalities': ['RU'], 'bornOn': '1971', 'summary': {'en': 'Into.'},
                        'sources': [{'id': 'a', 'type': 'court'}]""");

        JsonNode survivor = Api.json(201, merge(from, into));

        assertEquals(into, survivor.get("id").textValue());
        assertEquals(List.of("primary", "alias"), texts(survivor, "/names", "kind"));
        assertEquals(List.of("Алексей Жутов", "Alexei Zhutov"), texts(survivor, "/names", "full"));
        assertEquals("[\"RU\",\"BY\"]", survivor.get("nationalities").toString());
        assertEquals("1971", survivor.get("bornOn").textValue());
        assertEquals("2020", survivor.get("diedOn").textValue());
        assertEquals("Into.", survivor.at("/summary/en").textValue());
        assertEquals("Отсюда.", survivor.at("/summary/ru").textValue());
        assertEquals(List.of("a", "a-2"), texts(survivor, "/sources", "id"));
        assertEquals("[\"a-2\"]", survivor.at("/events/0/sourceIds").toString());
        assertTrue(actions(into).contains("merged"));
        assertTrue(actions(from).contains("merged"));
    }

    @Test
    void a_private_birthday_stays_private_in_a_merger() {
        String from = make("Ivan Birth", "'support': {'birthdayPublic': true}");
        String into = make("Ivan Birth", "'bornOn': '1961-05-17'");

        Api.json(201, merge(from, into));

        assertEquals("1961", Api.read("/v1/prisoners/" + into).get("bornOn").textValue());
    }

    @Test
    void a_person_is_erased_with_all_that_was_merged_into_them() {
        String from = make("Ivan Erased", "'occupations': []");
        String into = make("Ivan Erased", "'occupations': []");
        Api.json(201, merge(from, into));

        assertEquals(409, erase(into));
        assertEquals(204, erase(from));
        assertEquals(204, erase(into));
    }

    private static int erase(String id) {
        return Api.sending(Api.admin(), "{\"reason\":\"They asked for it.\"}")
                .post("/v1/prisoners/" + id + "/erasure")
                .statusCode();
    }

    @Test
    void the_old_address_leads_to_the_survivor_in_all_its_forms() {
        String source = Api.unique();
        JsonNode old =
                Api.json(
                        201,
                        Api.sending(Api.admin(), body("Ivan " + source, "'occupations': []"))
                                .put("/v1/prisoners/by-external-id/" + source + "/1"));
        String from = old.get("id").textValue();
        String into = make("Ivan Y" + source, "'occupations': []");
        Api.json(201, merge(from, into));
        String slug = Api.read("/v1/prisoners/" + into).get("slug").textValue();

        leads("/v1/prisoners/" + from, "/v1/prisoners/" + into);
        leads("/v1/prisoners/" + from + "?fields=name", "/v1/prisoners/" + into + "?fields=name");
        leads(
                "/v1/prisoners/by-slug/" + old.get("slug").textValue(),
                "/v1/prisoners/by-slug/" + slug);
        leads("/v1/prisoners/by-external-id/" + source + "/1", "/v1/prisoners/" + into);
        leads("/v1/prisoners/" + from + "/news", "/v1/prisoners/" + into + "/news");
        leads(
                "/v1/prisoners/" + from + "/petitions?limit=3",
                "/v1/prisoners/" + into + "/petitions?limit=3");
        JsonNode found = Api.read("/v1/prisoners?limit=100&q=" + source);
        assertTrue(found.findValuesAsText("id").stream().noneMatch(from::equals), found::toString);
    }

    @Test
    void a_write_to_what_was_merged_is_gone_and_says_where_to() {
        String from = make("Pyotr " + Api.unique(), "'occupations': []");
        String into = make("Pyotr " + Api.unique(), "'occupations': []");
        Api.json(201, merge(from, into));

        JsonNode gone =
                Api.json(
                        410,
                        Api.sending(
                                        Api.admin().header("If-Match", "\"2.x\""),
                                        Api.MERGE_PATCH,
                                        "{}")
                                .patch("/v1/prisoners/" + from));
        assertEquals("merged", gone.get("code").textValue());
        assertEquals(into, gone.get("mergedInto").textValue());
        Api.admin().post("/v1/prisoners/" + from + "/restoration").then().statusCode(410);
        Api.sending(Api.admin().header("If-Match", "*"), wish(into, ""))
                .post("/v1/prisoners/" + from + "/merger")
                .then()
                .statusCode(410);
    }

    @Test
    void a_merger_of_a_merger_still_leads_to_the_last_one() {
        String one = make("Egor " + Api.unique(), "'occupations': []");
        String two = make("Egor " + Api.unique(), "'occupations': []");
        String three = make("Egor " + Api.unique(), "'occupations': []");
        Api.json(201, merge(one, two));
        Api.json(201, merge(two, three));

        leads("/v1/prisoners/" + one, "/v1/prisoners/" + three);
    }

    @Test
    void news_and_petitions_follow_to_the_survivor() {
        String from = make("Nikita " + Api.unique(), "'occupations': []");
        String into = make("Nikita " + Api.unique(), "'occupations': []");
        String news =
                create(
                        "/v1/news",
                        "{'title': 'T', 'body': 'B', 'language': 'en', 'kind': 'article', 'publisher': {'name': 'P'}, 'prisoners': ['%s', '%s']}"
                                .formatted(from, into));
        String petition =
                create(
                        "/v1/petitions",
                        "{'title': 'T', 'text': 'B', 'language': 'en', 'kind': 'petition', 'addressees': [{'name': 'A'}], 'demands': [{'text': 'D'}], 'authors': [{'name': 'N', 'prisonerId': '%s'}]}"
                                .formatted(from));

        Api.json(201, merge(from, into));

        assertEquals(
                "[\"" + into + "\"]",
                Api.adminReads("/v1/news/" + news).get("prisoners").toString());
        assertEquals(
                into,
                Api.adminReads("/v1/petitions/" + petition)
                        .at("/authors/0/prisonerId")
                        .textValue());
        assertEquals(
                List.of(petition),
                Api.adminReads("/v1/prisoners/" + into + "/petitions")
                        .get("items")
                        .findValuesAsText("id"));
    }

    @Test
    void custody_that_overlaps_is_refused_unless_the_survivors_is_chosen() {
        String from =
                make(
                        "Foma " + Api.unique(),
                        "'custody': [{'from': '2020-01-01', 'kind': 'prison'}]");
        String into =
                make(
                        "Foma " + Api.unique(),
                        "'custody': [{'from': '2021-01-01', 'kind': 'colony'}]");

        JsonNode refused = Api.json(409, merge(from, into));
        assertEquals("merge-custody-clash", refused.get("code").textValue());
        assertTrue(refused.get("errors").size() > 0, refused::toString);

        JsonNode survivor =
                Api.json(
                        201,
                        Api.sending(
                                        Api.admin().header("If-Match", tag(from)),
                                        wish(into, ", 'custody': 'survivor'"))
                                .post("/v1/prisoners/" + from + "/merger"));
        assertEquals(1, survivor.get("custody").size());
    }

    @Test
    void a_merger_makes_nothing_visible_that_fewer_may_see() {
        String hidden = make("Lev " + Api.unique(), "'visibility': 'hidden'");
        String open = make("Lev " + Api.unique(), "'occupations': []");

        assertEquals(
                "merge-visibility-clash",
                Api.json(409, merge(hidden, open)).get("code").textValue());
        Api.json(201, merge(open, hidden));

        Api.anonymous().get("/v1/prisoners/" + open).then().statusCode(404);
        leads(
                Api.with(Keys.with("prisoners:write")),
                "/v1/prisoners/" + open,
                "/v1/prisoners/" + hidden);
    }

    @Test
    void a_merger_needs_the_tag_and_another_record_that_is_there() {
        String from = make("Gleb " + Api.unique(), "'occupations': []");
        String into = make("Gleb " + Api.unique(), "'occupations': []");
        String path = "/v1/prisoners/" + from + "/merger";
        String tag = tag(from);

        Api.sending(Api.admin(), wish(into, "")).post(path).then().statusCode(428);
        Api.sending(Api.admin().header("If-Match", "\"9.x\""), wish(into, ""))
                .post(path)
                .then()
                .statusCode(412);
        Api.sending(Api.admin().header("If-Match", tag), wish(from, ""))
                .post(path)
                .then()
                .statusCode(422);
        Api.sending(
                        Api.admin().header("If-Match", tag),
                        wish("01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10", ""))
                .post(path)
                .then()
                .statusCode(422);
        Api.sending(Api.admin().header("If-Match", tag), wish(into, ", 'version': 7"))
                .post(path)
                .then()
                .statusCode(409);
        Api.sending(Api.with(Keys.with("news:write")).header("If-Match", tag), wish(into, ""))
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void who_was_judged_to_be_somebody_else_is_not_merged_and_judgements_follow() {
        String from = make("Yakov " + Api.unique(), "'occupations': []");
        String into = make("Yakov " + Api.unique(), "'occupations': []");
        String third = make("Yakov " + Api.unique(), "'occupations': []");
        judge(from, into, "different");
        judge(from, third, "different");
        assertEquals("judged-different", Api.json(409, merge(from, into)).get("code").textValue());

        judge(from, into, "same");
        Api.json(201, merge(from, into));

        JsonNode judged = Api.adminReads("/v1/prisoners/" + into + "/judgements").get("items");
        assertEquals(third, judged.at("/0/otherId").textValue(), judged::toString);
        assertEquals("different", judged.at("/0/judgement").textValue());
    }

    @Test
    void of_two_mergers_of_a_pair_at_once_one_is_done() {
        String one = make("Savva " + Api.unique(), "'occupations': []");
        String two = make("Savva " + Api.unique(), "'occupations': []");
        List<String> tags = List.of(tag(one), tag(two));

        List<Integer> statuses =
                Together.run(
                        2,
                        n ->
                                Api.sending(
                                                Api.admin().header("If-Match", tags.get(n)),
                                                wish(n == 0 ? two : one, ""))
                                        .post("/v1/prisoners/" + (n == 0 ? one : two) + "/merger")
                                        .statusCode());

        assertEquals(
                1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertTrue(
                statuses.stream()
                        .allMatch(
                                status ->
                                        status == 201
                                                || status == 412
                                                || status == 422
                                                || status == 409),
                statuses::toString);
    }

    @Test
    void what_was_merged_can_stand_for_itself_again() {
        String from = make("Taras " + Api.unique(), "'occupations': ['a']");
        String into = make("Taras " + Api.unique(), "'occupations': []");
        Api.json(201, merge(from, into));

        Api.json(201, Api.admin().post("/v1/prisoners/" + from + "/separation"));

        assertEquals(from, Api.read("/v1/prisoners/" + from).get("id").textValue());
        assertEquals(
                "not-merged",
                Api.json(409, Api.admin().post("/v1/prisoners/" + from + "/separation"))
                        .get("code")
                        .textValue());
    }

    private static void leads(String path, String to) {
        leads(Api.anonymous(), path, to);
    }

    private static void leads(RequestSpecification caller, String path, String to) {
        Response answer = caller.redirects().follow(false).get(path);
        assertEquals(308, answer.statusCode(), answer::asString);
        assertTrue(answer.header("Location").endsWith(to), answer.header("Location"));
    }

    private static Response merge(String from, String into) {
        return Api.sending(Api.admin().header("If-Match", tag(from)), wish(into, ""))
                .post("/v1/prisoners/" + from + "/merger");
    }

    private static String wish(String into, String more) {
        return "{'into': '%s'%s}".formatted(into, more).replace('\'', '"');
    }

    private static void judge(String id, String other, String judgement) {
        Api.json(
                201,
                Api.sending(
                                Api.admin(),
                                "{\"otherId\": \"%s\", \"judgement\": \"%s\"}"
                                        .formatted(other, judgement))
                        .post("/v1/prisoners/" + id + "/judgements"));
    }

    private static String tag(String id) {
        return Api.admin().get("/v1/prisoners/" + id).header("ETag");
    }

    private static List<String> actions(String id) {
        return Api.adminReads("/v1/prisoners/" + id + "/history")
                .get("items")
                .findValuesAsText("action");
    }

    private static List<String> texts(JsonNode json, String at, String name) {
        return json.at(at).findValuesAsText(name);
    }

    private static String make(String name, String more) {
        return create("/v1/prisoners", body(name, more).replace('"', '\''));
    }

    private static String create(String path, String json) {
        return Api.json(201, Api.sending(Api.admin(), json.replace('\'', '"')).post(path))
                .get("id")
                .textValue();
    }

    private static String body(String name, String more) {
        return "{'names': [{'kind': 'primary', 'full': '%s'}], %s}"
                .formatted(name, more)
                .replace('\'', '"');
    }
}
