package org.openletter.rest.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Column;

/** What a filter takes: the values that the property of the same name has, where there is one. */
final class FilterValues {

    private static final int MAX_LENGTH = 8000;

    private final Map<String, Schema> properties;
    private final Schemas schemas;
    private final Examples examples;

    FilterValues(Schema view, Schemas schemas) {
        this.properties = schemas.resolved(view).getProperties();
        this.schemas = schemas;
        this.examples = new Examples(schemas);
    }

    Schema of(Column column) {
        Schema value = OASFactory.createSchema();
        if (!column.values().isEmpty()) {
            return value.addType(SchemaType.STRING).enumeration(List.copyOf(column.values()));
        }
        Schema property = scalar(column);
        return switch (column.type()) {
            case UUID -> value.addType(SchemaType.STRING).format("uuid");
            case BOOLEAN -> value.addType(SchemaType.BOOLEAN);
            case INTEGER -> value.addType(SchemaType.INTEGER).format("int64");
            case AGE ->
                    value.addType(SchemaType.INTEGER)
                            .format("int32")
                            .minimum(BigDecimal.ZERO)
                            .maximum(BigDecimal.valueOf(999));
            case NUMBER -> value.addType(SchemaType.NUMBER).format("double");
            // A date is taken as well, and stands for its first moment.
            case INSTANT ->
                    value.addType(SchemaType.STRING)
                            .pattern("^\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+(Z|[+-]\\d{2}:\\d{2}))?$")
                            .maxLength(40);
            case DATE, DAY -> value.addType(SchemaType.STRING).format("date");
            case EDTF -> value.addType(SchemaType.STRING).minLength(1).maxLength(50);
            case TEXT ->
                    value.addType(SchemaType.STRING)
                            .minLength(1)
                            .maxLength(
                                    property == null || property.getMaxLength() == null
                                            ? Integer.valueOf(MAX_LENGTH)
                                            : property.getMaxLength());
        };
    }

    Object example(Column column) {
        if (!column.values().isEmpty()) {
            return column.values().get(0);
        }
        if (!column.example().isEmpty()) {
            return column.type() == Column.Type.AGE || column.type() == Column.Type.INTEGER
                    ? Integer.valueOf(column.example())
                    : column.example();
        }
        Schema property = scalar(column);
        Object example = property == null ? null : examples.of(property);
        if (example != null && !(example instanceof Map) && !(example instanceof List)) {
            return example;
        }
        return switch (column.type()) {
            case UUID -> "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";
            case BOOLEAN -> true;
            case INTEGER, NUMBER, AGE -> 10;
            case INSTANT -> "2025-07-03T10:00:00Z";
            case DATE, DAY -> "2025-07-03";
            case EDTF -> "1980-05";
            case TEXT -> "value";
        };
    }

    /** The schema of one value: of the property, or of the elements of its list. */
    private @Nullable Schema scalar(Column column) {
        Schema property = properties.get(column.name());
        if (property == null) {
            return null;
        }
        Schema resolved = schemas.resolved(property);
        if (resolved.getExamples() != null
                && Bounds.is(resolved, SchemaType.ARRAY)
                && resolved.getExamples().get(0) instanceof List<?> list
                && !list.isEmpty()) {
            Schema items = OASFactory.createSchema().addExample(list.get(0));
            return items.maxLength(schemas.resolved(resolved.getItems()).getMaxLength());
        }
        return Bounds.is(resolved, SchemaType.ARRAY)
                ? schemas.resolved(resolved.getItems())
                : resolved;
    }
}
