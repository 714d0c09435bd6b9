package org.openletter.news;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.openletter.news.Newsroom.draft;
import static org.openletter.news.Newsroom.path;
import static org.openletter.news.Newsroom.published;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;

@QuarkusTest
class RelatedTest {

    private final String word = Api.unique();

    @Test
    void what_an_editor_chose_comes_first_and_then_what_has_most_in_common() {
        String tags = ", \"tags\": [\"%s\", \"%s b\"]".formatted(word, word);
        String chosen = published(Api.unique(), "");
        String nearest = published(Api.unique(), tags);
        String near = published(Api.unique(), ", \"tags\": [\"" + word + "\"]");
        String hidden = draft(Api.unique(), tags);
        String id =
                published(
                        Api.unique(),
                        tags
                                + ", \"related\": [{\"id\": \"%s\", \"type\": \"background\"}]"
                                        .formatted(chosen));
        related(id)
                .body("items.id", equalTo(List.of(chosen, nearest, near)))
                .body("items.type", equalTo(List.of("background", "likeness", "likeness")))
                .body("items.id", not(hasItem(hidden)));
        Api.anonymous()
                .get(path(id) + "/related?limit=1")
                .then()
                .body("items.id", equalTo(List.of(chosen)));
        Api.anonymous()
                .get(path(id) + "/related?limit=21")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"));
    }

    @Test
    void a_headline_of_signs_and_a_limit_of_letters_break_nothing() {
        related(published("' \\\\ & | ! :* http://a.b/c\\\\d " + word, ""));
        Api.anonymous()
                .get(path(published(word, "")) + "/related?limit=abc")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"));
    }

    @Test
    void words_of_the_headline_bring_items_together() {
        String other = published("The hearing of " + word, "");
        String id = published("A verdict for " + word, "");
        related(id).body("items.id", hasItem(other)).body("items.id", not(hasItem(id)));
    }

    @Test
    void a_prisoner_in_common_brings_items_together_unless_they_are_hidden() {
        String seen = person("public");
        String hidden = person("hidden");
        String one = published(Api.unique(), about(seen));
        String two = published(Api.unique(), about(seen));
        String three = published(Api.unique(), about(hidden));
        String four = published(Api.unique(), about(hidden));
        related(one).body("items.id", hasItem(two));
        related(three).body("items.id", not(hasItem(four)));
    }

    private static String about(String prisoner) {
        return ", \"prisoners\": [\"" + prisoner + "\"]";
    }

    private static String person(String visibility) {
        String json =
                """
                {"names": [{"kind": "primary", "full": "%s"}], "visibility": "%s"}
                """
                        .formatted(Api.unique(), visibility);
        return Api.json(201, Api.sending(Api.admin(), json).post("/v1/prisoners"))
                .get("id")
                .asText();
    }

    private static ValidatableResponse related(String id) {
        return Api.anonymous().get(path(id) + "/related").then().statusCode(200);
    }
}
