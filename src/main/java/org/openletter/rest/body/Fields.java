package org.openletter.rest.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The properties of a view, and cutting an answer to some of them. */
public final class Fields {

    private Fields() {}

    /** Every property's name, those of unwrapped components included. */
    public static Set<String> of(Class<?> view) {
        return names(view, field -> true);
    }

    /** Those that a list leaves out unless they are asked for. */
    public static Set<String> onlyInFull(Class<?> view) {
        return names(view, field -> field.isAnnotationPresent(JsonView.class));
    }

    /** Leaves the id and what is named. */
    public static void select(ObjectNode json, Set<String> fields) {
        json.retain(selected(fields));
    }

    /** The id and what is named. */
    public static Set<String> selected(Set<String> fields) {
        var selected = new LinkedHashSet<>(fields);
        selected.add("id");
        return selected;
    }

    private static Set<String> names(Class<?> type, Predicate<Field> which) {
        var names = new LinkedHashSet<String>();
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                names.addAll(names(field.getType(), which));
            } else if (which.test(field)) {
                names.add(field.getName());
            }
        }
        return names;
    }
}
