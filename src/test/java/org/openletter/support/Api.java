package org.openletter.support;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/**
 * The one way in which tests call the service. Paths are sent as they are written: what needs an
 * escape is escaped by the test. Every refusal is checked to be a proper problem, whatever the test
 * is about, and a failing test prints what it sent and got.
 */
public final class Api {

    /** As {@code %test.openletter.admin-key} in the settings. */
    public static final String ADMIN_KEY = "ol_0123456789abcdefghijklmnopqrstuvwxyz";

    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** What looks at every answer. */
    private static final List<Filter> CHECKS =
            List.of(new Transcript(), new ProblemCheck(), DocumentCheck.INSTANCE);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Api() {}

    public static RequestSpecification anonymous() {
        // Without those that Quarkus adds: they format every answer, in case a test fails.
        return given().noFilters().urlEncodingEnabled(false).filters(CHECKS);
    }

    public static RequestSpecification admin() {
        return with(ADMIN_KEY);
    }

    public static RequestSpecification with(String key) {
        return anonymous().header("Authorization", "Bearer " + key);
    }

    /** A request with a JSON body. */
    public static RequestSpecification sending(RequestSpecification caller, String json) {
        return sending(caller, JSON, json);
    }

    public static RequestSpecification sending(
            RequestSpecification caller, String mediaType, String body) {
        // As bytes: REST Assured would say a charset, which JSON doesn't have.
        return caller.header("Content-Type", mediaType)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** What an anonymous reader is shown. */
    public static JsonNode read(String path) {
        return json(200, anonymous().get(path));
    }

    /** What an admin is shown. */
    public static JsonNode adminReads(String path) {
        return json(200, admin().get(path));
    }

    public static JsonNode json(int status, Response response) {
        assertEquals(status, response.statusCode(), () -> response.asString());
        return json(response.asString());
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** A word that no other test uses. */
    public static String unique() {
        var word = new StringBuilder("w");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 14)
                .chars()
                .forEach(hex -> word.append((char) ('a' + Character.digit(hex, 16))));
        return word.toString();
    }

    /** Misspelt twice, so that it isn't found by the word itself: at least twelve letters long. */
    public static String misspelt(String word) {
        return word.substring(0, 5) + "t" + word.substring(6, 10) + "r" + word.substring(11);
    }
}
