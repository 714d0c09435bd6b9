package org.openletter.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396: a null removes, an object is merged, anything else replaces. */
final class MergePatch {

    private MergePatch() {}

    /** Changes {@code target} as {@code patch} says. */
    static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        patch.properties()
                .forEach(
                        change -> {
                            String name = change.getKey();
                            JsonNode value = change.getValue();
                            if (value.isNull()) {
                                target.remove(name);
                            } else if (value instanceof ObjectNode object) {
                                ObjectNode inner =
                                        target.get(name) instanceof ObjectNode there
                                                ? there
                                                : target.objectNode();
                                target.set(name, apply(inner, object));
                            } else {
                                target.set(name, value);
                            }
                        });
        return target;
    }
}
