package org.openletter.rest.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Link;

/**
 * Schemas of the records that the API reads and writes, each under a name of its own. Only those
 * that something refers to are made.
 */
final class Schemas {

    private static final String PLACE = "#/components/schemas/";
    private static final Map<Class<?>, String[]> SCALARS =
            Map.ofEntries(
                    Map.entry(String.class, new String[] {"string"}),
                    Map.entry(Boolean.class, new String[] {"boolean"}),
                    Map.entry(boolean.class, new String[] {"boolean"}),
                    Map.entry(Integer.class, new String[] {"integer", "int32"}),
                    Map.entry(int.class, new String[] {"integer", "int32"}),
                    Map.entry(Long.class, new String[] {"integer", "int64"}),
                    Map.entry(long.class, new String[] {"integer", "int64"}),
                    Map.entry(Double.class, new String[] {"number", "double"}),
                    Map.entry(double.class, new String[] {"number", "double"}),
                    Map.entry(URI.class, new String[] {"string", "uri"}),
                    Map.entry(UUID.class, new String[] {"string", "uuid"}),
                    Map.entry(Instant.class, new String[] {"string", "date-time"}),
                    Map.entry(LocalDate.class, new String[] {"string", "date"}));

    private final Map<String, Schema> components = new TreeMap<>();
    private final Map<String, Class<?>> origins = new TreeMap<>();

    Map<String, Schema> components() {
        return components;
    }

    /** The schema that a reference leads to, or the schema itself. */
    Schema resolved(Schema schema) {
        String ref = schema.getRef();
        if (ref == null) {
            return schema;
        }
        Schema there = components.get(ref.substring(PLACE.length()));
        if (there == null) {
            throw new IllegalStateException("nothing is described as " + ref);
        }
        return there;
    }

    /** The name that a reference leads to. */
    static String name(Schema reference) {
        return String.valueOf(reference.getRef()).substring(PLACE.length());
    }

    static Schema ref(String name) {
        return OASFactory.createSchema().ref(PLACE + name);
    }

    /** Adds a schema that no record describes. */
    Schema add(String name, Schema schema) {
        components.put(name, schema);
        return ref(name);
    }

    /** A reference to the schema of this record or enum. */
    Schema of(Class<?> type, Form form) {
        String name = type.isEnum() ? name(type) : form.name(name(type));
        Class<?> origin = origins.putIfAbsent(name, type);
        if (origin != null && origin != type) {
            throw new IllegalStateException(
                    "%s and %s would both be called %s in the OpenAPI document: give one a name by @Schema(name = …)"
                            .formatted(origin, type, name));
        }
        if (origin == null) {
            // The place is taken first, because a record may hold itself.
            Schema schema = OASFactory.createSchema();
            components.put(name, schema);
            Bounds.describe(schema, type);
            fill(schema, type, form);
            if (form == Form.PATCH) {
                schema.setDescription(
                        schema.getDescription()
                                + " As a merge patch: nothing is required, and null takes away.");
            }
        }
        return ref(name);
    }

    /** What a type is called: by its annotation, or by its own name and that of what it is in. */
    static String name(Class<?> type) {
        var annotation =
                type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        Class<?> outer = type.getEnclosingClass();
        return outer == null
                ? type.getSimpleName()
                : name(outer).replaceFirst("(Body|View)$", "") + type.getSimpleName();
    }

    private void fill(Schema schema, Class<?> type, Form form) {
        if (type.isEnum()) {
            schema.addType(SchemaType.STRING);
            Arrays.stream(type.getEnumConstants())
                    .forEach(value -> schema.addEnumeration(value.toString()));
            return;
        }
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " is no record, and can't be described");
        }
        schema.addType(SchemaType.OBJECT);
        var properties = new LinkedHashMap<String, Schema>();
        var required = new ArrayList<String>();
        components(type, form, properties, required);
        schema.setProperties(properties);
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
        if (form != Form.ANSWER) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
    }

    private void components(
            Class<?> type, Form form, Map<String, Schema> properties, List<String> required) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            Field field = field(type, component.getName());
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                components(field.getType(), form, properties, required);
                continue;
            }
            boolean needed =
                    form == Form.ANSWER
                            ? !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                            : demanded(field);
            Schema property = property(field, form);
            JsonProperty renamed = field.getAnnotation(JsonProperty.class);
            String name = renamed == null ? field.getName() : renamed.value();
            properties.put(name, form == Form.PATCH && !needed ? nullable(property) : property);
            if (needed && form != Form.PATCH) {
                required.add(name);
            }
        }
    }

    private Schema property(Field field, Form form) {
        var annotation =
                field.getAnnotation(
                        org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (annotation != null && !annotation.ref().isEmpty()) {
            return ref(annotation.ref());
        }
        Schema schema = typed(field.getAnnotatedType(), form);
        Bounds.apply(schema, field);
        if (form == Form.ANSWER && field.isAnnotationPresent(Link.class)) {
            // Links to what the caller may not see are left out, and nothing may be left.
            schema.setMinItems(null);
        }
        return schema;
    }

    private Schema typed(AnnotatedType annotated, Form form) {
        Type type = annotated.getType();
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        String[] scalar = SCALARS.get(raw);
        if (scalar != null) {
            Schema schema = OASFactory.createSchema();
            schema.addType(SchemaType.valueOf(scalar[0].toUpperCase(Locale.ROOT)));
            return scalar.length > 1 ? schema.format(scalar[1]) : schema;
        }
        if (raw == List.class) {
            Schema items = element(annotated, 0, form.element());
            return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
        }
        if (raw == Map.class) {
            Schema values = element(annotated, 1, form.element());
            return OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .additionalPropertiesSchema(values);
        }
        if (JsonNode.class.isAssignableFrom(raw) || raw == Object.class) {
            return OASFactory.createSchema();
        }
        return of(raw, form);
    }

    private Schema element(AnnotatedType annotated, int index, Form form) {
        AnnotatedType element =
                ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
        Schema schema = typed(element, form);
        Bounds.apply(schema, element);
        return schema;
    }

    private static boolean demanded(Field field) {
        return field.isAnnotationPresent(NotNull.class)
                || field.isAnnotationPresent(NotBlank.class)
                || field.isAnnotationPresent(NotEmpty.class);
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() == null && schema.getType() != null) {
            return schema.addType(SchemaType.NULL);
        }
        String description = schema.getDescription();
        schema.setDescription(null);
        return OASFactory.createSchema()
                .description(description)
                .addAnyOf(schema)
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
