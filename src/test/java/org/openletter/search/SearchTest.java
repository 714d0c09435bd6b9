package org.openletter.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;
import org.openletter.support.Statements;

/** One question to all collections. */
@QuarkusTest
class SearchTest {

    private static JsonNode group(JsonNode answer, String kind) {
        for (JsonNode group : answer.get("items")) {
            if (group.get("kind").asText().equals(kind)) {
                return group;
            }
        }
        throw new AssertionError("no group of " + kind);
    }

    @Test
    void a_word_is_found_in_every_collection_and_each_leads_to_its_list() {
        String word = Api.unique();
        for (String kind : List.of("news", "petitions", "prisoners", "facilities")) {
            Specimen some = Specimens.named(kind);
            Specimen.Made made = some.publication().isEmpty() ? make(some, word) : some.make(word);
            JsonNode group = group(Api.read("/v1/search?q=" + word), kind);
            assertEquals(1, group.get("total").asInt(), kind);
            assertEquals("eq", group.get("totalRelation").asText());
            JsonNode hit = group.at("/items/0");
            assertEquals(made.id(), hit.get("id").asText());
            assertEquals(made.path(), hit.get("path").asText());
            assertTrue(hit.get("highlights").toString().contains("<mark>"), hit.toString());
            URI self = URI.create(group.get("self").asText());
            JsonNode list = Api.read(self.getRawPath() + "?" + self.getRawQuery());
            assertEquals(made.id(), list.at("/items/0/id").asText());
        }
    }

    private static Specimen.Made make(Specimen some, String word) {
        JsonNode json = Api.json(201, some.post(some.body(word)));
        String id = json.get("id").asText();
        return new Specimen.Made(id, some.path() + "/" + id, "", json);
    }

    @Test
    void what_is_hidden_is_not_found_nor_counted() {
        String word = Api.unique();
        for (String kind : List.of("news", "petitions", "prisoners")) {
            Specimens.named(kind).draft(word);
            JsonNode group = group(Api.read("/v1/search?q=" + word), kind);
            assertEquals(0, group.get("total").asInt(), kind);
            assertEquals(0, group.get("items").size(), kind);
            assertFalse(group.has("searchedFor"));
            assertEquals(
                    1, group(Api.adminReads("/v1/search?q=" + word), kind).get("total").asInt());
        }
    }

    @Test
    void kinds_and_limit_narrow_it() {
        String word = Api.unique();
        for (int i = 0; i < 3; i++) {
            Specimens.named("news").make(word);
        }
        JsonNode answer = Api.read("/v1/search?q=" + word + "&kinds=news&limit=2");
        assertEquals(1, answer.get("items").size());
        assertEquals(2, answer.at("/items/0/items").size());
        assertEquals(3, answer.at("/items/0/total").asInt());
        assertTrue(
                answer.at("/page/self")
                        .asText()
                        .endsWith("/v1/search?q=" + word + "&kinds=news&limit=2"));
    }

    @Test
    void readers_may_keep_an_answer_and_others_must_not() {
        String path = "/v1/search?q=letter";
        assertTrue(
                Api.anonymous().get(path).header("Cache-Control").startsWith("public, max-age="));
        assertEquals("private, no-store", Api.admin().get(path).header("Cache-Control"));
    }

    @Test
    void it_costs_so_many_statements_however_much_there_is() {
        String word = Api.unique();
        Specimens.named("news").make(word);
        long one = Statements.of(() -> Api.read("/v1/search?q=" + word));
        for (int i = 0; i < 6; i++) {
            Specimens.named("news").make(word);
        }
        assertTrue(Statements.of(() -> Api.read("/v1/search?q=" + word + "&limit=20")) <= one);
    }

    @Test
    void what_is_wrong_with_a_question_is_said() {
        for (String[] wrong :
                new String[][] {
                    {"", "q"},
                    {"?limit=5", "q"},
                    {"?q=", "q"},
                    {"?q=x&q=y", "q"},
                    {"?q=" + "a".repeat(501), "q"},
                    {"?q=x&limit=0", "limit"},
                    {"?q=x&limit=21", "limit"},
                    {"?q=x&limit=x", "limit"},
                    {"?q=x&kinds=walruses", "kinds"},
                    {"?q=x&kinds=news,", "kinds"},
                    {"?q=x&kind=news", "kind"}
                }) {
            JsonNode problem = Api.json(400, Api.anonymous().get("/v1/search" + wrong[0]));
            assertEquals(wrong[1], problem.at("/errors/0/parameter").asText(), wrong[0]);
        }
        JsonNode near = Api.json(400, Api.anonymous().get("/v1/search?q=x&kinds=new"));
        assertTrue(near.at("/errors/0/detail").asText().contains("news"));
        JsonNode misspelt = Api.json(400, Api.anonymous().get("/v1/search?q=x&limits=3"));
        assertTrue(misspelt.at("/errors/0/detail").asText().contains("limit"));
    }
}
