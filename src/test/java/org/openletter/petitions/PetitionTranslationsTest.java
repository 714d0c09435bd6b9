package org.openletter.petitions;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Statements;

@QuarkusTest
class PetitionTranslationsTest {

    private final String group = UUID.randomUUID().toString();

    @Test
    void a_reader_gets_the_translation_that_they_read() {
        String ru = open("Письмо", "ru");
        String en = open("A letter", "en");
        Response best = read(ru, "de, en;q=0.9");
        best.then()
                .header("Content-Language", "en")
                .header("Vary", containsString("Accept-Language"))
                .body("id", equalTo(en));
        read(ru, "ru, en;q=0.9").then().header("Content-Language", "ru").body("id", equalTo(ru));
        read(ru, "fr").then().body("id", equalTo(ru));
        Api.anonymous().get("/v1/petitions/" + ru).then().body("id", equalTo(ru));
        String slug = Api.read("/v1/petitions/" + ru).get("slug").asText();
        Api.anonymous()
                .header("Accept-Language", "en")
                .get("/v1/petitions/by-slug/" + slug)
                .then()
                .body("id", equalTo(en));
        Api.anonymous()
                .header("Accept-Language", "ru")
                .header("If-None-Match", best.header("ETag"))
                .get("/v1/petitions/" + ru)
                .then()
                .statusCode(200);
    }

    @Test
    void who_may_edit_gets_exactly_what_they_name() {
        String ru = open("Письмо", "ru");
        open("A letter", "en");
        Api.admin()
                .header("Accept-Language", "en")
                .get("/v1/petitions/" + ru)
                .then()
                .body("id", equalTo(ru));
    }

    @Test
    void each_names_the_others_that_can_be_seen() {
        String ru = open("Письмо", "ru");
        String en = open("A letter", "en");
        String uk = made("Чернетка", "uk");
        Response one = Api.anonymous().get("/v1/petitions/" + ru);
        one.then()
                .body("translations.id", equalTo(List.of(en)))
                .body("translations[0].title", equalTo("A letter"));
        List<String> links = one.headers().getValues("Link");
        assertEquals(
                List.of("</v1/petitions/" + en + ">; rel=\"alternate\"; hreflang=\"en\""), links);
        Api.admin()
                .get("/v1/petitions/" + ru)
                .then()
                .body("translations.id", equalTo(List.of(en, uk)));
        Desk.verb(en, "removal", "{\"reason\": \"A copy.\"}").statusCode(201);
        Api.anonymous()
                .get("/v1/petitions/" + ru)
                .then()
                .body("translations", equalTo(List.of()))
                .header("ETag", not(one.header("ETag")));
        assertEquals(
                List.of(List.of()),
                Api.anonymous()
                        .get("/v1/petitions?translationGroup=" + group)
                        .path("items.translations"));
    }

    @Test
    void an_entry_without_translations_costs_nothing_more() {
        String alone = Desk.open("Alone");
        assertEquals(1, Statements.of(() -> read(alone, "ru")));
        String ru = open("Письмо", "ru");
        assertTrue(Statements.of(() -> Api.anonymous().get("/v1/petitions/" + ru)) <= 2);
        Api.anonymous()
                .get("/v1/petitions/" + alone)
                .then()
                .body("translations", equalTo(List.of()));
    }

    private String open(String title, String language) {
        String id = made(title, language);
        Desk.verb(id, "publication", null).statusCode(201);
        return id;
    }

    private String made(String title, String language) {
        String json =
                Desk.json(title, ", \"translationGroup\": \"" + group + "\"")
                        .replace("\"en\"", '"' + language + '"');
        return Api.json(201, Api.sending(Api.admin(), json).post("/v1/petitions"))
                .get("id")
                .asText();
    }

    private static Response read(String id, String languages) {
        return Api.anonymous().header("Accept-Language", languages).get("/v1/petitions/" + id);
    }
}
