package org.openletter.petitions;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;

/** Where tests draft petitions, move them, and read them as anybody does. */
final class Desk {

    private static final String KEY = "ol_0123456789abcdefghijklmnopqrstuvwxyz";

    private Desk() {}

    static RequestSpecification moderator() {
        return given().header("Authorization", "Bearer " + KEY);
    }

    static RequestSpecification reader() {
        return given();
    }

    /** A word that no other test uses. */
    static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "q");
    }

    /** A petition called so, with these further members. */
    static String json(String title, String more) {
        return """
        {"title": "%s", "text": "Release **them** now.", "kind": "petition", "language": "en"%s}
        """
                .formatted(title, more);
    }

    static String times(Instant opensAt, Instant closesAt) {
        return (opensAt == null ? "" : ", \"opensAt\": \"" + opensAt + "\"")
                + (closesAt == null ? "" : ", \"closesAt\": \"" + closesAt + "\"");
    }

    static ValidatableResponse post(String json) {
        return moderator().contentType(ContentType.JSON).body(json).post("/v1/petitions").then();
    }

    static String draft(String title, String more) {
        return post(json(title, more)).statusCode(201).extract().path("id");
    }

    static String open(String title) {
        String id = draft(title, "");
        verb(id, "publication", null).statusCode(201);
        return id;
    }

    static ValidatableResponse verb(String id, String verb, String json) {
        RequestSpecification request = moderator();
        if (json != null) {
            request.contentType(ContentType.JSON).body(json);
        }
        return request.post("/v1/petitions/" + id + "/" + verb).then();
    }

    static ValidatableResponse patch(String id, String json) {
        return moderator()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(json)
                .patch("/v1/petitions/" + id)
                .then();
    }

    static Response read(String id) {
        return reader().get("/v1/petitions/" + id);
    }

    static ValidatableResponse list(String query) {
        return reader().get("/v1/petitions?" + query).then();
    }
}
