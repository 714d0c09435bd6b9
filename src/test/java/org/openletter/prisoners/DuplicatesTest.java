package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Statements;
import org.openletter.support.Together;

@QuarkusTest
class DuplicatesTest {

    /** More than are followed from one word. */
    private static final int CROWD = 45;

    @Test
    void a_description_is_matched_with_whom_it_may_mean_and_says_why() {
        String family = "Ma" + Api.unique();
        String id =
                make(Api.admin(), "Dmitry " + family, "'bornOn': '1976-06-04'")
                        .get("id")
                        .textValue();

        JsonNode results =
                match(
                                Api.anonymous(),
                                "{'names': ['%s, Dmitri'], 'bornOn': '1976-06-04', 'gender': 'male'}, {'names': ['Nobody Atallxyz']}"
                                        .formatted(family))
                        .get("results");

        assertEquals(2, results.size());
        JsonNode first = results.at("/0/candidates/0");
        assertEquals(id, first.at("/prisoner/id").textValue(), results::toString);
        assertTrue(first.get("match").booleanValue(), first::toString);
        assertTrue(first.get("score").doubleValue() >= 0.9, first::toString);
        assertEquals("name", first.at("/explanation/0/feature").textValue());
        assertEquals(0, results.at("/1/candidates").size(), results::toString);
    }

    @Test
    void another_year_of_birth_lowers_the_score() {
        String family = "Ye" + Api.unique();
        make(Api.admin(), "Olga " + family, "'bornOn': '1990'");

        double same = score(Api.anonymous(), family, "1990");
        double other = score(Api.anonymous(), family, "1950");

        assertTrue(same - other > 0.1, same + " and " + other);
    }

    @Test
    void nobody_can_probe_for_a_birthday() {
        String family = "Bi" + Api.unique();
        make(Api.admin(), "Olga " + family, "'bornOn': '1990-03-04'");

        assertEquals(
                score(Api.anonymous(), family, "1990-03-04"),
                score(Api.anonymous(), family, "1990-11-12"));
        RequestSpecification partner = Api.with(Keys.with("prisoners:partner"));
        assertTrue(
                score(partner, family, "1990-03-04")
                        > score(Api.with(Keys.with("prisoners:partner")), family, "1990-11-12"));
    }

    @Test
    void a_match_never_tells_of_a_hidden_record() {
        String family = "Hi" + Api.unique();
        make(Api.admin(), "Ivan " + family, "'visibility': 'hidden'");
        String query = "{'names': ['Ivan %s']}".formatted(family);

        assertEquals(0, match(Api.anonymous(), query).at("/results/0/candidates").size());
        assertEquals(1, match(Api.admin(), query).at("/results/0/candidates").size());
        JsonNode made =
                make(Api.with(Keys.with("prisoners:write")), "Ivan " + family, "'occupations': []");
        assertEquals(1, made.path("warnings").size(), made::toString);
    }

    @Test
    void somebody_is_found_by_a_register_whatever_the_name() {
        String mark = Api.unique();
        String id =
                make(
                                Api.admin(),
                                "Zinaida Q" + mark,
                                "'externalIds': [{'scheme': 'wikidata', 'value': '%s'}]"
                                        .formatted(mark))
                        .get("id")
                        .textValue();

        JsonNode found =
                match(
                        Api.anonymous(),
                        "{'names': ['Wholly Different'], 'externalIds': [{'scheme': 'wikidata', 'value': '%s'}]}"
                                .formatted(mark));

        assertEquals(id, found.at("/results/0/candidates/0/prisoner/id").textValue());
    }

    @Test
    void more_than_a_hundred_descriptions_are_refused() {
        String query = "{'names': ['A']}";
        Api.sending(
                        Api.anonymous(),
                        ("{'queries': [" + (query + ",").repeat(100) + query + "]}")
                                .replace('\'', '"'))
                .post("/v1/prisoners/matches")
                .then()
                .statusCode(422);
        assertEquals(
                100,
                match(Api.anonymous(), (query + ",").repeat(99) + query).get("results").size());
    }

    @Test
    void many_descriptions_cost_as_many_statements_as_one() {
        String family = "St" + Api.unique();
        make(Api.admin(), "Ivan " + family, "'occupations': []");
        String query = "{'names': ['Ivan %s', 'Иван %s']}".formatted(family, family);

        assertEquals(2, Statements.of(() -> match(Api.anonymous(), query)));
        assertEquals(
                2, Statements.of(() -> match(Api.anonymous(), query + "," + query + "," + query)));
    }

    @Test
    void a_name_that_many_share_hides_nobody_who_has_all_of_it() {
        String given = "Gi" + Api.unique();
        String family = "Fa" + Api.unique();
        String crowd =
                make(Api.admin(), given + " Xy" + Api.unique(), "'occupations': []")
                        .get("id")
                        .textValue();
        Rows.multiply("prisoner", crowd, CROWD, Map.of());
        String id =
                make(Api.admin(), given + " " + family, "'occupations': []").get("id").textValue();
        String query = "{'names': ['%s %s']}";

        for (int i = 0; i < 2; i++) {
            assertEquals(List.of(id), candidates(Api.anonymous(), query.formatted(family, given)));
            assertEquals(
                    List.of(id),
                    candidates(Api.anonymous(), query.formatted(Api.misspelt(given), family)));
            assertEquals(
                    List.of(),
                    candidates(Api.anonymous(), query.formatted(given, Api.misspelt(family))));
        }
        // Once it is known that the word leads to too many, it isn't followed again.
        Rows.execute(
                "update prisoner set deleted_at = now() where id <> '%s' and names::text like '%%%s%%'"
                        .formatted(id, given));
        String follows = query.formatted(given, Api.misspelt(family));
        assertEquals(List.of(id), candidates(Api.with(Keys.with("prisoners:partner")), follows));
        assertEquals(List.of(), candidates(Api.anonymous(), follows));
    }

    @Test
    void a_crowd_that_only_some_may_see_hides_nobody_from_others() {
        String family = "Fa" + Api.unique();
        String hidden =
                make(Api.admin(), "Anna " + family, "'visibility': 'hidden'").get("id").textValue();
        Rows.multiply("prisoner", hidden, CROWD, Map.of());
        String given = "Gi" + Api.unique();
        String id =
                make(Api.admin(), given + " " + family, "'occupations': []").get("id").textValue();
        String query = "{'names': ['%s %s']}".formatted(Api.misspelt(given), family);

        for (int i = 0; i < 2; i++) {
            assertEquals(List.of(), candidates(Api.admin(), query));
            assertEquals(List.of(id), candidates(Api.anonymous(), query));
        }
    }

    @Test
    void a_likely_duplicate_is_created_with_a_warning() {
        String family = "Du" + Api.unique();
        JsonNode first = make(Api.admin(), "Anna " + family, "'occupations': []");
        JsonNode second = make(Api.admin(), "Anna " + family, "'occupations': []");

        assertFalse(first.has("warnings"), first::toString);
        JsonNode warning = second.at("/warnings/0");
        assertEquals("likely-duplicate", warning.path("code").asText(), second::toString);
        assertEquals(first.get("id"), warning.at("/prisoner/id"));
        assertFalse(Api.read("/v1/prisoners/" + second.get("id").textValue()).has("warnings"));
    }

    @Test
    void a_warning_costs_two_statements_however_many_are_alike() {
        String family = "Co" + Api.unique();
        String id = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        String other = "Xy" + Api.unique();

        long alone =
                Statements.of(
                        () ->
                                make(
                                        Api.admin(),
                                        "Ida " + other + Api.unique(),
                                        "'occupations': []"));
        Rows.multiply("prisoner", id, 30, Map.of());
        long many = Statements.of(() -> make(Api.admin(), "Anna " + family, "'occupations': []"));

        // A slug that is taken costs one more.
        assertTrue(many - alone <= 1, many + " and " + alone);
    }

    @Test
    void a_pair_judged_different_is_not_offered_again() {
        String family = "Ju" + Api.unique();
        String one = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        String two = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        assertEquals(List.of(two), duplicates(one));
        assertEquals(List.of(one), duplicates(two));

        JsonNode judged = judge(one, two, "different");

        assertEquals(List.of(), duplicates(one));
        assertEquals(List.of(), duplicates(two));
        JsonNode listed = Api.adminReads("/v1/prisoners/" + two + "/judgements").get("items");
        assertEquals(one, listed.at("/0/otherId").textValue(), listed::toString);
        assertEquals("different", listed.at("/0/judgement").textValue());

        judge(two, one, "unsure");
        assertEquals(List.of(two), duplicates(one));
        assertEquals(1, Api.adminReads("/v1/prisoners/" + one + "/judgements").get("items").size());
        assertEquals(
                2,
                Rows.column(
                                "select reason from judgement where first_id = cast(least(?, ?) as uuid)",
                                one,
                                two)
                        .size());
        Api.admin()
                .get("/v1/prisoners/" + one + "/judgements/" + judged.get("id").textValue())
                .then()
                .statusCode(404);
    }

    @Test
    void a_judgement_can_be_taken_back() {
        String family = "Ta" + Api.unique();
        String one = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        String two = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        String path =
                "/v1/prisoners/"
                        + one
                        + "/judgements/"
                        + judge(one, two, "different").get("id").textValue();

        Api.admin().delete(path).then().statusCode(204);

        assertEquals(List.of(two), duplicates(one));
        Api.admin().delete(path).then().statusCode(404);
    }

    @Test
    void judgements_are_for_editors_and_about_two_records_that_they_may_see() {
        String family = "Se" + Api.unique();
        String one = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        String sealed =
                make(Api.admin(), "Anna " + family, "'visibility': 'sealed'").get("id").textValue();
        judge(one, sealed, "different");
        String editor = Keys.with("prisoners:write");

        Api.anonymous().get("/v1/prisoners/" + one + "/judgements").then().statusCode(401);
        Api.anonymous().get("/v1/prisoners/" + one + "/duplicates").then().statusCode(401);
        assertEquals(
                0,
                Api.json(200, Api.with(editor).get("/v1/prisoners/" + one + "/judgements"))
                        .get("items")
                        .size());
        Api.sending(Api.with(editor), judgement(sealed, "same"))
                .post("/v1/prisoners/" + one + "/judgements")
                .then()
                .statusCode(422);
        Api.sending(Api.with(editor), judgement(one, "same"))
                .post("/v1/prisoners/" + sealed + "/judgements")
                .then()
                .statusCode(404);
        Api.sending(Api.with(editor), judgement(one, "same"))
                .post("/v1/prisoners/" + one + "/judgements")
                .then()
                .statusCode(422);
    }

    @Test
    void of_many_judgements_at_once_one_holds() {
        String family = "At" + Api.unique();
        String one = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();
        String two = make(Api.admin(), "Anna " + family, "'occupations': []").get("id").textValue();

        List<Integer> statuses =
                Together.run(
                        8,
                        n ->
                                Api.sending(
                                                Api.admin(),
                                                judgement(n % 2 == 0 ? two : one, "different"))
                                        .post(
                                                "/v1/prisoners/"
                                                        + (n % 2 == 0 ? one : two)
                                                        + "/judgements")
                                        .statusCode());

        assertEquals(List.of(201, 201, 201, 201, 201, 201, 201, 201), statuses);
        assertEquals(1, Api.adminReads("/v1/prisoners/" + one + "/judgements").get("items").size());
    }

    private static double score(RequestSpecification caller, String family, String bornOn) {
        return match(caller, "{'names': ['Olga %s'], 'bornOn': '%s'}".formatted(family, bornOn))
                .at("/results/0/candidates/0/score")
                .doubleValue();
    }

    private static JsonNode match(RequestSpecification caller, String queries) {
        return Api.json(
                200,
                Api.sending(caller, ("{'queries': [" + queries + "]}").replace('\'', '"'))
                        .post("/v1/prisoners/matches"));
    }

    private static List<String> candidates(RequestSpecification caller, String query) {
        return match(caller, query).at("/results/0/candidates").findValuesAsText("id");
    }

    private static List<String> duplicates(String id) {
        return Api.adminReads("/v1/prisoners/" + id + "/duplicates")
                .get("candidates")
                .findValuesAsText("id");
    }

    private static JsonNode judge(String id, String other, String judgement) {
        return Api.json(
                201,
                Api.sending(Api.admin(), judgement(other, judgement))
                        .post("/v1/prisoners/" + id + "/judgements"));
    }

    private static String judgement(String other, String judgement) {
        return "{\"otherId\": \"%s\", \"judgement\": \"%s\"}".formatted(other, judgement);
    }

    private static JsonNode make(RequestSpecification caller, String name, String more) {
        return Api.json(
                201,
                Api.sending(
                                caller,
                                "{'names': [{'kind': 'primary', 'full': '%s'}], %s}"
                                        .formatted(name, more)
                                        .replace('\'', '"'))
                        .post("/v1/prisoners"));
    }
}
