package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Specimen;
import org.openletter.support.Together;

/** Nothing is sent twice, and nobody's change is overwritten unseen: decisions 19 and 20. */
@QuarkusTest
class EntityTagsTest {

    private static Response got(String path, String ifNoneMatch) {
        return Api.anonymous().header("If-None-Match", ifNoneMatch).get(path);
    }

    @EveryCollection
    void what_the_reader_has_already_is_not_sent_again(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        String tag = Api.anonymous().get(made.path()).header("ETag");
        assertTrue(tag.matches("\"\\d+\\.[0-9a-z]+\""), tag);
        assertTrue(tag.startsWith("\"" + made.json().get("version").asInt() + "."));
        for (String sent : List.of(tag, "W/" + tag, "\"other\", " + tag, "W/\"a\",W/" + tag, "*")) {
            Response answer = got(made.path(), sent);
            assertEquals(304, answer.statusCode(), sent);
            assertEquals("", answer.asString());
            assertEquals(tag, answer.header("ETag"));
            assertTrue(answer.header("Cache-Control") != null && answer.header("Vary") != null);
        }
        for (String sent :
                List.of("\"other\"", tag.replace("\"", ""), tag.replace(".", ".x"), "W/\"1\"")) {
            assertEquals(200, got(made.path(), sent).statusCode(), sent);
        }
    }

    @EveryCollection
    void another_form_of_the_answer_has_another_tag(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        String whole = Api.anonymous().get(made.path()).header("ETag");
        String some1 = Api.anonymous().get(made.path() + "?fields=slug").header("ETag");
        String same = Api.anonymous().get(made.path() + "?fields=slug").header("ETag");
        assertNotEquals(whole, some1);
        assertEquals(some1, same);
        assertEquals(200, got(made.path(), some1).statusCode());
        assertEquals(304, got(made.path() + "?fields=slug", some1).statusCode());
    }

    @EveryCollection
    void the_tag_of_a_write_is_that_of_the_next_read(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        assertEquals(made.tag(), Api.admin().get(made.path()).header("ETag"));
        Response patched = some.patch(made, some.patch("Changed"));
        assertEquals(patched.header("ETag"), Api.admin().get(made.path()).header("ETag"));
    }

    @EveryCollection
    void a_reader_is_told_when_it_last_changed(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        String said = Api.anonymous().get(made.path()).header("Last-Modified");
        Instant updated = Instant.parse(made.json().get("updatedAt").asText());
        assertEquals(
                updated.truncatedTo(ChronoUnit.SECONDS),
                ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }

    @EveryCollection
    void a_tag_got_with_fields_still_guards_a_write(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        String tag = Api.anonymous().get(made.path() + "?fields=slug").header("ETag");
        assertEquals(200, patch(made, tag, some.patch("Changed")).statusCode());
        JsonNode stale = Api.json(412, patch(made, tag, some.patch("Changed again")));
        assertEquals("tag-stale", stale.get("code").asText());
    }

    @EveryCollection
    void a_write_without_a_tag_is_refused(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        Response patch = Api.sending(Api.admin(), Api.MERGE_PATCH, "{}").patch(made.path());
        Response put = Api.sending(Api.admin(), some.body(Api.unique())).put(made.path());
        Response delete = Api.admin().delete(made.path());
        for (Response answer : List.of(patch, put, delete)) {
            JsonNode problem = Api.json(428, answer);
            assertEquals("If-Match", problem.at("/errors/0/header").asText());
        }
        assertEquals(made.tag(), Api.admin().get(made.path()).header("ETag"));
    }

    @EveryCollection
    void a_stale_tag_is_answered_with_the_current_one(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        String current = some.patch(made, some.patch("Changed")).header("ETag");
        Response patch = some.patch(made, some.patch("Late"));
        Response put =
                Api.sending(Api.admin(), some.body(Api.unique()))
                        .header("If-Match", made.tag())
                        .put(made.path());
        Response delete = some.delete(made);
        for (Response answer : List.of(patch, put, delete)) {
            Api.json(412, answer);
            assertEquals(current, answer.header("ETag"));
        }
        assertEquals(200, patch(made, answerTag(patch), some.patch("In time")).statusCode());
    }

    private static String answerTag(Response answer) {
        return answer.header("ETag");
    }

    @EveryCollection
    void if_match_takes_lists_and_stars_and_compares_strongly(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        assertEquals(412, patch(made, "W/" + made.tag(), "{}").statusCode());
        assertEquals(200, patch(made, "\"x\", " + made.tag(), "{}").statusCode());
        assertEquals(200, patch(made, "*", "{}").statusCode());
        for (String unreadable : List.of("1", "abc", "\"", made.tag() + " x")) {
            JsonNode problem = Api.json(400, patch(made, unreadable, "{}"));
            assertEquals("tag-invalid", problem.get("code").asText(), unreadable);
        }
        int version = made.json().get("version").asInt();
        assertEquals(412, patch(made, "\"" + version + "\"", "{}").statusCode());
        assertEquals(412, patch(made, "\"" + version + "0.x\"", "{}").statusCode());
    }

    @EveryCollection
    void of_fifty_writers_with_one_tag_exactly_one_gets_through(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        List<Response> answers = Together.run(50, i -> some.patch(made, some.patch("Writer " + i)));
        long through = answers.stream().filter(a -> a.statusCode() == 200).count();
        long stale = answers.stream().filter(a -> a.statusCode() == 412).count();
        assertEquals("1 49", through + " " + stale);
        JsonNode now = Api.read(made.path());
        assertEquals(made.json().get("version").asInt() + 1, now.get("version").asInt());
    }

    @EveryCollection
    void items_of_a_list_carry_the_version(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        JsonNode item = Api.read(some.marked(word)).at("/items/0");
        assertEquals(made.json().get("version"), item.get("version"));
        assertFalse(item.get("version").isMissingNode());
    }

    private static Response patch(Specimen.Made made, String tag, String json) {
        return Api.sending(Api.admin(), Api.MERGE_PATCH, json)
                .header("If-Match", tag)
                .patch(made.path());
    }
}
