package org.openletter.rest.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Pointer;

/**
 * An object or a list that is being put together from cells. A place in a list that only constants
 * would fill is left out, and the next one takes its index.
 */
final class Branch {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Leaf(JsonNode value, @Nullable String column) {}

    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    /**
     * Puts a value into its place.
     *
     * @param column where it is from; null for a constant
     */
    void put(List<String> steps, JsonNode value, @Nullable String column) {
        if (steps.size() == 1) {
            leaves.put(steps.get(0), new Leaf(value, column));
        } else {
            branches.computeIfAbsent(steps.get(0), step -> new Branch())
                    .put(steps.subList(1, steps.size()), value, column);
        }
    }

    /** Whether anything of the file is in it. */
    private boolean filled() {
        return leaves.values().stream().anyMatch(leaf -> leaf.column() != null)
                || branches.values().stream().anyMatch(Branch::filled);
    }

    /**
     * What has come together.
     *
     * @param columns gets the column of each value, by the pointer to it
     */
    ObjectNode object(String at, Map<String, String> columns) {
        ObjectNode object = JSON.objectNode();
        leaves.forEach((name, leaf) -> object.set(name, value(at, name, leaf, columns)));
        branches.forEach(
                (name, branch) -> {
                    String pointer = Pointer.child(at, name);
                    if (!branch.list()) {
                        object.set(name, branch.object(pointer, columns));
                    } else if (branch.filled()) {
                        object.set(name, branch.array(pointer, columns));
                    }
                });
        return object;
    }

    private boolean list() {
        return branches.keySet().stream().allMatch(Branch::index)
                && leaves.keySet().stream().allMatch(Branch::index);
    }

    private static boolean index(String step) {
        return step.chars().allMatch(Character::isDigit);
    }

    private ArrayNode array(String at, Map<String, String> columns) {
        ArrayNode array = JSON.arrayNode();
        leaves.keySet().stream()
                .sorted(Comparator.comparing(Integer::valueOf))
                .forEach(
                        step -> {
                            Leaf leaf = leaves.get(step);
                            if (leaf != null && leaf.column() != null) {
                                array.add(value(at, Integer.toString(array.size()), leaf, columns));
                            }
                        });
        branches.keySet().stream()
                .sorted(Comparator.comparing(Integer::valueOf))
                .forEach(
                        step -> {
                            Branch branch = branches.get(step);
                            if (branch != null && branch.filled()) {
                                array.add(branch.object(at + "/" + array.size(), columns));
                            }
                        });
        return array;
    }

    private static JsonNode value(String at, String name, Leaf leaf, Map<String, String> columns) {
        if (leaf.column() != null) {
            columns.put(Pointer.child(at, name), leaf.column());
        }
        return leaf.value();
    }
}
