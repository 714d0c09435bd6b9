package org.openletter.rest.list;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.body.Link;
import org.openletter.rest.constraint.EdtfDate;

/**
 * Reads the annotated properties of an entity and of the records embedded in it, once, at start.
 */
final class Columns {

    private final Map<String, Column> columns = new LinkedHashMap<>();

    private Columns() {}

    static Map<String, Column> of(Class<?> entity) {
        var found = new Columns();
        for (Class<?> type = entity;
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields()).forEach(found::field);
            found.computed(type);
            found.prominent(type);
        }
        return found.columns;
    }

    private void field(Field field) {
        if (field.getType().isRecord()) {
            Arrays.stream(field.getType().getDeclaredFields()).forEach(this::property);
            computed(field.getType());
        } else {
            property(field);
        }
    }

    private void property(Field field) {
        Filter filter = field.getAnnotation(Filter.class);
        boolean sort = field.isAnnotationPresent(Sort.class);
        if (filter == null && !sort) {
            return;
        }
        String name = filter != null && !filter.name().isEmpty() ? filter.name() : field.getName();
        Link link = field.getAnnotation(Link.class);
        Facet facet = field.getAnnotation(Facet.class);
        AsOf then = field.getAnnotation(AsOf.class);
        Coarse coarse = field.getAnnotation(Coarse.class);
        AnnotatedType annotated = field.getAnnotatedType();
        boolean many = field.getGenericType() instanceof ParameterizedType;
        Class<?> raw =
                (Class<?>)
                        (field.getGenericType() instanceof ParameterizedType p
                                ? p.getActualTypeArguments()[0]
                                : field.getType());
        columns.put(
                name,
                new Column(
                        name,
                        filter != null && !filter.sql().isEmpty()
                                ? filter.sql()
                                : "e." + snake(field.getName()),
                        annotated.isAnnotationPresent(EdtfDate.class)
                                ? Column.Type.EDTF
                                : type(raw),
                        many,
                        annotated.isAnnotationPresent(Nullable.class),
                        values(raw),
                        filter != null,
                        sort,
                        facet != null,
                        facet != null && facet.sensitive(),
                        link == null ? "" : link.value(),
                        description(filter, field),
                        filter == null ? "" : filter.example(),
                        coarse == null ? Map.of() : Map.of(coarse.below(), coarse.sql()),
                        then == null ? "" : then.value(),
                        null,
                        null));
    }

    private void computed(Class<?> type) {
        for (Computed said : type.getAnnotationsByType(Computed.class)) {
            columns.put(
                    said.name(),
                    new Column(
                            said.name(),
                            said.sql(),
                            said.type(),
                            false,
                            !said.test() && said.type() != Column.Type.AGE,
                            List.of(said.values()),
                            true,
                            false,
                            said.facet(),
                            said.sensitive(),
                            "",
                            said.description(),
                            said.example(),
                            said.coarse().isEmpty()
                                    ? Map.of()
                                    : Map.of(Level.PARTNER, said.coarse()),
                            "",
                            said.test()
                                    ? new Column.Test(said.narrowedBy(), said.narrowing())
                                    : null,
                            null));
        }
    }

    private void prominent(Class<?> type) {
        Prominent said = type.getAnnotation(Prominent.class);
        if (said != null) {
            String pinned = "coalesce(" + said.until() + " > now(), false)";
            columns.put(
                    Prominent.SORT,
                    Column.rare(
                            Prominent.SORT,
                            "case when " + pinned + " then " + said.until() + " end",
                            said.until() + " is not null and " + said.until() + " > now()"));
        }
    }

    private static List<String> values(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    private static String description(@Nullable Filter filter, Field field) {
        if (filter != null && !filter.description().isEmpty()) {
            return filter.description();
        }
        Schema schema = field.getAnnotation(Schema.class);
        return schema == null ? "" : schema.description();
    }

    /** A record is filtered by the text that its filter's SQL makes of it. */
    private static Column.Type type(Class<?> type) {
        if (type == UUID.class) {
            return Column.Type.UUID;
        } else if (type == Boolean.class || type == boolean.class) {
            return Column.Type.BOOLEAN;
        } else if (type == Integer.class
                || type == int.class
                || type == Long.class
                || type == long.class) {
            return Column.Type.INTEGER;
        } else if (type == Instant.class) {
            return Column.Type.INSTANT;
        } else if (type == LocalDate.class) {
            return Column.Type.DATE;
        } else if (type == String.class || type.isEnum() || type.isRecord()) {
            return Column.Type.TEXT;
        }
        throw new IllegalStateException("a list can't be filtered by a " + type.getSimpleName());
    }

    static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
