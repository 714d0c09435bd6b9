package org.openletter.rest.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.openletter.text.WildText;

/** The laws of RFC 7396. */
class MergePatchPropertiesTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 3;

    @Property(tries = 100)
    void an_empty_patch_changes_nothing(@ForAll("documents") ObjectNode target) {
        assertEquals(target, patched(target, JSON.objectNode()));
    }

    @Property(tries = 100)
    void a_patch_a_second_time_changes_nothing(
            @ForAll("documents") ObjectNode target, @ForAll("patches") ObjectNode patch) {
        ObjectNode once = patched(target, patch);
        assertEquals(once, patched(once, patch));
    }

    @Property(tries = 100)
    void the_difference_of_two_makes_the_one_of_the_other(
            @ForAll("documents") ObjectNode from, @ForAll("documents") ObjectNode to) {
        assertEquals(to, patched(from, difference(from, to)));
    }

    @Property(tries = 100)
    void what_a_patch_names_is_as_it_says_and_all_else_as_it_was(
            @ForAll("documents") ObjectNode target, @ForAll("patches") ObjectNode patch) {
        ObjectNode result = patched(target, patch);
        target.properties()
                .forEach(
                        one -> {
                            if (!patch.has(one.getKey())) {
                                assertEquals(one.getValue(), result.get(one.getKey()));
                            }
                        });
        patch.properties()
                .forEach(
                        one -> {
                            JsonNode value = one.getValue();
                            if (value.isNull()) {
                                assertEquals(null, result.get(one.getKey()));
                            } else if (!value.isObject()) {
                                assertEquals(value, result.get(one.getKey()));
                            }
                        });
    }

    @Property(tries = 100)
    void no_null_comes_of_it(
            @ForAll("documents") ObjectNode target, @ForAll("patches") ObjectNode patch) {
        assertEquals(0, nulls(patched(target, patch)));
    }

    private static ObjectNode patched(ObjectNode target, ObjectNode patch) {
        return MergePatch.apply(target.deepCopy(), patch.deepCopy());
    }

    /** The patch that leads from the one to the other. */
    private static ObjectNode difference(ObjectNode from, ObjectNode to) {
        ObjectNode patch = JSON.objectNode();
        from.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!to.has(name)) {
                                patch.putNull(name);
                            }
                        });
        to.properties()
                .forEach(
                        one -> {
                            JsonNode before = from.get(one.getKey());
                            if (before instanceof ObjectNode b
                                    && one.getValue() instanceof ObjectNode a) {
                                patch.set(one.getKey(), difference(b, a));
                            } else if (!one.getValue().equals(before)) {
                                patch.set(one.getKey(), one.getValue());
                            }
                        });
        return patch;
    }

    private static long nulls(JsonNode json) {
        long nulls = json.isNull() ? 1 : 0;
        // Within a list a null is a value like any other.
        if (json.isObject()) {
            for (JsonNode one : json) {
                nulls += nulls(one);
            }
        }
        return nulls;
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        return objects(DEEPEST, false);
    }

    @Provide
    Arbitrary<ObjectNode> patches() {
        return objects(DEEPEST, true);
    }

    private static Arbitrary<ObjectNode> objects(int depth, boolean nulls) {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.of("a", "b", "c", "", "~/"), WildText.any());
        return Arbitraries.maps(names, values(depth - 1, nulls))
                .ofMaxSize(5)
                .map(
                        map -> {
                            ObjectNode object = JSON.objectNode();
                            map.forEach(object::set);
                            return object;
                        });
    }

    private static Arbitrary<JsonNode> values(int depth, boolean nulls) {
        Arbitrary<JsonNode> plain =
                Arbitraries.oneOf(
                        Arbitraries.integers().map(i -> (JsonNode) JSON.numberNode(i)),
                        WildText.any().map(text -> (JsonNode) JSON.textNode(text)),
                        Arbitraries.of(true, false).map(b -> (JsonNode) JSON.booleanNode(b)),
                        Arbitraries.just(JSON.arrayNode().add(1).addNull()));
        Arbitrary<JsonNode> some =
                nulls ? Arbitraries.oneOf(plain, Arbitraries.just(JSON.nullNode())) : plain;
        return depth == 0
                ? some
                : Arbitraries.oneOf(some, objects(depth, nulls).map(object -> (JsonNode) object));
    }
}
