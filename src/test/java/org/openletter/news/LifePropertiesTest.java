package org.openletter.news;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.openletter.news.Newsroom.adminReads;
import static org.openletter.news.Newsroom.draft;
import static org.openletter.news.Newsroom.patch;
import static org.openletter.news.Newsroom.path;
import static org.openletter.news.Newsroom.read;
import static org.openletter.news.Newsroom.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;

/** Any row of decisions, against a model that says what each must lead to. */
@QuarkusTest
class LifePropertiesTest {

    private static final long SEED = Long.getLong("fuzz.seed", 7);
    private static final int ROWS = 25;
    private static final int STEPS = 12;
    private static final List<String> STEPS_THERE_ARE =
            List.of(
                    "publication",
                    "unpublication",
                    "publication",
                    "corrections",
                    "corrections",
                    "unpublication",
                    "retraction",
                    "deletion",
                    "restoration");

    /** What an item must be like. */
    private static final class Model {
        String status = "draft";
        boolean deleted;
        int version = 1;
        int textVersion = 1;
        int corrections;

        /** The status that a decision must be answered with. */
        int after(String step) {
            if (step.equals("restoration")) {
                return deleted ? done(201, () -> deleted = false) : 409;
            }
            if (deleted) {
                return 410;
            }
            return switch (step) {
                case "publication" -> become(List.of("draft", "unpublished"), "published");
                case "unpublication" -> become(List.of("published"), "unpublished");
                case "retraction" -> become(List.of("published", "unpublished"), "retracted");
                case "corrections" ->
                        status.equals("published")
                                ? done(
                                        201,
                                        () -> {
                                            corrections++;
                                            textVersion++;
                                        })
                                : 409;
                case "deletion" -> done(204, () -> deleted = true);
                default -> 200;
            };
        }

        private int become(List<String> from, String to) {
            return from.contains(status) ? done(201, () -> status = to) : 409;
        }

        private int done(int answer, Runnable change) {
            change.run();
            version++;
            return answer;
        }
    }

    @Test
    void whatever_is_decided_in_whatever_order_ends_as_the_model_says() {
        var random = new SplittableRandom(SEED);
        for (int row = 0; row < ROWS; row++) {
            String word = Api.unique();
            String id = draft(word, "");
            var model = new Model();
            var steps = new ArrayList<String>();
            // What was retracted is gone for good: LifeTest says what is left of it.
            for (int i = 0; i < STEPS && !model.status.equals("retracted"); i++) {
                String step = STEPS_THERE_ARE.get(random.nextInt(STEPS_THERE_ARE.size()));
                steps.add(step);
                String told = "seed " + SEED + ": " + steps;
                assertEquals(model.after(step), taken(id, step, i).statusCode(), told);
                holds(id, word, model, told);
            }
        }
    }

    private static Response taken(String id, String step, int number) {
        return switch (step) {
            case "corrections" ->
                    verb(
                            id,
                            step,
                            "{\"kind\": \"correction\", \"note\": \"Said %d\", \"body\": \"Text %d\"}"
                                    .formatted(number, number));
            case "retraction" -> verb(id, step, "{\"reason\": \"It was not hers.\"}");
            case "deletion" -> Api.admin().header("If-Match", "*").delete(path(id));
            default -> verb(id, step);
        };
    }

    private static void holds(String id, String word, Model model, String told) {
        Response read = read(id);
        boolean shown = model.status.equals("published") && !model.deleted;
        assertEquals(shown, read.statusCode() == 200, told + read.asString());
        assertEquals(shown, read.asString().contains(word), told);
        JsonNode history = Api.adminReads(path(id) + "/history?limit=100&count=exact");
        assertEquals(model.version, history.at("/page/total").asInt(), told);
        if (model.deleted) {
            return;
        }
        if (model.status.equals("retracted")) {
            assertEquals(410, read.statusCode(), told);
            assertFalse(read.asString().contains("wrote"), told);
            return;
        }
        JsonNode item = adminReads(id);
        assertEquals(model.status, item.get("status").asText(), told);
        assertEquals(model.version, item.get("version").asInt(), told);
        assertEquals(model.textVersion, item.get("textVersion").asInt(), told);
        assertEquals(model.corrections, item.get("corrections").size(), told);
        assertEquals(200, patch(id, "{}").statusCode(), told);
        assertEquals(model.version, adminReads(id).get("version").asInt(), told);
    }
}
