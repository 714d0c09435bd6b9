package org.openletter.news;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.openletter.news.Newsroom.draft;
import static org.openletter.news.Newsroom.patch;
import static org.openletter.news.Newsroom.path;
import static org.openletter.news.Newsroom.published;
import static org.openletter.news.Newsroom.read;
import static org.openletter.news.Newsroom.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Together;

@QuarkusTest
class CorrectionsTest {

    private static final String AGE =
            "{\"kind\": \"correction\", \"note\": \"Her age was wrong.\", \"body\": \"She is **34** years old.\"}";

    private final String word = Api.unique();

    @Test
    void a_correction_changes_the_text_and_says_so() {
        String id = published(word, "");
        JsonNode before = Api.read(path(id));
        JsonNode after = Api.json(201, verb(id, "corrections", AGE));
        assertEquals(before.get("version").asInt() + 1, after.get("version").asInt());
        read(id).then()
                .body("bodyText", equalTo("She is 34 years old."))
                .body("corrections", hasSize(1))
                .body("corrections[0].kind", equalTo("correction"))
                .body("corrections[0].note", equalTo("Her age was wrong."))
                .body("corrections[0].textVersion", equalTo(2))
                .body(
                        "correctedAt",
                        equalTo(after.get("corrections").get(0).get("correctedAt").asText()))
                .body("title", equalTo(word));
    }

    @Test
    void what_readers_do_not_see_is_not_corrected() {
        verb(draft(word, ""), "corrections", AGE)
                .then()
                .statusCode(409)
                .body("code", equalTo("not-published"));
        Api.sending(Api.with(Keys.with("news:write")), AGE)
                .post(path(published()) + "/corrections")
                .then()
                .statusCode(403);
        verb(
                        published(),
                        "corrections",
                        "{\"kind\": \"correction\", \"note\": \"x\", \"headline\": \"y\"}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/headline"));
    }

    @Test
    void what_could_be_read_can_still_be_read_and_compared() {
        String id = published(word, "");
        patch(id, "{\"body\": \"They **wrote** from a colony.\"}").then().statusCode(200);
        patch(id, "{\"tags\": [\"letter\"]}").then().statusCode(200);
        Api.anonymous()
                .get(path(id) + "/versions")
                .then()
                .body("items.textVersion", equalTo(List.of(2, 1)))
                .body("items[1].body", equalTo("They **wrote** from prison."));
        Api.anonymous()
                .get(path(id) + "/versions/1")
                .then()
                .body("bodyHtml", containsString("<strong>wrote</strong> from prison."));
        Api.anonymous()
                .get(path(id) + "/versions/2/difference")
                .then()
                .body("from", equalTo(1))
                .body("title.fate", equalTo(List.of("same")))
                .body("body.fate", equalTo(List.of("same", "removed", "added")))
                .body("body[1].text", equalTo("prison."))
                .body("body[2].text", equalTo("a colony."));
        Api.anonymous().get(path(id) + "/versions/1/difference").then().statusCode(404);
        Api.anonymous()
                .get(path(id) + "/versions/2/difference?from=x")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("from"));
        Api.anonymous().get(path(id) + "/versions/7").then().statusCode(404);
    }

    @Test
    void what_was_never_read_is_no_version() {
        String id = draft(word, "");
        patch(id, "{\"body\": \"A secret.\"}").then().statusCode(200);
        patch(id, "{\"body\": \"Not secret.\"}").then().statusCode(200);
        verb(id, "publication");
        verb(id, "unpublication");
        String before = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        patch(id, "{\"body\": \"Nobody read this.\"}").then().statusCode(200);
        patch(id, "{\"body\": \"At last.\"}").then().statusCode(200);
        verb(id, "publication");
        Api.anonymous()
                .get(path(id) + "/versions")
                .then()
                .body("items.body", equalTo(List.of("At last.")))
                .body("items[0].validFrom", greaterThan(before));
    }

    @Test
    void a_former_text_that_endangers_somebody_can_be_taken_out() {
        String id = published(word, "");
        patch(id, "{\"body\": \"Without the address.\"}").then().statusCode(200);
        Api.with(Keys.with("news:write")).delete(path(id) + "/versions/1").then().statusCode(403);
        Api.admin().delete(path(id) + "/versions/2").then().statusCode(409);
        Api.admin().delete(path(id) + "/versions/1").then().statusCode(204);
        Api.anonymous().get(path(id) + "/versions/1").then().statusCode(404);
        Api.anonymous()
                .get(path(id) + "/versions")
                .then()
                .body("items.textVersion", equalTo(List.of(2)));
        Api.admin()
                .get(path(id) + "/history")
                .then()
                .body("items[0].action", equalTo("version-deleted"));
    }

    @Test
    void a_correction_leaves_the_translations_behind_until_they_follow() {
        String group = ", \"translationGroup\": \"" + UUID.randomUUID() + "\"";
        String en = published(word, group);
        String ru = translation(group, "ru");
        String be = translation(group, "be");
        verb(en, "corrections", AGE)
                .then()
                .statusCode(201)
                .body("translationOutdated", equalTo(false));
        read(ru).then().body("translationOutdated", equalTo(true)).body("version", equalTo(3));
        read(be).then().body("translationOutdated", equalTo(true));
        verb(ru, "corrections", "{\"kind\": \"clarification\", \"note\": \"Note.\"}")
                .then()
                .body("translationOutdated", equalTo(true));
        verb(ru, "corrections", AGE.replace("She", "Она"))
                .then()
                .statusCode(201)
                .body("translationOutdated", equalTo(false));
        read(en).then().body("translationOutdated", equalTo(false));
        patch(be, "{\"body\": \"Ёй 34 гады.\"}")
                .then()
                .statusCode(200)
                .body("translationOutdated", equalTo(false));
    }

    @Test
    void a_cached_answer_does_not_outlive_what_it_says_of_a_translation() {
        String group = ", \"translationGroup\": \"" + UUID.randomUUID() + "\"";
        String en = published(word, group);
        translation(group + ", \"unpublishAt\": \"" + Newsroom.in(20) + "\"", "ru");
        read(en).then().header("Cache-Control", containsString("must-revalidate"));
    }

    @Test
    void two_corrections_of_one_group_never_wait_for_each_other() throws Exception {
        String group = ", \"translationGroup\": \"" + UUID.randomUUID() + "\"";
        List<String> items = List.of(published(word, group), translation(group, "ru"));
        for (int status :
                Together.run(12, i -> verb(items.get(i % 2), "corrections", AGE).statusCode())) {
            assertEquals(201, status);
        }
    }

    @Test
    void a_reader_gets_the_translation_that_they_read() {
        String group = ", \"translationGroup\": \"" + UUID.randomUUID() + "\"";
        String en = published(word, group);
        String ru = translation(group, "ru");
        var best = Api.anonymous().header("Accept-Language", "be, ru;q=0.8").get(path(en));
        best.then()
                .header("Content-Language", "ru")
                .header("Vary", containsString("Accept-Language"))
                .body("id", equalTo(ru))
                .body("translations.language", equalTo(List.of("en")));
        assertEquals(
                List.of("</v1/news/" + en + ">; rel=\"alternate\"; hreflang=\"en\""),
                best.headers().getValues("Link"));
        read(en).then().header("Content-Language", "en").header("ETag", not(best.header("ETag")));
        Newsroom.post(Newsroom.json(word, group)).then().statusCode(409);
    }

    private String translation(String group, String language) {
        String json = Newsroom.json(word, group).replace("\"en\"", "\"" + language + "\"");
        String id = Api.json(201, Newsroom.post(json)).get("id").asText();
        Api.json(201, verb(id, "publication"));
        return id;
    }
}
