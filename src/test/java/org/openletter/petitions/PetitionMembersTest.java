package org.openletter.petitions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Rows;

@QuarkusTest
class PetitionMembersTest {

    private static final String STEPS =
            ", \"thresholds\": [{\"count\": 100, \"label\": \"A note\"}, {\"count\": 1000, \"label\": \"An answer\"}]";
    private static final String IMAGE =
            ", \"media\": [{\"url\": \"https://www.example.org/a.jpg\", \"mediaType\": \"image/jpeg\"%s}]";

    @Test
    void thresholds_ascend() {
        Desk.post(Desk.json("Steps", STEPS.replace("1000", "100")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/thresholds/1/count"));
        Desk.post(Desk.json("Steps", STEPS.replace("100,", "0,"))).statusCode(422);
    }

    @Test
    void a_threshold_says_since_when_it_is_reached_and_stops_when_it_is_not() {
        String id = Desk.draft("Reached", STEPS);
        Desk.verb(id, "publication", null).statusCode(201);
        String tag = Desk.read(id).header("ETag");
        Desk.read(id)
                .then()
                .body("thresholds.reachedAt", equalTo(java.util.Arrays.asList(null, null)));
        Rows.execute(
                """
                update petition set reached = jsonb_build_object('100', timestamptz '2025-07-04T10:00:00Z') where id = '%s'
                """
                        .formatted(id));
        Desk.read(id)
                .then()
                .body("thresholds[0].reachedAt", equalTo("2025-07-04T10:00:00Z"))
                .body("thresholds[0].label", equalTo("A note"))
                .body("thresholds[1].reachedAt", nullValue());
        assertNotEquals(tag, Desk.read(id).header("ETag"));
        Rows.execute("update petition set reached = '{}' where id = '%s'".formatted(id));
        Desk.read(id).then().body("thresholds[0].reachedAt", nullValue());
    }

    @Test
    void when_a_threshold_is_reached_is_not_for_editors_to_say() {
        String id =
                Desk.draft(
                        "Claimed",
                        STEPS.replace(
                                "\"A note\"",
                                "\"A note\", \"reachedAt\": \"2020-01-01T00:00:00Z\""));
        Desk.verb(id, "publication", null)
                .statusCode(201)
                .body("thresholds[0].reachedAt", nullValue())
                .body("version", equalTo(2));
        Desk.patch(
                        id,
                        "{"
                                + STEPS.replace(
                                                "\"A note\"",
                                                "\"A note\", \"reachedAt\": \"2020-01-01T00:00:00Z\"")
                                        .substring(1)
                                + "}")
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void countries_cannot_add_up_to_more_than_was_collected_elsewhere() {
        String more =
                ", \"collectedElsewhere\": {\"count\": 5, \"countries\": [{\"country\": \"NO\", \"count\": %d}, {\"country\": \"%s\", \"count\": 3}]}";
        Desk.post(Desk.json("Too many", more.formatted(3, "SE")))
                .statusCode(422)
                .body("errors.pointer", hasItems("/collectedElsewhere/count"));
        Desk.post(Desk.json("Twice", more.formatted(1, "NO")))
                .statusCode(422)
                .body("errors.pointer", hasItems("/collectedElsewhere/countries/1/country"));
    }

    @Test
    void a_language_comes_once_in_a_group_of_translations_until_it_is_deleted() {
        String group = ", \"translationGroup\": \"" + UUID.randomUUID() + "\"";
        String id = Desk.draft("Original", group);
        Desk.post(Desk.json("Second", group))
                .statusCode(409)
                .body("code", equalTo("already-there"));
        Desk.post(Desk.json("Third", group).replace("\"en\"", "\"ru\"")).statusCode(201);
        Desk.moderator()
                .header("If-Match", "*")
                .delete("/v1/petitions/" + id)
                .then()
                .statusCode(204);
        Desk.post(Desk.json("Second", group)).statusCode(201);
    }

    @Test
    void an_image_is_published_only_with_words_for_it_and_its_maker() {
        String id = Desk.draft("Pictures", IMAGE.formatted(""));
        String first = "/media" + "/0/";
        Desk.verb(id, "publication", null)
                .statusCode(422)
                .body("errors.pointer", hasItems(first + "alt", first + "credit"));
        Desk.patch(
                        id,
                        "{"
                                + IMAGE.formatted(
                                                ", \"decorative\": true, \"credit\": \"A friend\"")
                                        .substring(1)
                                + "}")
                .statusCode(200);
        Desk.verb(id, "publication", null)
                .statusCode(201)
                .body("media[0].decorative", equalTo(true));
        Desk.patch(id, "{" + IMAGE.formatted("").substring(1) + "}").statusCode(422);
        Desk.patch(id, "{\"media\": []}").statusCode(200).body("media", hasSize(0));
    }

    @Test
    void a_text_that_nobody_has_signed_is_the_first_and_free() {
        String id = Desk.open("Free");
        Desk.patch(id, "{\"text\": \"Another text.\"}")
                .statusCode(200)
                .body("textVersion", equalTo(1))
                .body("textLocked", equalTo(false))
                .body("household", equalTo(false))
                .body("collectedElsewhere", nullValue())
                .body("title", not(nullValue()));
    }
}
