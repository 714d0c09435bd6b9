package org.openletter.rest.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Composes examples from those of the properties, so that each stands in one place only. */
final class Examples {

    private static final int DEEPEST = 12;

    /** What is there only when asked for. */
    private static final Set<String> ON_DEMAND = Set.of("embedded", "facets", "highlights");

    private static final String PLACE = "#/components/examples/";

    private final Schemas schemas;
    private final Map<String, Example> shared = new TreeMap<>();

    Examples(Schemas schemas) {
        this.schemas = schemas;
    }

    /** A whole example; null where nothing is known to say. */
    @Nullable Object of(Schema schema) {
        return of(schema, Set.of(), 0);
    }

    Map<String, Example> shared() {
        return shared;
    }

    /** Content of this type, with an example that all content of the schema shares. */
    Content content(String mediaType, Schema schema) {
        String name = Schemas.name(schema);
        shared.computeIfAbsent(
                name,
                key ->
                        OASFactory.createExample()
                                .summary(Subject.words(name))
                                .value(
                                        name.endsWith("Patch")
                                                ? patch(schema)
                                                : of(schema, ON_DEMAND, 0)));
        var media = OASFactory.createMediaType().schema(schema);
        media.addExample("typical", OASFactory.createExample().ref(PLACE + name));
        return OASFactory.createContent().addMediaType(mediaType, media);
    }

    /** A patch changes little: the first property that has an example. */
    private Map<String, Object> patch(Schema schema) {
        var properties = properties(schemas.resolved(schema));
        for (Map.Entry<String, Schema> property : properties.entrySet()) {
            Object example = of(property.getValue());
            if (example != null) {
                return Map.of(property.getKey(), example);
            }
        }
        return Map.of();
    }

    private @Nullable Object of(Schema reference, Set<String> left, int depth) {
        if (reference.getExamples() != null && !reference.getExamples().isEmpty()) {
            return reference.getExamples().get(0);
        }
        Schema schema = schemas.resolved(reference);
        if (schema != reference && schema.getExamples() != null) {
            return schema.getExamples().get(0);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().get(0);
        }
        if (schema.getAnyOf() != null) {
            return of(schema.getAnyOf().get(0), left, depth + 1);
        }
        if (depth > DEEPEST) {
            return null;
        }
        if (Bounds.is(schema, SchemaType.ARRAY)) {
            Object element = of(schema.getItems(), left, depth + 1);
            return element == null ? List.of() : List.of(element);
        }
        if (Bounds.is(schema, SchemaType.OBJECT)) {
            return object(schema, left, depth);
        }
        return scalar(schema);
    }

    private Map<String, Object> object(Schema schema, Set<String> left, int depth) {
        var example = new LinkedHashMap<String, Object>();
        properties(schema)
                .forEach(
                        (name, property) -> {
                            Object value =
                                    left.contains(name) ? null : of(property, left, depth + 1);
                            if (value != null) {
                                example.put(name, value);
                            }
                        });
        return example;
    }

    private static Map<String, Schema> properties(Schema schema) {
        return schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    private static @Nullable Object scalar(Schema schema) {
        if (Bounds.is(schema, SchemaType.BOOLEAN)) {
            return true;
        }
        String format = String.valueOf(schema.getFormat());
        return switch (format) {
            case "uuid" -> "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";
            case "date-time" -> "2025-07-03T10:00:00Z";
            case "date" -> "2025-07-03";
            default -> null;
        };
    }
}
