package org.openletter.support;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Remembers the last requests and their answers, and prints them where a test fails. */
public final class Transcript implements Filter, QuarkusTestAfterEachCallback {

    private static final int KEPT = 3;
    private static final int LONGEST = 4_000;
    private static final ConcurrentLinkedDeque<String> LAST = new ConcurrentLinkedDeque<>();

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification wanted,
            FilterContext context) {
        Response response = context.next(request, wanted);
        var text = new StringBuilder();
        text.append("→ ").append(request.getMethod()).append(' ').append(request.getURI());
        request.getHeaders()
                .forEach(
                        h ->
                                text.append("\n  ")
                                        .append(h.getName())
                                        .append(": ")
                                        .append(h.getValue()));
        text.append('\n').append(body(request.getBody()));
        text.append("\n← ").append(response.getStatusLine());
        response.getHeaders()
                .forEach(
                        h ->
                                text.append("\n  ")
                                        .append(h.getName())
                                        .append(": ")
                                        .append(h.getValue()));
        text.append('\n').append(shortened(response.asString()));
        LAST.addLast(text.toString().replace(Api.ADMIN_KEY, "(admin)"));
        while (LAST.size() > KEPT) {
            LAST.pollFirst();
        }
        return response;
    }

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        if (context.getTestStatus().isTestFailed()) {
            System.out.println("The last requests of " + context.getTestMethod().getName());
            LAST.forEach(System.out::println);
        }
        LAST.clear();
    }

    private static String body(Object body) {
        return body == null
                ? ""
                : shortened(
                        body instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.UTF_8)
                                : body.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
