package org.openletter.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;
import org.openletter.support.Together;

/** Many write whatever comes to their minds, while a mirror follows. */
@QuarkusTest
class MirrorTest {

    private static final int WRITERS = 8;
    private static final int WRITES = 30;
    private static final List<String> KINDS = List.of("news", "prisoners", "petitions");

    /** The writers meet at these, whoever made them. */
    private final Map<String, List<String>> made = new ConcurrentHashMap<>();

    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    @Test
    void a_mirror_that_follows_equals_the_public_lists_when_the_writers_have_finished()
            throws InterruptedException {
        KINDS.forEach(kind -> made.put(kind, new CopyOnWriteArrayList<>()));
        Feed feed = Feed.fromNow();
        var writing = new AtomicBoolean(true);
        var mirror =
                new Thread(
                        () -> {
                            while (writing.get()) {
                                feed.news();
                            }
                        });
        mirror.start();
        Together.run(WRITERS, this::write);
        writing.set(false);
        mirror.join();
        // What opens with the last write is told to whoever reads a moment later.
        Eventually.holds(
                () -> {
                    feed.news();
                    return KINDS.stream()
                            .allMatch(kind -> shown(kind).equals(own(kind, feed.mirrored(kind))));
                });
        for (String kind : KINDS) {
            assertEquals(shown(kind), own(kind, feed.mirrored(kind)), kind);
            assertEquals(
                    shown(kind),
                    own(kind, beginner().mirrored(kind)),
                    kind + ", by one who begins now");
        }
        assertTrue(answered.containsAll(Set.of("200", "201", "204")), answered.toString());
        assertTrue(KINDS.stream().noneMatch(kind -> shown(kind).isEmpty()), "nothing is left");
    }

    private static Feed beginner() {
        Feed beginner = Feed.fromTheBeginning();
        beginner.news();
        return beginner;
    }

    private Map<String, Integer> own(String kind, Map<String, Integer> all) {
        var own = new TreeMap<>(all);
        own.keySet().retainAll(made.get(kind));
        return own;
    }

    /** What the public list holds of those, page by page. */
    private Map<String, Integer> shown(String kind) {
        var shown = new TreeMap<String, Integer>();
        String next = "/v1/" + kind + "?limit=100&count=none&fields=id,version";
        while (next != null) {
            JsonNode page = Api.read(next);
            for (JsonNode item : page.get("items")) {
                shown.put(item.get("id").textValue(), item.get("version").intValue());
            }
            JsonNode more = page.at("/page/next");
            next =
                    more.isMissingNode()
                            ? null
                            : more.textValue().replaceFirst("^https?://[^/]+", "");
        }
        shown.keySet().retainAll(made.get(kind));
        return shown;
    }

    private int write(int writer) {
        var chance = new Random(writer);
        for (int i = 0; i < WRITES; i++) {
            String kind = KINDS.get(chance.nextInt(KINDS.size()));
            List<String> there = made.get(kind);
            Response answer =
                    there.size() < WRITERS || chance.nextInt(5) == 0
                            ? create(kind)
                            : change(kind, there.get(chance.nextInt(there.size())), chance);
            // Others are at it too: a refusal is an answer, and must leave no trace.
            assertTrue(answer.statusCode() < 500, answer.asString());
            answered.add(Integer.toString(answer.statusCode()));
        }
        return 0;
    }

    private Response create(String kind) {
        Specimen some = Specimens.named(kind);
        Response answer = some.post(some.body(Api.unique()));
        made.get(kind).add(Api.json(answer.asString()).get("id").textValue());
        return answer;
    }

    private Response change(String kind, String id, Random chance) {
        String path = "/v1/" + kind + "/" + id;
        var verbs = new ArrayList<>(List.of("patch", "patch", "delete", "restoration"));
        switch (kind) {
            case "news" ->
                    verbs.addAll(
                            List.of(
                                    "publication",
                                    "publication",
                                    "unpublication",
                                    "retraction",
                                    "corrections"));
            case "petitions" ->
                    verbs.addAll(List.of("publication", "publication", "closure", "removal"));
            default -> verbs.addAll(List.of("visibility", "visibility", "merger", "restoration"));
        }
        String verb = verbs.get(chance.nextInt(verbs.size()));
        var caller = Api.admin().header("If-Match", tag(path));
        return switch (verb) {
            case "patch" ->
                    Api.sending(caller, Api.MERGE_PATCH, Specimens.named(kind).patch(Api.unique()))
                            .patch(path);
            case "visibility" ->
                    Api.sending(
                                    caller,
                                    Api.MERGE_PATCH,
                                    "{\"visibility\":\"%s\"}"
                                            .formatted(chance.nextBoolean() ? "hidden" : "public"))
                            .patch(path);
            case "delete" -> caller.delete(path);
            case "merger" -> {
                List<String> there = made.get(kind);
                String into = there.get(chance.nextInt(there.size()));
                yield Api.sending(caller, "{\"into\":\"" + into + "\"}").post(path + "/merger");
            }
            case "retraction", "removal" ->
                    Api.sending(Api.admin(), "{\"reason\":\"It was wrong.\"}")
                            .post(path + "/" + verb);
            case "corrections" ->
                    Api.sending(
                                    Api.admin(),
                                    "{\"kind\":\"update\",\"note\":\"More is known.\",\"title\":\"%s\"}"
                                            .formatted(Api.unique()))
                            .post(path + "/corrections");
            default -> Api.admin().post(path + "/" + verb);
        };
    }

    /** Any that is there, if the entry is. */
    private static String tag(String path) {
        String tag = Api.admin().get(path).header("ETag");
        return tag == null ? "*" : tag;
    }
}
