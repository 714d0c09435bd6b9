package org.openletter.rest.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openletter.text.Suggestion;

/**
 * A place in a body, written as a path: {@code names.0.full}, {@code summary.en}.
 *
 * @param type what belongs there
 */
record Place(String path, List<String> steps, Type type) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final int MOST_STEPS = 16;

    /**
     * Finds the place in a body.
     *
     * @throws IllegalArgumentException whose message says why there is none
     */
    static Place of(Class<?> body, String path) {
        List<String> steps = List.of(path.split("\\.", -1));
        Type at = body;
        for (String step : steps.subList(0, Math.min(steps.size(), MOST_STEPS))) {
            at = below(at, step);
        }
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("This path is too long.");
        }
        return new Place(path, steps, at);
    }

    private static Type below(Type at, String step) {
        Class<?> raw = raw(at);
        if (raw.isRecord()) {
            RecordComponent[] components = raw.getRecordComponents();
            Optional<Type> found =
                    Arrays.stream(components)
                            .filter(component -> component.getName().equals(step))
                            .map(RecordComponent::getGenericType)
                            .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Set<String> names =
                    Arrays.stream(components)
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet());
            throw new IllegalArgumentException(
                    Suggestion.nearest(step, names)
                            .map(near -> "There is no such property; did you mean " + near + "?")
                            .orElse("There is no such property."));
        }
        if (raw == List.class) {
            if (!step.matches("\\d{1,3}")) {
                throw new IllegalArgumentException(
                        "Behind a list stands the place in it, from 0: names.0.full.");
            }
            return ((ParameterizedType) at).getActualTypeArguments()[0];
        }
        if (raw == Map.class && !step.isBlank()) {
            return ((ParameterizedType) at).getActualTypeArguments()[1];
        }
        throw new IllegalArgumentException("This goes deeper than the property is.");
    }

    /** Whether one of the two would stand within the other. */
    boolean overlaps(Place other) {
        int shared = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, shared).equals(other.steps.subList(0, shared));
    }

    /**
     * The cell as what belongs here. What doesn't fit stays text, so that the body's own rules say
     * what is wrong with it.
     */
    JsonNode value(String cell, String between) {
        Class<?> raw = raw(type);
        if (raw == List.class && type instanceof ParameterizedType list) {
            Class<?> element = raw(list.getActualTypeArguments()[0]);
            if (!element.isRecord()) {
                var values = MAPPER.createArrayNode();
                Arrays.stream(cell.split(Pattern.quote(between), -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .forEach(value -> values.add(scalar(value, element)));
                return values;
            }
        }
        return raw == List.class || raw == Map.class || raw.isRecord()
                ? json(cell)
                : scalar(cell, raw);
    }

    private static JsonNode json(String cell) {
        try {
            return MAPPER.readTree(cell);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(cell);
        }
    }

    private static JsonNode scalar(String cell, Class<?> type) {
        boolean whole =
                type == Integer.class
                        || type == int.class
                        || type == Long.class
                        || type == long.class;
        if (whole && WHOLE.matcher(cell).matches()) {
            return LongNode.valueOf(Long.parseLong(cell));
        }
        boolean number = type == Double.class || type == double.class;
        if (number && NUMBER.matcher(cell).matches()) {
            return DoubleNode.valueOf(Double.parseDouble(cell));
        }
        boolean truth = type == Boolean.class || type == boolean.class;
        if (truth && (cell.equals("true") || cell.equals("false"))) {
            return BooleanNode.valueOf(cell.equals("true"));
        }
        return TextNode.valueOf(cell);
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    }
}
