package org.openletter.prisoners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the survivor of a merger says: all it said, and what the other record adds. Lists are united
 * without repeats; of single facts the survivor's stays, and what it lacks is taken over.
 */
final class Merged {

    private static final List<String> LISTS =
            List.of(
                    "nationalities",
                    "occupations",
                    "affiliations",
                    "externalIds",
                    "cases",
                    "events",
                    "recognitions",
                    "listings",
                    "health",
                    "contacts",
                    "statements");
    private static final List<String> SINGLE =
            List.of("bornOn", "birthPlace", "diedOn", "gender", "photo", "welfare", "support");

    private final ObjectNode from;
    private final ObjectNode into;

    private Merged(ObjectNode from, ObjectNode into) {
        this.from = from;
        this.into = into;
    }

    /**
     * @param from the JSON of the body that goes
     * @param into that of the survivor's
     * @param custody whether the times in custody of the one that goes are taken over
     */
    static ObjectNode of(ObjectNode from, ObjectNode into, boolean custody) {
        var merged = new Merged(from.deepCopy(), into.deepCopy());
        merged.sources();
        merged.names();
        LISTS.forEach(merged::unite);
        if (custody) {
            merged.unite("custody");
            merged.inOrder("custody");
        }
        boolean birthday = merged.birthdayPublic();
        SINGLE.forEach(merged::fill);
        if (merged.into.get("support") instanceof ObjectNode support) {
            support.put("birthdayPublic", birthday);
        }
        merged.summaries();
        return merged.into;
    }

    /** Only if no record with a day in it keeps that from the public. */
    private boolean birthdayPublic() {
        boolean here = into.at("/support/birthdayPublic").asBoolean();
        boolean there = from.at("/support/birthdayPublic").asBoolean();
        return (here || !into.hasNonNull("bornOn"))
                && (there || !from.hasNonNull("bornOn"))
                && (here || there);
    }

    /** The same id may mean another source over there. */
    private void sources() {
        Map<String, String> renamed = new HashMap<>();
        Set<String> taken = new HashSet<>();
        list(into, "sources").forEach(source -> taken.add(source.path("id").asText()));
        for (JsonNode source : list(from, "sources")) {
            if (!contains(list(into, "sources"), source)) {
                String id = source.path("id").asText();
                String free = id;
                for (int n = 2; !taken.add(free); n++) {
                    free =
                            source.path("confidential").asBoolean()
                                    ? "confidential-" + n
                                    : id + "-" + n;
                }
                renamed.put(id, free);
                ((ObjectNode) source).put("id", free);
                into.withArrayProperty("sources").add(source);
            }
        }
        rename(from, renamed);
    }

    private static void rename(JsonNode json, Map<String, String> renamed) {
        if (json instanceof ObjectNode object && object.get("sourceIds") instanceof ArrayNode ids) {
            for (int i = 0; i < ids.size(); i++) {
                String id = ids.get(i).asText();
                ids.set(i, renamed.getOrDefault(id, id));
            }
        }
        json.forEach(child -> rename(child, renamed));
    }

    private void names() {
        Set<String> known = new HashSet<>();
        list(into, "names").forEach(name -> known.add(name.path("full").asText()));
        for (JsonNode name : list(from, "names")) {
            if (known.add(name.path("full").asText())) {
                if (name.path("kind").asText().equals(PersonName.Kind.primary.name())) {
                    ((ObjectNode) name).put("kind", PersonName.Kind.alias.name());
                }
                into.withArrayProperty("names").add(name);
            }
        }
    }

    private void unite(String list) {
        for (JsonNode value : list(from, list)) {
            if (!contains(list(into, list), value)) {
                into.withArrayProperty(list).add(value);
            }
        }
    }

    private void inOrder(String list) {
        var values = new ArrayList<JsonNode>();
        list(into, list).forEach(values::add);
        values.sort(Comparator.comparing(value -> value.path("from").asText()));
        into.putArray(list).addAll(values);
    }

    private void fill(String property) {
        boolean unknown = into.path(property).asText().equals(PrisonerBody.Gender.unknown.name());
        if (from.hasNonNull(property) && (!into.hasNonNull(property) || unknown)) {
            into.set(property, from.get(property));
        }
    }

    private void summaries() {
        from.path("summary")
                .properties()
                .forEach(
                        text -> {
                            ObjectNode summary = into.withObjectProperty("summary");
                            if (!summary.has(text.getKey())) {
                                summary.set(text.getKey(), text.getValue());
                            }
                        });
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode known : list) {
            if (known.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode list(ObjectNode json, String name) {
        return json.path(name);
    }
}
