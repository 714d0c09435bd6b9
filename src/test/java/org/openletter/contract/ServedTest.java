package org.openletter.contract;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.DocumentCheck;
import org.openletter.support.Wire;

@QuarkusTest
class ServedTest {

    @ParameterizedTest
    @CsvSource({"/openapi.json, application/json", "/openapi.yaml, application/yaml"})
    void the_document_is_served_and_need_not_be_sent_twice(String path, String type) {
        var first = get(path).then().statusCode(200).contentType(startsWith(type)).extract();
        given().header("If-None-Match", first.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().head(path).then().statusCode(200).header("ETag", first.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/openapi.json", "/openapi.yaml", "/docs/", "/docs/swagger-ui-bundle.js"})
    void what_is_large_is_sent_compressed(String path) {
        given().header("Accept-Encoding", "gzip")
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip");
    }

    /** While an answer is on its way nobody may change its headers: some never arrived. */
    @Test
    void the_figures_are_sent_compressed_each_time() {
        IntStream.range(0, 400)
                .parallel()
                .forEach(
                        i ->
                                assertEquals(
                                        "gzip",
                                        Wire.send("GET", "/q/metrics", "Accept-Encoding: gzip")
                                                .headers()
                                                .get("content-encoding")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void the_reference_is_served_without_help_from_other_sites(String path) {
        get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body("html.head.title", equalTo("Open Letter"))
                .body(containsString("/openapi.json"))
                .body(not(containsString("src=\"http")))
                .body(not(containsString("href=\"http")));
    }

    @Test
    void the_catalogue_leads_from_the_host_to_the_api() {
        given().filter(DocumentCheck.INSTANCE)
                .get("/.well-known/api-catalog")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/linkset+json"))
                .body("linkset[0].anchor", endsWith("/v1"))
                .body("linkset[0].'service-desc'[0].href", endsWith("/openapi.json"))
                .body("linkset[0].'service-doc'[0].href", endsWith("/docs"))
                .body("linkset[0].status[0].href", endsWith("/q/health"));
        given().head("/.well-known/api-catalog")
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"api-catalog\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void the_service_says_how_it_is(String path) {
        get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void the_service_can_be_measured() {
        get("/q/metrics")
                .then()
                .statusCode(200)
                .contentType(
                        anyOf(startsWith("text/plain"), startsWith("application/openmetrics-text")))
                .body(containsString("jvm_memory_used_bytes"));
    }
}
