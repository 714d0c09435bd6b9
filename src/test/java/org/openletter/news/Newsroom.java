package org.openletter.news;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openletter.support.Api;

/** Where tests write news, move it, and read it as anybody does. */
final class Newsroom {

    private Newsroom() {}

    /** An item with this headline, in English, and these further members. */
    static String json(String title, String more) {
        return """
        {"title": "%s", "body": "They **wrote** from prison.", "language": "en", "kind": "article"%s}
        """
                .formatted(title, more);
    }

    static Response post(String json) {
        return Api.sending(Api.admin(), json).post("/v1/news");
    }

    static String draft(String title, String more) {
        return Api.json(201, post(json(title, more))).get("id").asText();
    }

    static String published(String title, String more) {
        String id = draft(title, more);
        Api.json(201, verb(id, "publication"));
        return id;
    }

    static String published() {
        return published(Api.unique(), "");
    }

    static Response verb(String id, String verb) {
        return Api.admin().post(path(id) + "/" + verb);
    }

    static Response verb(String id, String verb, String json) {
        return Api.sending(Api.admin(), json).post(path(id) + "/" + verb);
    }

    static Response patch(String id, String patch) {
        String tag = Api.admin().get(path(id)).header("ETag");
        return Api.sending(Api.admin().header("If-Match", tag), Api.MERGE_PATCH, patch)
                .patch(path(id));
    }

    static Response read(String id) {
        return Api.anonymous().get(path(id));
    }

    static JsonNode adminReads(String id) {
        return Api.adminReads(path(id));
    }

    static String path(String id) {
        return "/v1/news/" + id;
    }

    static String in(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
