package org.openletter.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.openletter.rest.Door;
import org.openletter.rest.list.Rules;

/**
 * A collection as tests of the grammar use it.
 *
 * @param name as in the path
 * @param mark a property that takes any word and can be filtered by: how a test finds its own
 * @param optional a property that the body has, and that may be absent
 * @param publication what is posted to make an entry public; nothing where its body decides
 * @param patch a patch, with {@code NOTE} in it
 * @param body a valid body, with {@code MARK} and {@code TITLE} in it; where it says {@code
 *     public}, it may also say {@code hidden}
 */
public record Specimen(
        String name, String mark, String optional, String publication, String patch, String body) {

    /** An entry that a test has made. */
    public record Made(String id, String path, String tag, JsonNode json) {}

    public String path() {
        return "/v1/" + name;
    }

    /** The list of what has one of these marks, to be followed by more parameters. */
    public String marked(String... words) {
        return path() + "?" + marking(words);
    }

    /** The filter by these marks. */
    public String marking(String... words) {
        return mark + "=" + Arrays.stream(words).map(this::value).collect(Collectors.joining(","));
    }

    /** The mark as the property takes it: where that is a language, as a private one. */
    private String value(String word) {
        return mark.equals("language") ? "en-x-" + word.replaceAll("(.{8})(?=.)", "$1-") : word;
    }

    public String body(String word) {
        return body(word, "Title " + word);
    }

    public String body(String word, String title) {
        return body.replace("MARK", value(word)).replace("TITLE", title);
    }

    /** The body of a draft. */
    public String hidden(String word) {
        return body(word).replace("public", "hidden");
    }

    /** A patch that changes something. */
    public String patch(String note) {
        return patch.replace("NOTE", note);
    }

    public Response post(String json) {
        return Api.sending(Api.admin(), json).post(path());
    }

    /** Whether there are entries that only editors see. */
    public boolean hasDrafts() {
        return !publication.isEmpty() || body.contains("public");
    }

    /** An entry that only editors see, where the collection knows such. */
    public Made draft(String word) {
        return made(post(hidden(word)));
    }

    /** An entry that everybody sees. */
    public Made make(String word) {
        return publication.isEmpty()
                ? made(post(body(word)))
                : made(Api.admin().post(draft(word).path() + "/" + publication));
    }

    public Response patch(Made made, String json) {
        return Api.sending(Api.admin(), Api.MERGE_PATCH, json)
                .header("If-Match", made.tag())
                .patch(made.path());
    }

    public Response delete(Made made) {
        return Api.admin().header("If-Match", made.tag()).delete(made.path());
    }

    private Made made(Response response) {
        assertEquals(201, response.statusCode(), response.asString());
        JsonNode json = Api.json(response.asString());
        String id = json.get("id").asText();
        return new Made(id, path() + "/" + id, response.header("ETag"), json);
    }

    /** SQL: the rows with this mark. */
    public String rows(String word) {
        return "from %s e where to_jsonb(e) -> '%s' @> to_jsonb('%s'::text)"
                .formatted(table(), mark, value(word));
    }

    public String table() {
        return door().kind().table();
    }

    public Rules rules() {
        return door().kind().listing().rules();
    }

    private Door door() {
        return CDI.current().select(Door.class, Any.Literal.INSTANCE).stream()
                .filter(door -> door.kind().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
