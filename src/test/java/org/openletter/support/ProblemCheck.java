package org.openletter.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Every refusal is a problem that a person and a program can use, and tells nothing of what is
 * inside. A 500 is never right.
 */
public final class ProblemCheck implements Filter {

    private static final Pattern INSIDE =
            Pattern.compile(
                    "Exception|org\\.openletter|java\\.|jakarta|hibernate|jackson|quarkus|\\bselect \\w|"
                            + "\\bSQL|psql|relation \"|\\tat ",
                    Pattern.CASE_INSENSITIVE);
    private static final Set<String> TYPES_SEEN = ConcurrentHashMap.newKeySet();

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification wanted,
            FilterContext context) {
        Response response = context.next(request, wanted);
        if (response.statusCode() >= 400 && !request.getMethod().equals("HEAD")) {
            check(response.statusCode(), response.contentType(), response.asString());
        }
        return response;
    }

    /** The problem, once it is found to be a proper one. */
    public static JsonNode check(int status, String contentType, String body) {
        assertNotEquals(500, status, body);
        assertTrue(status >= 400 && status < 600, () -> status + " " + body);
        assertEquals("application/problem+json", contentType, body);
        JsonNode problem = Api.json(body);
        assertEquals(status, problem.path("status").asInt(), body);
        assertEquals(
                "/problems/" + problem.path("code").asText("?"), problem.path("type").asText());
        for (String member : new String[] {"title", "detail", "instance"}) {
            assertFalse(problem.path(member).asText().isBlank(), () -> member + " in " + body);
        }
        assertTrue(problem.path("traceId").asText().matches("[0-9a-f]{32}"), body);
        for (JsonNode error : problem.path("errors")) {
            assertFalse(error.path("code").asText().isEmpty(), body);
            assertFalse(error.path("detail").asText().isEmpty(), body);
            assertTrue(error.has("pointer") ^ error.has("parameter") ^ error.has("header"), body);
        }
        assertFalse(INSIDE.matcher(body).find(), body);
        String type = problem.get("type").asText();
        if (TYPES_SEEN.add(type)) {
            Response page = RestAssured.get(type);
            assertEquals(200, page.statusCode(), "no page for people at " + type);
            assertTrue(page.contentType().startsWith("text/html"), page.contentType());
        }
        return problem;
    }
}
