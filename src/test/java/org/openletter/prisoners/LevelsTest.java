package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Keys;

/** Who sees and writes which part of a record. */
@QuarkusTest
class LevelsTest {

    private static final String FULL =
            """
            {'names': [{'kind': 'primary', 'full': 'Level %1$s'}], 'bornOn': '1961-05-17', 'occupations': ['%1$s'],
             'support': {'canWrite': true, 'addressForLetters': 'ADDRESS', 'interests': ['poetry']},
             'health': [{'text': 'HEALTH', 'sourceIds': ['confidential-1']}],
             'contacts': [{'name': 'CONTACT', 'reachedBy': 'CONTACT'}],
             'sources': [{'id': 'confidential-1', 'type': 'family', 'title': 'SOURCE', 'confidential': true}],
             'statements': [{'path': 'bornOn', 'value': '1961-05-17', 'sourceIds': ['confidential-1']},
                            {'path': 'health', 'value': 'HEALTH', 'sourceIds': []},
                            {'path': 'gender', 'value': 'male', 'sourceIds': []}],
             'visibility': '%2$s'}""";

    @Test
    void each_level_sees_its_part_of_a_record() {
        String mark = Api.unique();
        String id = make(mark, "public");

        for (String path : List.of("/v1/prisoners/" + id, "/v1/prisoners?occupations=" + mark)) {
            sees(Api.anonymous(), path, false, false);
            sees(Api.with(Keys.with("petitions:write")), path, false, false);
            sees(Api.with(Keys.with("prisoners:partner")), path, true, false);
            sees(Api.with(Keys.with("prisoners:write")), path, true, false);
            sees(Api.with(Keys.with("prisoners:restricted")), path, true, true);
            sees(Api.with(Keys.with("prisoners:sealed")), path, true, true);
            sees(Api.admin(), path, true, true);
        }
    }

    private static void sees(
            RequestSpecification caller, String path, boolean partner, boolean caseworker) {
        String seen = caller.get(path).asString();
        assertEquals(partner, seen.contains("ADDRESS"), path);
        assertEquals(partner, seen.contains("1961-05-17"), path);
        for (String word : List.of("HEALTH", "CONTACT", "SOURCE", "\"health\"", "\"contacts\"")) {
            assertEquals(caseworker, seen.contains(word), path + " " + word);
        }
    }

    @Test
    void a_birthday_cant_be_found_by_filters_or_order() {
        String mark = Api.unique();
        make(mark, "public");
        String list = "/v1/prisoners?occupations=" + mark;

        assertEquals(1, found(Api.anonymous(), list + "&bornOn[gte]=1961-05-18"));
        assertEquals(1, found(Api.anonymous(), list + "&bornOn=1961-02-03"));
        assertEquals(0, found(Api.anonymous(), list + "&bornOn=1961-05-17&certain=true"));
        for (String type : List.of("text/csv", "application/x-ndjson")) {
            assertTrue(
                    Api.anonymous()
                            .header("Accept", type)
                            .get(list + "&bornOn[gte]=1961-05-18")
                            .asString()
                            .contains(mark));
        }
        assertEquals(
                0,
                found(Api.with(Keys.with("prisoners:partner")), list + "&bornOn[gte]=1961-05-18"));
    }

    @Test
    void a_birthday_that_may_be_public_is() {
        JsonNode made =
                post(
                        Api.admin(),
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}], 'bornOn': '1961-05-17',
                         'support': {'birthdayPublic': true}}""");

        assertEquals(
                "1961-05-17",
                Api.read("/v1/prisoners/" + made.get("id").textValue()).get("bornOn").textValue());
    }

    @Test
    void an_editor_keeps_what_they_cant_see_and_cant_write_it() {
        String mark = Api.unique();
        String path = "/v1/prisoners/" + make(mark, "public");
        String editor = Keys.with("prisoners:write");
        var read = Api.with(editor).get(path);
        String body =
                """
                {'names': [{'kind': 'primary', 'full': 'Level %s'}], 'gender': 'male',
                 'sources': [{'id': 'confidential-1', 'type': 'family', 'confidential': true}]}"""
                        .formatted(mark)
                        .replace('\'', '"');

        var written =
                Api.sending(Api.with(editor), body)
                        .header("If-Match", read.header("ETag"))
                        .put(path);

        assertEquals(200, written.statusCode());
        JsonNode whole = Api.json(200, Api.admin().get(path));
        assertEquals("HEALTH", whole.at("/health/0/text").textValue());
        assertEquals("CONTACT", whole.at("/contacts/0/name").textValue());
        assertEquals("SOURCE", whole.at("/sources/0/title").textValue());
        assertEquals("male", whole.get("gender").textValue());
        assertFalse(whole.has("bornOn"));
        var refused =
                Api.sending(
                                Api.with(editor),
                                Api.MERGE_PATCH,
                                "{\"health\":[{\"text\":\"x\",\"sourceIds\":[]}]}")
                        .header("If-Match", written.header("ETag"))
                        .patch(path);
        JsonNode problem = Api.json(403, refused);
        assertEquals("/health", problem.at("/errors/0/pointer").textValue());
    }

    @Test
    void the_history_shows_each_level_its_part() {
        String path = "/v1/prisoners/" + make(Api.unique(), "public");
        String tag = Api.admin().get(path).header("ETag");
        Api.sending(
                        Api.admin(),
                        Api.MERGE_PATCH,
                        "{\"health\":[{\"text\":\"WORSE\",\"sourceIds\":[]}],\"gender\":\"male\"}")
                .header("If-Match", tag)
                .patch(path)
                .then()
                .statusCode(200);

        String editor = Api.with(Keys.with("prisoners:write")).get(path + "/history").asString();
        String caseworker =
                Api.with(Keys.with("prisoners:write", "prisoners:restricted"))
                        .get(path + "/history")
                        .asString();
        for (String word : List.of("HEALTH", "CONTACT", "SOURCE", "WORSE", "health")) {
            assertFalse(editor.contains(word), word);
            assertTrue(caseworker.contains(word), word);
        }
        assertTrue(editor.contains("/gender"));
        assertTrue(editor.contains("ADDRESS"));
    }

    @Test
    void a_record_is_there_only_for_those_who_may_know_of_it() {
        record Case(String visibility, String scope, boolean there) {}
        for (Case c :
                List.of(
                        new Case("partner", "petitions:write", false),
                        new Case("partner", "prisoners:partner", true),
                        new Case("hidden", "prisoners:partner", false),
                        new Case("hidden", "prisoners:write", true),
                        new Case("hidden", "prisoners:restricted", true),
                        new Case("sealed", "prisoners:write", false),
                        new Case("sealed", "prisoners:restricted", false),
                        new Case("sealed", "prisoners:sealed", true))) {
            String mark = Api.unique();
            String id = make(mark, c.visibility());
            String key = Keys.with(c.scope());
            assertEquals(
                    c.there() ? 200 : 404,
                    Api.with(key).get("/v1/prisoners/" + id).statusCode(),
                    c.toString());
            assertEquals(
                    c.there() ? 1 : 0,
                    found(Api.with(key), "/v1/prisoners?occupations=" + mark),
                    c.toString());
            assertEquals(0, found(Api.anonymous(), "/v1/prisoners?occupations=" + mark));
        }
    }

    @Test
    void a_sealed_record_is_a_random_id_to_an_editor_who_writes() {
        String id = make(Api.unique(), "sealed");
        String key = Keys.with("prisoners:write");
        for (String at : List.of(id, UUID.randomUUID().toString())) {
            String path = "/v1/prisoners/" + at;
            assertEquals(404, Api.with(key).header("If-Match", "\"1\"").delete(path).statusCode());
            assertEquals(404, Api.with(key).get(path + "/history").statusCode());
            assertEquals(404, Api.with(key).post(path + "/restoration").statusCode());
        }
    }

    @Test
    void whoever_sees_more_is_in_the_access_log_and_readers_are_not() {
        String mark = Api.unique();
        String id = make(mark, "public");
        String hidden = make(mark, "hidden");
        String log = "/v1/access-log?entryIds=" + id;
        int before = found(Api.admin(), log);

        Api.anonymous().get("/v1/prisoners/" + id).then().statusCode(200);
        Api.anonymous().get("/v1/prisoners?q=" + mark).then().statusCode(200);
        assertEquals(before, found(Api.admin(), log));
        Api.with(Keys.with("prisoners:partner")).get("/v1/prisoners/" + id);
        Api.with(Keys.with("prisoners:partner")).get("/v1/prisoners?occupations=" + mark);
        JsonNode rows = Api.json(200, Api.admin().get(log + "&limit=2"));
        assertEquals("listed", rows.at("/items/0/action").textValue());
        assertEquals("read", rows.at("/items/1/action").textValue());

        Api.anonymous().get("/v1/prisoners/" + hidden).then().statusCode(404);
        Eventually.holds(
                () ->
                        found(Api.admin(), "/v1/access-log?action=not-found&entryIds=" + hidden)
                                == 1);
    }

    @Test
    void what_was_said_while_a_record_was_hidden_is_never_told() {
        JsonNode made =
                post(
                        Api.admin(),
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}], 'visibility': 'hidden',
                         'events': [{'type': 'arrest', 'text': 'INFORMER', 'sourceIds': []}]}""");
        String path = "/v1/prisoners/" + made.get("id").textValue();
        patch(path, "{'events':[]}");
        patch(path, "{'visibility':'public'}");

        assertFalse(Api.anonymous().get(path + "/statements").asString().contains("INFORMER"));
        assertTrue(
                Api.with(Keys.with("prisoners:write"))
                        .get(path + "/history")
                        .asString()
                        .contains("INFORMER"));
    }

    @Test
    void a_birthday_or_a_source_that_is_secret_now_is_so_in_the_past() {
        JsonNode made =
                post(
                        Api.admin(),
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}], 'bornOn': '1961-05-17',
                         'support': {'birthdayPublic': true},
                         'events': [{'type': 'arrest', 'sourceIds': ['aunt-olga']}],
                         'sources': [{'id': 'aunt-olga', 'type': 'family', 'title': 'OLGA'}]}""");
        String path = "/v1/prisoners/" + made.get("id").textValue();
        patch(
                path,
                """
                {'support': {'birthdayPublic': false}, 'events': [],
                 'sources': [{'id': 'confidential-1', 'type': 'family', 'title': 'OLGA', 'confidential': true}]}""");

        String told = Api.anonymous().get(path + "/statements").asString();
        assertFalse(told.contains("1961-05-17"));
        assertFalse(told.contains("OLGA"));
        assertFalse(told.contains("olga"));
        assertTrue(told.contains("arrest"));
        String history = Api.with(Keys.with("prisoners:write")).get(path + "/history").asString();
        assertFalse(history.contains("OLGA"));
        assertFalse(history.contains("olga"));
    }

    @Test
    void the_words_of_a_confidential_source_are_for_caseworkers() {
        JsonNode made =
                post(
                        Api.admin(),
                        """
                        {'names': [{'kind': 'primary', 'full': 'A'}],
                         'sources': [{'id': 'confidential-1', 'type': 'family', 'confidential': true}],
                         'statements': [{'path': 'gender', 'value': 'male', 'original': 'WORDS', 'sourceIds': ['confidential-1']},
                                        {'path': 'support.addressForLetters.street', 'value': 'STREET', 'sourceIds': []}]}""");
        String path = "/v1/prisoners/" + made.get("id").textValue();

        for (String at : List.of(path, path + "/statements")) {
            String read = Api.anonymous().get(at).asString();
            assertTrue(read.contains("male"));
            assertFalse(read.contains("WORDS"));
            assertFalse(read.contains("STREET"));
        }
        String editor = Keys.with("prisoners:write");
        var seen = Api.with(editor).get(path);
        assertFalse(seen.asString().contains("WORDS"));
        Api.sending(Api.with(editor), Api.MERGE_PATCH, "{\"gender\":\"male\"}")
                .header("If-Match", seen.header("ETag"))
                .patch(path)
                .then()
                .statusCode(200);
        assertTrue(Api.admin().get(path).asString().contains("WORDS"));
    }

    @Test
    void the_slug_of_a_hidden_record_is_none_that_could_be_guessed() {
        String name = "Slug " + Api.unique();
        String body = "{'names': [{'kind': 'primary', 'full': '%s'}], 'visibility': '%s'}";
        JsonNode hidden = post(Api.admin(), body.formatted(name, "sealed"));
        JsonNode open = post(Api.admin(), body.formatted(name, "public"));

        String plain = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        assertEquals(plain, open.get("slug").textValue());
        assertTrue(hidden.get("slug").textValue().startsWith(plain + "-"));
    }

    @Test
    void a_record_that_becomes_public_gets_a_plain_slug() {
        String name = "Slug " + Api.unique();
        String body = "{'names': [{'kind': 'primary', 'full': '%s'}], 'visibility': 'hidden'}";
        String path =
                "/v1/prisoners/" + post(Api.admin(), body.formatted(name)).get("id").textValue();

        patch(path, "{'visibility':'public'}");

        assertEquals(
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                Api.read(path).get("slug").textValue());
    }

    private static void patch(String path, String json) {
        Api.sending(Api.admin(), Api.MERGE_PATCH, json.replace('\'', '"'))
                .header("If-Match", Api.admin().get(path).header("ETag"))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private static int found(RequestSpecification caller, String list) {
        return Api.json(200, caller.get(list)).get("items").size();
    }

    private static String make(String mark, String visibility) {
        return post(Api.admin(), FULL.formatted(mark, visibility)).get("id").textValue();
    }

    private static JsonNode post(RequestSpecification caller, String json) {
        return Api.json(201, Api.sending(caller, json.replace('\'', '"')).post("/v1/prisoners"));
    }
}
