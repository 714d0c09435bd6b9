package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Random values that a schema allows. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final int LONGEST = 3_000;

    private static final String EDTF = "^[0-9X~?%./-]+$";

    /** What is behind the patterns of the document. */
    private static final Map<String, Function<Chance, String>> PATTERNS =
            Map.ofEntries(
                    Map.entry("^[A-Z]{2}$", c -> c.of("RU", "BY", "UA", "NO", "DE", "CN", "IR")),
                    Map.entry("^[A-Z]{2}-[A-Z0-9]{1,3}$", c -> c.of("RU-KOS", "RU-MOW", "BY-HM")),
                    Map.entry(
                            "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
                            c ->
                                    c.of(
                                            "en",
                                            "ru",
                                            "uk",
                                            "be",
                                            "zh-Hans",
                                            "sr-Latn-RS",
                                            "en-x-a",
                                            "ar")),
                    Map.entry(
                            EDTF,
                            c ->
                                    c.of(
                                            "1980",
                                            "1980-05",
                                            "1980-05-17",
                                            "198X",
                                            "1980~",
                                            "2024-02-29",
                                            "2021-03?",
                                            "2019/2020",
                                            "0001",
                                            "9999-12-31")),
                    Map.entry("^[Hh][Tt][Tt][Pp][Ss]?://", Values::url),
                    Map.entry(
                            "^(?:P(?=\\d)(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,5}D)?)$",
                            c -> c.of("P2Y8M", "P15D", "P999Y", "P0D")),
                    Map.entry(
                            "^(?:[a-zA-Z]+(\\.[a-zA-Z0-9]+)*)$",
                            c -> c.of("custody", "bornOn", "names.0.full", "nothing.at.all")),
                    Map.entry(
                            "^(?:^[a-z]+/[a-z0-9][a-z0-9.+-]*$)$",
                            c -> c.of("image/jpeg", "video/mp4")),
                    Map.entry("^(?:[a-z0-9-]*)$", c -> c.of("wikidata", "memorial", "x-1")),
                    Map.entry(
                            "^(?:public|partner|hidden|sealed)$",
                            c -> c.of("public", "public", "partner", "hidden", "sealed")),
                    Map.entry("^[A-Za-z0-9._-]{1,100}$", c -> c.of("fuzz", "a.b_c-D", "0")),
                    Map.entry(
                            "^\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+(Z|[+-]\\d{2}:\\d{2}))?$",
                            c -> c.percent(50) ? instant(c) : date(c)));

    private final Chance chance;
    private final Known known;

    Values(Chance chance, Known known) {
        this.chance = chance;
        this.known = known;
    }

    /** A body for this operation. */
    JsonNode body(Operation operation) {
        JsonNode body = of(operation.body(), operation.id(), "", 0);
        if (Tamed.DISABLED.contains(operation.id())) {
            ((ObjectNode) body).put("enabled", false);
        }
        return body;
    }

    /** A value of a parameter, not escaped. */
    String of(Operation operation, Operation.Parameter parameter) {
        JsonNode schema = parameter.schema();
        List<String> tamed = tamed(operation.id(), parameter.name());
        if (tamed != null) {
            return chance.of(tamed);
        }
        if (parameter.isList()) {
            int most = Math.min(3, schema.path("maxItems").asInt(3));
            var values = new java.util.LinkedHashMap<String, String>();
            for (int i = chance.upTo(most - 1); i >= 0; i--) {
                String value = text(schema.get("items"), true);
                values.put(value.replaceFirst("^-", ""), value);
            }
            return String.join(",", values.values());
        }
        return text(schema, false);
    }

    private String text(JsonNode schema, boolean list) {
        JsonNode resolved = Operation.resolved(schema);
        if (resolved.path("type").asText().equals("string")
                && !resolved.has("enum")
                && !resolved.has("format")
                && !resolved.has("pattern")) {
            int most = Math.min(LONGEST, resolved.path("maxLength").asInt(100));
            // What fits no more is no country, and so on: only what is may be asked for.
            return most == 50 && !list
                    ? PATTERNS.get(EDTF).apply(chance)
                    : most <= 2
                            ? chance.of("RU", "BY", "UA")
                            : most == 6
                                    ? chance.of("RU-KOS", "BY-HM")
                                    : most == 35
                                            ? chance.of("en", "ru", "zh-Hans")
                                            : Words.tame(chance, most).strip();
        }
        return of(resolved, "", "", 0).asText();
    }

    private static List<String> tamed(String operation, String name) {
        return Tamed.VALUES.getOrDefault(operation + " " + name, Tamed.VALUES.get(name));
    }

    JsonNode of(JsonNode schema, String operation, String name, int depth) {
        JsonNode one = Operation.resolved(schema);
        if (one.has("anyOf")) {
            return of(
                    one.get("anyOf").get(chance.upTo(one.get("anyOf").size() - 1)),
                    operation,
                    name,
                    depth);
        }
        JsonNode types = one.path("type");
        String type =
                types.isArray()
                        ? types.get(chance.upTo(types.size() - 1)).asText()
                        : types.asText();
        return switch (type) {
            case "null" -> JSON.nullNode();
            case "object" -> object(one, operation, depth);
            case "array" -> array(one, operation, name, depth);
            case "boolean" -> JSON.booleanNode(chance.percent(50));
            case "integer" -> JSON.numberNode(number(one));
            case "number" -> JSON.numberNode(number(one) / 2.0);
            default -> JSON.textNode(string(one, operation, name));
        };
    }

    private ObjectNode object(JsonNode schema, String operation, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(
                        property -> {
                            boolean required = contains(schema.path("required"), property.getKey());
                            if (required
                                    || depth < DEEPEST && chance.percent(depth == 0 ? 40 : 30)) {
                                object.set(
                                        property.getKey(),
                                        of(
                                                property.getValue(),
                                                operation,
                                                property.getKey(),
                                                depth + 1));
                            }
                        });
        if (schema.path("additionalProperties").isObject()) {
            for (String language : chance.some(List.of("en", "ru", "be", "uk"), chance.upTo(2))) {
                object.set(
                        language,
                        of(schema.get("additionalProperties"), operation, language, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String operation, String name, int depth) {
        ArrayNode array = JSON.arrayNode();
        int most = Math.min(schema.path("maxItems").asInt(3), 3);
        int count = Math.max(schema.path("minItems").asInt(0), chance.upTo(most));
        for (int i = 0; i < count; i++) {
            array.add(of(schema.get("items"), operation, name, depth + 1));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long least =
                schema.path("minimum").asLong(wide(schema) ? Long.MIN_VALUE : Integer.MIN_VALUE);
        long most =
                schema.path("maximum").asLong(wide(schema) ? Long.MAX_VALUE : Integer.MAX_VALUE);
        return chance.percent(15)
                ? chance.of(least, most)
                : chance.between(Math.max(least, -100), Math.min(most, 1_000));
    }

    private static boolean wide(JsonNode schema) {
        return schema.path("format").asText().equals("int64");
    }

    private String string(JsonNode schema, String operation, String name) {
        List<String> tamed = Tamed.VALUES.get(operation + " " + name);
        if (tamed != null) {
            return chance.of(tamed);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(chance.upTo(schema.get("enum").size() - 1)).asText();
        }
        switch (schema.path("format").asText()) {
            case "uuid":
                return chance.percent(70) ? known.id(chance) : chance.uuid().toString();
            case "date-time":
                return instant(chance);
            case "date":
                return date(chance);
            default:
        }
        String pattern = schema.path("pattern").asText();
        if (PATTERNS.containsKey(pattern)) {
            return PATTERNS.get(pattern).apply(chance);
        }
        if (!pattern.isEmpty() && !"x".matches(".*(?:" + pattern + ").*")) {
            JsonNode examples = schema.path("examples");
            if (examples.isEmpty()) {
                throw new AssertionError(
                        "The document has a pattern without an example: "
                                + pattern
                                + ". Give it one, or teach Values what is behind it.");
            }
            return examples.get(chance.upTo(examples.size() - 1)).asText();
        }
        int most = schema.path("maxLength").asInt(100);
        return chance.percent(3)
                ? Words.longest(chance, Math.min(most, LONGEST))
                : Words.line(chance, most);
    }

    private static String url(Chance chance) {
        return chance.of("http", "https", "HTTPS")
                + "://"
                + chance.of(
                        "a.invalid", "b.invalid:8443", "xn--80ak6aa92e.invalid", "[2001:db8::1]")
                + chance.of("", "/", "/a/b?c=d#e", "/%D0%BF", "/?q=%F0%9F%98%80");
    }

    private static String instant(Chance chance) {
        Instant at = Instant.now().plus(chance.between(-40_000, 4_000), ChronoUnit.HOURS);
        return chance.percent(80)
                ? at.truncatedTo(ChronoUnit.SECONDS).toString()
                : chance.of(
                        "2025-07-03T10:00:00+03:00",
                        "2025-07-03T10:00:00.123456789Z",
                        "1985-04-12T23:20:50.52Z",
                        "0001-01-02T00:00:00Z",
                        "9999-12-30T00:00:00Z");
    }

    private static String date(Chance chance) {
        return chance.percent(90)
                ? LocalDate.of(2025, 1, 1).plusDays(chance.between(-20_000, 900)).toString()
                : chance.of("0001-01-02", "9999-12-30", "2024-02-29");
    }

    static boolean contains(JsonNode array, String value) {
        for (JsonNode one : array) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
