package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts one fault into a body. */
final class BodyFaults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SOMEWHERE = "\u0001here\u0001";

    private final Chance chance;

    BodyFaults(Chance chance) {
        this.chance = chance;
    }

    /** A value within a body, what holds it, and what the document says of it. */
    private record Spot(
            String pointer,
            JsonNode holder,
            String name,
            int index,
            JsonNode schema,
            boolean required) {
        void set(JsonNode value) {
            if (holder instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) holder).set(index, value);
            }
        }

        JsonNode value() {
            return holder.isObject() ? holder.get(name) : holder.get(index);
        }
    }

    Shot in(Shot shot) {
        return chance.percent(35) ? bytes(shot) : value(shot);
    }

    private Shot value(Shot shot) {
        JsonNode body = shot.body().deepCopy();
        var spots = new ArrayList<Spot>();
        collect("", body, shot.operation().body(), spots);
        boolean patch = shot.method().equals("PATCH");
        if (spots.isEmpty() || chance.percent(12)) {
            ObjectNode object = (ObjectNode) body;
            object.put("wlarus", 1);
            return shot.withBody(body).expecting("an unknown property", "pointer /wlarus");
        }
        Spot spot = chance.of(spots);
        JsonNode schema = spot.schema();
        String type = type(schema);
        var ways = new ArrayList<Runnable>();
        var faults = new ArrayList<String>();
        add(ways, faults, "a wrong type", () -> spot.set(another(type)));
        if (spot.required() && !patch && spot.holder().isObject()) {
            add(
                    ways,
                    faults,
                    "a missing property",
                    () -> ((ObjectNode) spot.holder()).remove(spot.name()));
        }
        if (spot.holder().isArray()) {
            add(ways, faults, "null in a list", () -> spot.set(JSON.nullNode()));
        }
        if (type.equals("string")
                && schema.has("maxLength")
                && schema.get("maxLength").asInt() <= 5_000) {
            String longer = chance.of("a", "Ж", "😀").repeat(schema.get("maxLength").asInt() + 1);
            add(ways, faults, "a text too long", () -> spot.set(JSON.textNode(longer)));
        }
        if (schema.path("minLength").asInt() > 0) {
            add(ways, faults, "an empty text", () -> spot.set(JSON.textNode("")));
        }
        if (schema.has("enum")
                || schema.has("format") && type.equals("string")
                || schema.path("pattern").asText().startsWith("^[")) {
            add(
                    ways,
                    faults,
                    "a value that isn't listed",
                    () -> spot.set(JSON.textNode("\u0416 no such value")));
        }
        if (schema.has("maximum") || schema.has("minimum")) {
            JsonNode bound = schema.has("maximum") ? schema.get("maximum") : schema.get("minimum");
            long out = schema.has("maximum") ? bound.asLong() + 1 : bound.asLong() - 1;
            add(ways, faults, "a number out of bounds", () -> spot.set(JSON.numberNode(out)));
        }
        if (type.equals("array")
                && schema.path("maxItems").asInt(9_999) <= 100
                && !spot.value().isEmpty()) {
            ArrayNode many = JSON.arrayNode();
            for (int i = schema.get("maxItems").asInt(); i >= 0; i--) {
                many.add(spot.value().get(0));
            }
            add(ways, faults, "too many", () -> spot.set(many));
        }
        if (type.equals("object") && spot.value().isObject() && schema.has("properties")) {
            return unknownWithin(shot, body, spot);
        }
        int which = chance.upTo(ways.size() - 1);
        ways.get(which).run();
        return shot.withBody(body).expecting(faults.get(which), "pointer " + spot.pointer());
    }

    private static Shot unknownWithin(Shot shot, JsonNode body, Spot spot) {
        ((ObjectNode) spot.value()).put("wlarus", 1);
        return shot.withBody(body)
                .expecting("an unknown property", "pointer " + spot.pointer() + "/wlarus");
    }

    private static void add(List<Runnable> ways, List<String> faults, String fault, Runnable way) {
        ways.add(way);
        faults.add(fault);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private JsonNode another(String type) {
        return switch (type) {
            case "string" ->
                    chance.of(
                            JSON.numberNode(7),
                            JSON.booleanNode(true),
                            JSON.arrayNode().add("a"),
                            JSON.objectNode());
            case "boolean" ->
                    chance.of(JSON.textNode("true"), JSON.numberNode(1), JSON.arrayNode());
            case "integer", "number" ->
                    chance.of(
                            JSON.textNode("1"),
                            JSON.booleanNode(true),
                            JSON.objectNode(),
                            JSON.numberNode(BigInteger.TEN.pow(40)));
            case "array" ->
                    chance.of(
                            JSON.textNode("a"), JSON.objectNode().put("a", 1), JSON.numberNode(1));
            default -> chance.of(JSON.textNode("a"), JSON.arrayNode(), JSON.numberNode(1));
        };
    }

    private static void collect(String at, JsonNode json, JsonNode schema, List<Spot> spots) {
        JsonNode one = Operation.resolved(schema);
        if (one.has("anyOf")) {
            one = Operation.resolved(one.get("anyOf").get(0));
        }
        JsonNode properties = one.path("properties");
        if (json.isObject()) {
            for (var property : json.properties()) {
                JsonNode of = properties.path(property.getKey());
                if (!of.isMissingNode()
                        && !Tamed.DERIVED.contains(property.getKey())
                        && !property.getValue().isNull()) {
                    boolean required = Values.contains(one.path("required"), property.getKey());
                    String pointer = at + "/" + property.getKey();
                    spots.add(new Spot(pointer, json, property.getKey(), -1, plain(of), required));
                    collect(pointer, property.getValue(), of, spots);
                }
            }
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            spots.add(new Spot(at + "/" + i, json, "", i, plain(one.get("items")), false));
            collect(at + "/" + i, json.get(i), one.get("items"), spots);
        }
    }

    private static JsonNode plain(JsonNode schema) {
        JsonNode one = Operation.resolved(schema);
        return one.has("anyOf") ? Operation.resolved(one.get("anyOf").get(0)) : one;
    }

    /** What is wrong before any property is looked at. */
    private Shot bytes(Shot shot) {
        String json = shot.body().toString();
        return switch (chance.upTo(13)) {
            case 0 -> raw(shot, json.substring(0, json.length() - 1), "a body cut short");
            case 1 ->
                    raw(
                            shot,
                            json + chance.of("{}", "x", ",", "\u0000"),
                            "something behind the body");
            case 2 -> raw(shot, "", "no body");
            case 3 ->
                    raw(
                            shot,
                            chance.of("[]", "1", "null", "\"a\"", "true", " ", "nul", "{]"),
                            "no object");
            case 4 -> raw(shot, "{\"a\":".repeat(40) + "1" + "}".repeat(40), "deep nesting");
            case 5 -> raw(shot, "[".repeat(100_000), "nesting without end");
            case 6 -> raw(shot, with(json, "\"wlarus\":1,\"wlarus\":2"), "a property named twice");
            case 7 -> raw(shot, with(json, "\"wlarus\":\"\\u0000\""), "a NUL");
            case 8 -> raw(shot, with(json, "\"wlarus\":\"\\ud83d\""), "half of a pair");
            case 9 ->
                    raw(
                            shot,
                            with(
                                    json,
                                    "\"wlarus\":"
                                            + chance.of(
                                                    "1e999999999",
                                                    "-".concat("9".repeat(5_000)),
                                                    "1e-400",
                                                    "NaN",
                                                    "01",
                                                    "+1")),
                            "an absurd number");
            case 10 ->
                    shot.withRaw(spoilt(with(json, "\"wlarus\":\"" + SOMEWHERE + "\"")))
                            .expecting("no UTF-8", "");
            case 11 -> shot.withRaw(json.getBytes(StandardCharsets.UTF_16)).expecting("UTF-16", "");
            case 12 -> shot.withRaw(chance.bytes(1 + chance.upTo(300))).expecting("noise", "");
            default ->
                    raw(shot, with(json, "\"" + "w".repeat(60_000) + "\":1"), "a name without end");
        };
    }

    private static Shot raw(Shot shot, String text, String fault) {
        return shot.withRaw(text.getBytes(StandardCharsets.UTF_8)).expecting(fault, "");
    }

    /** With a member in front of the others. */
    private static String with(String json, String member) {
        return "{" + member + (json.length() > 2 ? "," : "") + json.substring(1);
    }

    private byte[] spoilt(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte wrong = chance.of((byte) 0xC3, (byte) 0xFF, (byte) 0xED, (byte) 0xF5);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 1) {
                bytes[i] = wrong;
            }
        }
        return bytes;
    }
}
