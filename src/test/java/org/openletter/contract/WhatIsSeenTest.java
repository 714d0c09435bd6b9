package org.openletter.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.DocumentCheck;
import org.openletter.support.Keys;

/**
 * Walks every route that reads, with every level of key, and looks in the answers for words that
 * were planted in records: each may turn up only where its level is known.
 */
@QuarkusTest
class WhatIsSeenTest {

    /** Who asks, by the scopes of the key, and what they may know of. */
    private enum Who {
        reader(0, Set.of("public")),
        stranger(0, Set.of("public"), "petitions:write", "news:write"),
        partner(1, Set.of("public", "partner"), "prisoners:partner"),
        editor(1, Set.of("public", "partner", "hidden"), "prisoners:write"),
        caseworker(2, Set.of("public", "partner", "hidden"), "prisoners:restricted"),
        caseworking_editor(
                2,
                Set.of("public", "partner", "hidden"),
                "prisoners:restricted",
                "prisoners:write"),
        keeper(2, Set.of("public", "partner", "hidden", "sealed"), "prisoners:sealed"),
        admin(2, Set.of("public", "partner", "hidden", "sealed"), "admin");

        private final int level;
        private final Set<String> records;
        private final String[] scopes;

        Who(int level, Set<String> records, String... scopes) {
            this.level = level;
            this.records = records;
            this.scopes = scopes;
        }
    }

    /** A word in a record, and what one must be to see it. */
    private record Word(String text, String visibility, int level) {
        boolean maySee(Who who) {
            return who.records.contains(visibility) && who.level >= level;
        }
    }

    private record Planted(String visibility, String id, String slug, String externalId) {}

    private final String mark = Api.unique();
    private final List<Word> words = new ArrayList<>();
    private final List<Planted> records = new ArrayList<>();
    private final Map<Who, String> keys = new LinkedHashMap<>();
    private final Set<String> leaks = new TreeSet<>();
    private final Map<String, String> linking = new LinkedHashMap<>();
    private int asked;

    @Test
    void what_is_seen_is_what_may_be_seen_on_every_route_at_every_level() {
        int birthday = 10;
        for (String visibility : List.of("public", "partner", "hidden", "sealed")) {
            plant(visibility, "19" + birthday++ + "-03-09");
        }
        plantLinks();
        for (Who who : Who.values()) {
            keys.put(who, who.scopes.length == 0 ? "" : Keys.with(who.scopes));
        }

        DocumentCheck.document()
                .get("paths")
                .properties()
                .forEach(path -> walk(path.getKey(), path.getValue().path("get")));
        match();

        assertEquals(Set.of(), leaks);
        assertTrue(asked > 500, "only " + asked + " requests were made");
    }

    @Test
    void each_level_does_see_its_part() {
        plant("public", "1910-03-09");
        plant("sealed", "1911-03-09");
        for (Who who : Who.values()) {
            String key = who.scopes.length == 0 ? "" : Keys.with(who.scopes);
            for (Planted record : records) {
                String seen = caller(key).get("/v1/prisoners/" + record.id()).asString();
                for (Word word : words) {
                    if (word.visibility().equals(record.visibility())) {
                        assertEquals(
                                word.maySee(who),
                                seen.replace("prisoners/" + record.id(), "").contains(word.text()),
                                who + " " + word);
                    }
                }
            }
        }
    }

    private void plant(String visibility, String bornOn) {
        String name = Api.unique();
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String part : List.of("address", "health", "contact", "source")) {
            levels.put(Api.unique(), part.equals("address") ? 1 : 2);
        }
        List<String> parts = List.copyOf(levels.keySet());
        String json =
                """
                {'names': [{'kind': 'primary', 'full': 'Planted %s'}], 'bornOn': '%s', 'occupations': ['%s'],
                 'gender': 'female', 'nationalities': ['RU'],
                 'custody': [{'from': '2022-04-26', 'kind': 'colony', 'sourceIds': ['confidential-1']}],
                 'support': {'canWrite': true, 'addressForLetters': '%s', 'interests': ['%s']},
                 'health': [{'text': '%s', 'sourceIds': ['confidential-1']}], 'welfare': {'level': 'serious', 'observedAt': '2025-07-01T00:00:00Z'},
                 'contacts': [{'name': '%s'}],
                 'sources': [{'id': 'confidential-1', 'type': 'family', 'title': '%s', 'confidential': true}],
                 'statements': [{'path': 'health', 'value': '%s', 'sourceIds': ['confidential-1']},
                                {'path': 'support.addressForLetters', 'value': '%s', 'sourceIds': []},
                                {'path': 'bornOn', 'value': '%s', 'sourceIds': []}],
                 'visibility': '%s'}"""
                        .formatted(
                                name,
                                bornOn,
                                mark,
                                parts.get(0),
                                mark,
                                parts.get(1),
                                parts.get(2),
                                parts.get(3),
                                parts.get(1),
                                parts.get(0),
                                bornOn,
                                visibility)
                        .replace('\'', '"');
        String externalId = Api.unique();
        JsonNode made =
                Api.json(
                        201,
                        Api.sending(Api.admin(), json)
                                .put("/v1/prisoners/by-external-id/planted/" + externalId));
        String id = made.get("id").textValue();
        Api.sending(Api.admin(), Api.MERGE_PATCH, "{\"gender\":\"other\"}")
                .header("If-Match", Api.admin().get("/v1/prisoners/" + id).header("ETag"))
                .patch("/v1/prisoners/" + id)
                .then()
                .statusCode(200);
        records.add(new Planted(visibility, id, made.get("slug").textValue(), externalId));
        words.add(new Word(name, visibility, 0));
        words.add(new Word(id, visibility, 0));
        words.add(new Word(bornOn, visibility, 1));
        levels.forEach((text, level) -> words.add(new Word(text, visibility, level)));
    }

    /** News and a petition that name all of them: links must not tell. */
    private void plantLinks() {
        String ids =
                records.stream()
                        .map(record -> '"' + record.id() + '"')
                        .collect(Collectors.joining(","));
        for (String[] each :
                new String[][] {
                    {
                        "news",
                        "{\"title\":\"T %s\",\"body\":\"B\",\"language\":\"en\",\"kind\":\"article\",\"prisoners\":[%s]}"
                    },
                    {
                        "petitions",
                        "{\"title\":\"T %s\",\"text\":\"B\",\"language\":\"en\",\"kind\":\"petition\",\"prisoners\":[%s]}"
                    }
                }) {
            String id =
                    Api.json(
                                    201,
                                    Api.sending(Api.admin(), each[1].formatted(mark, ids))
                                            .post("/v1/" + each[0]))
                            .get("id")
                            .textValue();
            Api.admin().post("/v1/" + each[0] + "/" + id + "/publication").then().statusCode(201);
            linking.put("/v1/" + each[0], id);
        }
    }

    private void walk(String path, JsonNode operation) {
        if (operation.isMissingNode() || !path.startsWith("/v1/")) {
            return;
        }
        for (Planted record : path.contains("{") ? records : records.subList(0, 1)) {
            String filled =
                    path.replace("{source}", "planted")
                            .replace("{externalId}", record.externalId())
                            .replace("{slug}", record.slug())
                            .replaceFirst("\\{id}", id(path, record))
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            for (String query : queries(operation)) {
                for (String mediaType : mediaTypes(operation)) {
                    keys.forEach((who, key) -> ask(who, key, filled + query, mediaType));
                }
            }
        }
    }

    /** Of what the path is about: the record itself, or what links to it. */
    private String id(String path, Planted record) {
        return linking.entrySet().stream()
                .filter(collection -> path.startsWith(collection.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(record.id());
    }

    /** The plain request, and those that make a list say as much as it can. */
    private List<String> queries(JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved =
                    parameter.has("$ref")
                            ? DocumentCheck.document()
                                    .at(parameter.get("$ref").textValue().substring(1))
                            : parameter;
            if (resolved.path("in").asText().equals("query")) {
                parameters.put(resolved.get("name").textValue(), resolved);
            }
        }
        String needed =
                parameters.values().stream()
                        .filter(parameter -> parameter.path("required").asBoolean())
                        .map(p -> p.get("name").textValue() + "=" + p.path("example").asText())
                        .collect(Collectors.joining("&"));
        var queries = new ArrayList<String>();
        queries.add(needed.isEmpty() ? "" : "?" + needed);
        for (String name : List.of("facets", "fields", "embed")) {
            if (parameters.containsKey(name)) {
                String all =
                        StreamSupport.stream(
                                        parameters.get(name).at("/schema/items/enum").spliterator(),
                                        false)
                                .map(JsonNode::textValue)
                                .collect(Collectors.joining(","));
                queries.add("?" + (needed.isEmpty() ? "" : needed + "&") + name + "=" + all);
            }
        }
        if (parameters.containsKey("q")) {
            queries.add("?q=Planted");
            if (parameters.containsKey("occupations")) {
                words.stream()
                        .filter(word -> word.visibility().matches("public|sealed"))
                        .forEach(word -> queries.add("?q=" + word.text()));
            }
        }
        if (parameters.containsKey("occupations")) {
            queries.add("?occupations=" + mark);
        }
        return queries;
    }

    private static Set<String> mediaTypes(JsonNode operation) {
        var types = new TreeSet<String>();
        operation.at("/responses/200/content").fieldNames().forEachRemaining(types::add);
        if (types.contains("text/event-stream")) {
            // It doesn't end; what it tells is what /v1/changes does.
            return Set.of();
        }
        if (types.isEmpty()) {
            types.add("application/json");
        }
        return types;
    }

    private void match() {
        String queries =
                words.stream()
                        .map(word -> "{\"names\":[\"Planted " + word.text() + "\"]}")
                        .collect(Collectors.joining(",", "{\"queries\":[", "]}"));
        keys.forEach(
                (who, key) ->
                        look(
                                who,
                                "matches",
                                queries,
                                Api.sending(caller(key), queries).post("/v1/prisoners/matches")));
    }

    private void ask(Who who, String key, String path, String mediaType) {
        look(who, path, path, caller(key).header("Accept", mediaType).get(path));
    }

    private void look(Who who, String what, String said, Response answer) {
        asked++;
        String seen = answer.asString() + answer.headers();
        for (Word word : words) {
            // What the caller says themselves may be told back to them, as in a link to the page.
            if (!word.maySee(who) && !said.contains(word.text()) && seen.contains(word.text())) {
                leaks.add(who + " sees " + word + " by " + what);
            }
        }
    }

    private static RequestSpecification caller(String key) {
        // Whether the answers fit the document is seen to elsewhere: here there are thousands.
        RequestSpecification bare = given().urlEncodingEnabled(false);
        return key.isEmpty() ? bare : bare.header("Authorization", "Bearer " + key);
    }
}
