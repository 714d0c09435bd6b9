package org.openletter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;
import java.util.EnumSet;

/** What makes one version of an entry of another, as an RFC 6902 patch. */
public final class Changes {

    /**
     * The library's moves are wrong where lists change as well, if seldom: such a patch leads to
     * something else, or nowhere. What is moved is removed and added instead.
     */
    private static final EnumSet<DiffFlags> PLAIN =
            EnumSet.of(
                    DiffFlags.OMIT_VALUE_ON_REMOVE,
                    DiffFlags.OMIT_MOVE_OPERATION,
                    DiffFlags.OMIT_COPY_OPERATION);

    private Changes() {}

    public static JsonNode between(JsonNode before, JsonNode after) {
        return before.isEmpty() ? all(after) : JsonDiff.asJson(before, after, PLAIN);
    }

    /** Where nothing was before, to look for differences would only take time. */
    private static JsonNode all(JsonNode after) {
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        after.properties()
                .forEach(
                        property ->
                                changes.addObject()
                                        .put("op", "add")
                                        .put("path", "/" + escaped(property.getKey()))
                                        .set("value", property.getValue()));
        return changes;
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
