package org.openletter.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;

/**
 * Many bodies in one request, as they came: what is wrong with one is said of that one alone.
 *
 * @param atomic whether none is wanted where one is refused
 */
public record Batch(List<JsonNode> items, boolean atomic) {

    public static final int MOST = 500;

    private static final String ITEMS = "items";
    private static final String ATOMIC = "atomic";

    static Batch of(ObjectNode json) {
        var unknown = new ArrayList<Flaw>();
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!Set.of(ITEMS, ATOMIC).contains(name)) {
                                unknown.add(
                                        Flaw.pointer(
                                                Pointer.child("", name),
                                                Shape.UNKNOWN,
                                                "There is no such property; a batch has items and atomic."));
                            }
                        });
        if (!unknown.isEmpty()) {
            throw Fault.malformed(
                    "properties-unknown",
                    "The body has properties that aren't known here.",
                    unknown.stream().limit(MOST).toArray(Flaw[]::new));
        }
        var flaws = new ArrayList<Flaw>();
        var items = new ArrayList<JsonNode>();
        if (json.get(ITEMS) instanceof ArrayNode array
                && !array.isEmpty()
                && array.size() <= MOST) {
            array.forEach(items::add);
        } else {
            flaws.add(
                    Flaw.pointer(
                            "/" + ITEMS,
                            "size-invalid",
                            "This must be an array of 1 to " + MOST + " bodies."));
        }
        JsonNode atomic = json.path(ATOMIC);
        if (!atomic.isBoolean() && !atomic.isNull() && !atomic.isMissingNode()) {
            flaws.add(Flaw.pointer("/" + ATOMIC, "type-invalid", "This must be true or false."));
        }
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
        return new Batch(List.copyOf(items), atomic.asBoolean(false));
    }
}
