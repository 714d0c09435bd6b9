package org.openletter.prisoners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes a record apart into single facts, each with its place, its sources and its certainty. */
final class Facts {

    /** What is about the record, not about the person. */
    private static final Set<String> NONE =
            Set.of(
                    "sources",
                    "statements",
                    "visibility",
                    "verifiedAt",
                    "deletedAt",
                    "mergedIds",
                    "mergedInto");

    /** What says of a fact how it is known. */
    private static final Set<String> KNOWN_BY = Set.of("sourceIds", "certainty");

    /** Parts of a prosecution that have sources of their own. */
    private static final Set<String> OWN = Set.of("charges", "sentence", "appeals");

    private final List<Fact> facts = new ArrayList<>();

    private Facts() {}

    /**
     * @param path dotted, with indexes: {@code custody.0}
     */
    record Fact(String path, JsonNode value, @Nullable String certainty, List<String> sourceIds) {

        /** What it is about and what it says, wherever in a list it stands. */
        String identity() {
            return path.replaceAll("\\.\\d+", "") + " " + value;
        }
    }

    static List<Fact> of(ObjectNode record) {
        var facts = new Facts();
        record.properties()
                .forEach(
                        property -> {
                            if (!NONE.contains(property.getKey())) {
                                facts.take(property.getKey(), property.getValue());
                            }
                        });
        return facts.facts;
    }

    private void take(String path, JsonNode value) {
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                element(path + "." + i, list.get(i));
            }
        } else if (value instanceof ObjectNode object) {
            if (object.has("sourceIds")) {
                element(path, object);
            } else {
                object.properties().forEach(p -> take(path + "." + p.getKey(), p.getValue()));
            }
        } else {
            facts.add(new Fact(path, value, null, List.of()));
        }
    }

    private void element(String path, JsonNode element) {
        if (!(element instanceof ObjectNode object)) {
            facts.add(new Fact(path, element, null, List.of()));
            return;
        }
        ObjectNode bare = object.deepCopy();
        bare.remove(KNOWN_BY);
        if (object.has("charges")) {
            bare.remove(OWN);
            OWN.forEach(
                    part -> {
                        if (object.has(part)) {
                            take(path + "." + part, object.get(part));
                        }
                    });
        }
        if (!bare.isEmpty()) {
            String certainty = object.path("certainty").textValue();
            facts.add(new Fact(path, bare, certainty, sourceIds(object)));
        }
    }

    static List<String> sourceIds(JsonNode fact) {
        return StreamSupport.stream(fact.path("sourceIds").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** Whether a place is the one asked for or inside it; an index that is left out means any. */
    static boolean within(String path, String asked) {
        return inside(path, asked) || inside(path.replaceAll("\\.\\d+", ""), asked);
    }

    private static boolean inside(String path, String asked) {
        return path.equals(asked) || path.startsWith(asked + ".");
    }
}
