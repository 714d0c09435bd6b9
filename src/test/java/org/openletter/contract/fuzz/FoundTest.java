package org.openletter.contract.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.ProblemCheck;
import org.openletter.support.Specimens;
import org.openletter.support.Wire;

/** What the random requests have found, each by itself. */
@QuarkusTest
class FoundTest {

    private static final String NAMED =
            """
            {"names": [{"full": "%s"}], "kind": "prison", "country": "RU"}
            """;

    @Test
    void a_length_counts_characters_and_not_halves_of_them() {
        var facilities = Specimens.named("facilities");
        Api.json(201, facilities.post(NAMED.formatted("😀".repeat(300))));
        JsonNode problem = Api.json(422, facilities.post(NAMED.formatted("😀".repeat(301))));
        assertEquals("/names/0/full", problem.at("/errors/0/pointer").asText());
        assertEquals("size-invalid", problem.at("/errors/0/code").asText());
    }

    @Test
    void a_name_of_spaces_of_any_script_is_no_name() {
        for (String blank : new String[] {"\u00A0", "\u3000\u2003", "\uFEFF", " "}) {
            JsonNode problem =
                    Api.json(422, Specimens.named("facilities").post(NAMED.formatted(blank)));
            assertEquals("required", problem.at("/errors/0/code").asText());
        }
    }

    @Test
    void a_range_of_media_types_is_no_media_type_of_a_body() {
        for (String range : new String[] {"*/*", "application/*"}) {
            Api.json(
                    415,
                    Api.sending(Api.admin(), range, "{\"queries\": []}")
                            .post("/v1/prisoners/matches"));
        }
    }

    @Test
    void what_nobody_could_read_is_refused_before_it_is_done() {
        for (String kind : new String[] {"news", "petitions"}) {
            var draft = Specimens.named(kind).draft(Api.unique());
            String verb = draft.path() + "/publication";
            Api.json(406, Api.admin().header("Accept", "image/png").post(verb));
            assertEquals(draft.tag(), Api.admin().get(draft.path()).header("ETag"));
            Api.json(201, Api.admin().header("Accept", "text/html, */*;q=0.1").post(verb));
        }
    }

    @Test
    void a_nationality_given_twice_breaks_no_comparison() {
        String name = Api.unique();
        var prisoners = Specimens.named("prisoners");
        String body =
                """
                {"names": [{"full": "%s", "kind": "primary"}], "nationalities": ["DE", "DE"],
                 "visibility": "public"}
                """;
        Api.json(201, prisoners.post(body.formatted(name)));
        JsonNode found =
                Api.json(
                        200,
                        Api.sending(
                                        Api.admin(),
                                        "{\"queries\": [{\"names\": [\"%s\"]}]}".formatted(name))
                                .post("/v1/prisoners/matches"));
        assertTrue(found.toString().contains(name), found.toString());
    }

    @Test
    void a_webhook_that_names_no_kinds_hears_of_all() {
        String body = "{\"url\": \"http://127.0.0.1:1/\", \"enabled\": false}";
        JsonNode made = Api.json(201, Api.sending(Api.admin(), body).post("/v1/webhooks"));
        assertTrue(made.get("kinds").isEmpty() && made.get("actions").isEmpty());
    }

    @Test
    void the_text_of_a_draft_is_as_old_as_the_draft() {
        var draft = Specimens.named("news").draft(Api.unique());
        JsonNode texts = Api.adminReads(draft.path() + "/versions");
        assertEquals(draft.json().get("createdAt"), texts.at("/items/0/validFrom"));
    }

    @Test
    void a_key_that_was_never_used_confirms_like_any_other() {
        var answer =
                Api.sending(Api.with(Keys.with("news:write")), "{\"token\": \"none\"}")
                        .post("/v1/signature-confirmations");
        assertTrue(answer.statusCode() < 500, answer.asString());
    }

    @Test
    void the_instance_of_a_problem_is_a_reference_however_long_the_path() {
        var answer = Wire.send("GET", "/v1/news/" + "%D0%96".repeat(2_000));
        JsonNode problem = ProblemCheck.check(414, answer.contentType(), answer.body());
        assertTrue(problem.get("instance").asText().matches("/v1/news/(%D0%96)+(%D0)?"));
        assertTrue(problem.get("instance").asText().length() <= 8_000);
    }
}
