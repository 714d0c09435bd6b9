package org.openletter.support;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The check would be worth nothing if it let everything pass. */
@QuarkusTest
class DocumentCheckTest {

    private static final String JSON = "application/json";
    private static final String PAGE =
            """
            {"items":[%s],"page":{"limit":20,"self":"http://localhost/v1/news","total":1,"totalRelation":"eq"}}""";
    private static final String ID = "\"id\":\"01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10\"";

    @Test
    void a_right_answer_passes() {
        assertDoesNotThrow(() -> check("/v1/news", 200, JSON, PAGE.formatted("")));
    }

    @Test
    void a_status_that_is_not_listed_is_noticed() {
        refused("a status", "/v1/news", 202, JSON, "{}");
    }

    @Test
    void another_media_type_is_noticed() {
        refused("as text/plain", "/v1/news", 200, "text/plain", "{}");
    }

    @Test
    void an_operation_that_is_not_there_is_noticed() {
        refused("doesn't have this operation", "/v1/views", 200, JSON, "{}");
    }

    @Test
    void a_missing_property_is_noticed_unless_fields_left_it_out() {
        String page = PAGE.formatted("{" + ID + "}");
        refused("title", "/v1/news", 200, JSON, page);
        assertDoesNotThrow(() -> check("/v1/news?fields=id", 200, JSON, page));
    }

    @Test
    void a_wrong_type_and_a_wrong_form_are_noticed() {
        refused(
                "version",
                "/v1/news?fields=version",
                200,
                JSON,
                PAGE.formatted("{\"version\":\"1\"}"));
        refused("id", "/v1/news?fields=id", 200, JSON, PAGE.formatted("{\"id\":\"1\"}"));
    }

    @Test
    void a_refusal_that_is_no_problem_is_noticed() {
        refused("unlike", "/v1/news", 400, "application/problem+json", "{\"title\":\"No\"}");
    }

    private static void refused(String why, String path, int status, String type, String body) {
        String said =
                assertThrows(AssertionError.class, () -> check(path, status, type, body))
                        .getMessage();
        assertTrue(said.contains(why), said);
    }

    private static void check(String path, int status, String type, String body) {
        Response response =
                new ResponseBuilder()
                        .setStatusCode(status)
                        .setContentType(type)
                        .setBody(body)
                        .build();
        var request =
                stub(
                        FilterableRequestSpecification.class,
                        name -> name.equals("getMethod") ? "GET" : "http://localhost" + path);
        DocumentCheck.INSTANCE.filter(request, null, stub(FilterContext.class, name -> response));
    }

    private static <T> T stub(Class<T> type, Function<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answers.apply(method.getName())));
    }
}
