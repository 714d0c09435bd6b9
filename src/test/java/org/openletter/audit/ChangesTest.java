package org.openletter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.flipkart.zjsonpatch.JsonPatch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was noted of an entry must lead from each of its versions to the next. */
class ChangesTest {

    private static final List<String> NAMES = List.of("names", "aliases", "a/b", "x", "y", "z");

    /** Few values, so that much is moved, copied and taken out of lists at once. */
    private final Random random = new Random(7);

    @Test
    void changes_lead_from_one_version_to_the_next() {
        for (int i = 0; i < 50_000; i++) {
            ObjectNode before = object(2);
            ObjectNode after = i % 2 == 0 ? object(2) : altered(before);
            JsonNode changes = Changes.between(before, after);
            assertEquals(after, JsonPatch.apply(changes, before), () -> before + " " + changes);
        }
    }

    /**
     * The library would move {@code x} to a place in a list from which something is taken later.
     */
    @Test
    void what_is_moved_into_a_list_that_changes_arrives() throws Exception {
        var mapper = new ObjectMapper();
        JsonNode before =
                mapper.readTree(
                        """
                        {"names": [["s2", "s0", "s2"]],
                         "aliases": {"occupations": {"names": "s2", "aliases": "s1", "x": false},
                           "names": ["s1", "s0", "s2"], "x": "s1", "z": {"aliases": "s0", "x": true, "z": "s2"}}}
                        """);
        JsonNode after =
                mapper.readTree(
                        """
                        {"occupations": [{"occupations": true, "x": "s1", "y": false}, ["s1", "s2"]], "names": true,
                         "aliases": {
                           "occupations": {"occupations": "s2", "names": "s0", "aliases": "s0", "y": "s2", "z": true},
                           "names": ["s0", false, "s2"],
                           "aliases": {"occupations": "s2", "names": "s1", "aliases": true, "x": "s2", "z": "s1"},
                           "z": ["s1", "s2"]},
                         "x": ["s2", ["s0"]], "y": {"names": true, "aliases": ["s1"], "x": "s2", "z": ["s0", "s0"]}}
                        """);
        assertEquals(after, JsonPatch.apply(Changes.between(before, after), before));
    }

    private ObjectNode altered(ObjectNode before) {
        ObjectNode after = before.deepCopy();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (random.nextBoolean()) {
                after.remove(name);
            } else {
                after.set(name, value(2));
            }
        }
        return after;
    }

    private JsonNode value(int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 3);
        if (kind < 2) {
            return TextNode.valueOf("s" + random.nextInt(3));
        } else if (kind == 2) {
            return BooleanNode.valueOf(random.nextBoolean());
        }
        return kind < 5 ? list(depth - 1) : object(depth - 1);
    }

    private ArrayNode list(int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                object.set(name, value(depth));
            }
        }
        return object;
    }
}
