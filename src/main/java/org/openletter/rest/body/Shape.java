package org.openletter.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.openletter.fault.Flaw;
import org.openletter.text.Suggestion;

/**
 * What JSON a record takes, read from its components. Finds every unknown property and every value
 * of a wrong type before a mapper stops at the first, and brings the rest to its stored form: an
 * absent list becomes an empty one, an instant is cut to the microseconds that the database keeps.
 */
public final class Shape {

    static final String UNKNOWN = "property-unknown";
    private static final int MAX_FLAWS = 100;
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Type> components = new LinkedHashMap<>();

    private Shape(Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            components.put(component.getName(), component.getGenericType());
        }
    }

    public static Shape of(Class<?> record) {
        Shape known = KNOWN.get(record);
        return known != null ? known : KNOWN.computeIfAbsent(record, Shape::new);
    }

    /** Brings the object to its stored form and returns what is wrong with it. */
    List<Flaw> settle(ObjectNode json) {
        var flaws = new ArrayList<Flaw>();
        settle("", json, flaws);
        return flaws.subList(0, Math.min(flaws.size(), MAX_FLAWS));
    }

    private void settle(String at, ObjectNode json, List<Flaw> flaws) {
        var nulls = new ArrayList<String>();
        json.properties()
                .forEach(
                        property -> {
                            if (!components.containsKey(property.getKey())) {
                                addUnlessMany(flaws, at, property.getKey());
                            } else if (property.getValue().isNull()) {
                                nulls.add(property.getKey());
                            }
                        });
        json.remove(nulls);
        components.forEach(
                (name, type) -> {
                    JsonNode value = json.get(name);
                    if (value != null) {
                        json.set(name, settled(Pointer.child(at, name), value, type, flaws));
                    } else if (raw(type) == List.class) {
                        json.putArray(name);
                    } else if (raw(type) == Map.class) {
                        json.putObject(name);
                    }
                });
    }

    /** A hundred thousand wrong names are not worth a hundred thousand suggestions. */
    private void addUnlessMany(List<Flaw> flaws, String at, String name) {
        if (flaws.size() < MAX_FLAWS) {
            String hint =
                    Suggestion.nearest(name, components.keySet())
                            .map(near -> "There is no such property; did you mean " + near + "?")
                            .orElse("There is no such property.");
            flaws.add(Flaw.pointer(Pointer.child(at, name), UNKNOWN, hint));
        }
    }

    private static JsonNode settled(String at, JsonNode value, Type type, List<Flaw> flaws) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            return list(at, value, argument(type, 0), flaws);
        }
        if (raw == Map.class) {
            return map(at, value, argument(type, 1), flaws);
        }
        if (raw.isRecord()) {
            if (value instanceof ObjectNode object) {
                of(raw).settle(at, object, flaws);
            } else {
                flaws.add(wrong(at, "an object"));
            }
            return value;
        }
        return scalar(at, value, raw, flaws);
    }

    private static JsonNode list(String at, JsonNode value, Type element, List<Flaw> flaws) {
        if (!(value instanceof ArrayNode array)) {
            flaws.add(wrong(at, "an array"));
            return value;
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isNull()) {
                flaws.add(wrong(at + "/" + i, "a value, not null"));
            } else {
                array.set(i, settled(at + "/" + i, array.get(i), element, flaws));
            }
        }
        return array;
    }

    private static JsonNode map(String at, JsonNode value, Type element, List<Flaw> flaws) {
        if (!(value instanceof ObjectNode object)) {
            flaws.add(wrong(at, "an object"));
            return value;
        }
        object.properties()
                .forEach(
                        p ->
                                p.setValue(
                                        settled(
                                                Pointer.child(at, p.getKey()),
                                                p.getValue(),
                                                element,
                                                flaws)));
        return object;
    }

    private static JsonNode scalar(String at, JsonNode value, Class<?> type, List<Flaw> flaws) {
        if (type == String.class) {
            return check(at, value, value.isTextual(), "a string", flaws);
        }
        if (type == Boolean.class || type == boolean.class) {
            return check(at, value, value.isBoolean(), "true or false", flaws);
        }
        if (type == Integer.class || type == int.class) {
            return check(
                    at,
                    value,
                    value.isIntegralNumber() && value.canConvertToInt(),
                    "a whole number of 32 bits",
                    flaws);
        }
        if (type == Double.class || type == double.class) {
            return check(
                    at,
                    value,
                    value.isNumber() && Double.isFinite(value.doubleValue()),
                    "a number",
                    flaws);
        }
        if (type.isEnum()) {
            return member(at, value, type, flaws);
        }
        try {
            return parsed(value, type);
        } catch (DateTimeException | IllegalArgumentException e) {
            flaws.add(wrong(at, described(type)));
            return value;
        }
    }

    private static JsonNode member(String at, JsonNode value, Class<?> type, List<Flaw> flaws) {
        List<String> members =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        if (!value.isTextual() || !members.contains(value.textValue())) {
            flaws.add(
                    Flaw.pointer(
                            at,
                            "value-unknown",
                            members.stream()
                                    .collect(Collectors.joining(", ", "Must be one of: ", "."))));
        }
        return value;
    }

    private static JsonNode parsed(JsonNode value, Class<?> type) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException();
        }
        String text = value.textValue();
        if (type == Instant.class) {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year < 1 || year > 9999) {
                throw new IllegalArgumentException();
            }
            return TextNode.valueOf(instant.toString());
        }
        if (type == LocalDate.class) {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw new IllegalArgumentException();
            }
            return value;
        }
        if (type == UUID.class) {
            if (text.length() != 36) {
                throw new IllegalArgumentException();
            }
            return TextNode.valueOf(UUID.fromString(text).toString());
        }
        throw new IllegalStateException("no JSON form is known for " + type);
    }

    private static String described(Class<?> type) {
        if (type == Instant.class) {
            return "an RFC 3339 instant such as 2025-07-03T10:00:00Z";
        }
        return type == LocalDate.class ? "a date such as 2025-07-03" : "a UUID";
    }

    private static JsonNode check(
            String at, JsonNode value, boolean right, String wanted, List<Flaw> flaws) {
        if (!right) {
            flaws.add(wrong(at, wanted));
        }
        return value;
    }

    private static Flaw wrong(String at, String wanted) {
        return Flaw.pointer(at, "type-invalid", "Must be " + wanted + ".");
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
