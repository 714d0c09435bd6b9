package org.openletter.rest.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The links of a body, found by the {@link Link} annotations of its record and of the records in
 * it.
 */
public final class Links {

    /** One id in a body: where it stands and what it points at. */
    public record Found(String pointer, String kind, UUID id) {}

    private record Path(List<String> steps, String kind, boolean essential) {}

    private static final String EACH = "*";
    private static final Map<Class<?>, Map<String, Method>> ACCESSORS = new ConcurrentHashMap<>();

    private final List<Path> paths = new ArrayList<>();

    private Links() {}

    public static Links of(Class<?> body) {
        var links = new Links();
        links.collect(body, List.of());
        return links;
    }

    /** The collections that are linked to. */
    public Set<String> kinds() {
        var kinds = new TreeSet<String>();
        paths.forEach(path -> kinds.add(path.kind()));
        return kinds;
    }

    public List<Found> in(JsonNode body) {
        var found = new ArrayList<Found>();
        paths.forEach(path -> walk(body, path, 0, "", found));
        return found;
    }

    /** The same of a body itself, without saying where each stands: for reading many. */
    public List<Found> of(Object body) {
        var found = new ArrayList<Found>();
        paths.forEach(path -> follow(body, path, 0, found));
        return found;
    }

    private static void follow(@Nullable Object value, Path path, int step, List<Found> found) {
        if (value == null) {
            return;
        }
        if (step == path.steps().size()) {
            found.add(new Found("", path.kind(), (UUID) value));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> follow(element, path, step + 1, found));
        } else {
            follow(component(value, path.steps().get(step)), path, step + 1, found);
        }
    }

    private static @Nullable Object component(Object record, String name) {
        try {
            return ACCESSORS
                    .computeIfAbsent(record.getClass(), type -> new ConcurrentHashMap<>())
                    .computeIfAbsent(name, component -> accessor(record.getClass(), component))
                    .invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method accessor(Class<?> type, String component) {
        try {
            Method accessor = type.getDeclaredMethod(component);
            accessor.setAccessible(true);
            return accessor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the links to these entries out, as if they had never been there. */
    public void conceal(JsonNode body, Set<UUID> hidden) {
        paths.forEach(path -> conceal(body, path, path.steps(), hidden));
    }

    /** Lets the links to one entry lead to another; a list gets none twice. */
    public void replace(JsonNode body, String kind, UUID from, UUID to) {
        paths.stream()
                .filter(path -> path.kind().equals(kind))
                .forEach(path -> replace(body, path.steps(), from.toString(), to.toString()));
    }

    private static void replace(JsonNode json, List<String> steps, String from, String to) {
        String name = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (json instanceof ArrayNode array && rest.isEmpty()) {
            var ids = new LinkedHashSet<String>();
            array.forEach(id -> ids.add(id.textValue().equals(from) ? to : id.textValue()));
            array.removeAll();
            ids.forEach(array::add);
        } else if (json instanceof ArrayNode array) {
            array.forEach(element -> replace(element, rest, from, to));
        } else if (json instanceof ObjectNode object && object.has(name)) {
            if (!rest.isEmpty()) {
                replace(object.get(name), rest, from, to);
            } else if (object.get(name).textValue().equals(from)) {
                object.put(name, to);
            }
        }
    }

    private void collect(Class<?> type, List<String> at) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            boolean many = field.getGenericType() instanceof ParameterizedType;
            Class<?> element =
                    field.getGenericType() instanceof ParameterizedType p
                                    && p.getActualTypeArguments()[0] instanceof Class<?> c
                            ? c
                            : field.getType();
            var steps = new ArrayList<>(at);
            steps.add(field.getName());
            if (many) {
                steps.add(EACH);
            }
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                collect(element, at);
                continue;
            }
            Link link = field.getAnnotation(Link.class);
            if (link != null) {
                paths.add(new Path(steps, link.value(), link.essential()));
            } else if (element.isRecord()) {
                collect(element, steps);
            }
        }
    }

    private static void walk(
            JsonNode json, Path path, int step, String pointer, List<Found> found) {
        if (step == path.steps().size()) {
            found.add(new Found(pointer, path.kind(), UUID.fromString(json.textValue())));
            return;
        }
        String name = path.steps().get(step);
        if (name.equals(EACH)) {
            for (int i = 0; i < json.size(); i++) {
                walk(json.get(i), path, step + 1, pointer + "/" + i, found);
            }
        } else if (json.has(name)) {
            walk(json.get(name), path, step + 1, Pointer.child(pointer, name), found);
        }
    }

    private static void conceal(JsonNode json, Path path, List<String> steps, Set<UUID> hidden) {
        String name = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (json instanceof ArrayNode array) {
            if (rest.isEmpty()) {
                remove(array, id -> hides(hidden, id));
            } else if (path.essential() && rest.size() == 1) {
                remove(array, element -> hides(hidden, element.get(rest.get(0))));
            } else {
                array.forEach(element -> conceal(element, path, rest, hidden));
            }
        } else if (json instanceof ObjectNode object && object.has(name)) {
            if (!rest.isEmpty()) {
                conceal(object.get(name), path, rest, hidden);
            } else if (hides(hidden, object.get(name))) {
                object.remove(name);
            }
        }
    }

    private static void remove(ArrayNode array, Predicate<JsonNode> which) {
        Iterator<JsonNode> each = array.iterator();
        while (each.hasNext()) {
            if (which.test(each.next())) {
                each.remove();
            }
        }
    }

    private static boolean hides(Set<UUID> hidden, JsonNode id) {
        return hidden.contains(UUID.fromString(id.textValue()));
    }
}
