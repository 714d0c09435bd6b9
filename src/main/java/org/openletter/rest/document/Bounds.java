package org.openletter.rest.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * What annotations say of a value: the constraints that are checked, and the description. A
 * constraint of our own says its form by a {@code @Schema} on the constraint itself.
 */
final class Bounds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bounds() {}

    static void apply(Schema schema, AnnotatedElement place) {
        if (schema.getRef() == null) {
            for (Annotation annotation : place.getAnnotations()) {
                constrain(schema, annotation);
            }
            for (Annotation annotation : place.getAnnotations()) {
                describe(schema, annotation.annotationType());
            }
        }
        describe(schema, place);
    }

    /** What a {@code @Schema} here says; it has the last word. */
    static void describe(Schema schema, AnnotatedElement place) {
        var said =
                place.getAnnotation(
                        org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (said == null) {
            return;
        }
        if (!said.description().isEmpty()) {
            schema.setDescription(said.description());
        }
        if (said.examples().length > 0) {
            schema.setExamples(null);
        }
        for (String example : said.examples()) {
            schema.addExample(example(schema, example));
        }
        if (schema.getRef() != null) {
            return;
        }
        if (!said.format().isEmpty()) {
            schema.setFormat(said.format());
        }
        if (!said.pattern().isEmpty()) {
            schema.setPattern(said.pattern());
        }
        if (said.minLength() > 0) {
            schema.setMinLength(said.minLength());
        }
        if (set(said.maxLength())) {
            schema.setMaxLength(said.maxLength());
        }
        if (set(said.maxItems())) {
            schema.setMaxItems(said.maxItems());
        }
        if (set(said.maxProperties())) {
            schema.setMaxProperties(said.maxProperties());
        }
        if (!said.minimum().isEmpty()) {
            schema.setMinimum(new BigDecimal(said.minimum()));
        }
        if (!said.maximum().isEmpty()) {
            schema.setMaximum(new BigDecimal(said.maximum()));
        }
    }

    /** The annotation's numbers are extreme where nothing was said. */
    private static boolean set(int most) {
        return most > 0 && most < Integer.MAX_VALUE;
    }

    private static void constrain(Schema schema, Annotation annotation) {
        if (annotation instanceof NotBlank) {
            schema.minLength(1);
            schema.setPattern("\\S");
        } else if (annotation instanceof NotEmpty) {
            size(schema, 1, Integer.MAX_VALUE);
        } else if (annotation instanceof Size size) {
            size(schema, size.min(), size.max());
        } else if (annotation instanceof Min min) {
            schema.setMinimum(BigDecimal.valueOf(min.value()));
        } else if (annotation instanceof Max max) {
            schema.setMaximum(BigDecimal.valueOf(max.value()));
        } else if (annotation instanceof Positive) {
            schema.setExclusiveMinimum(BigDecimal.ZERO);
        } else if (annotation instanceof PositiveOrZero) {
            schema.setMinimum(BigDecimal.ZERO);
        } else if (annotation instanceof DecimalMin min) {
            schema.setMinimum(new BigDecimal(min.value()));
        } else if (annotation instanceof DecimalMax max) {
            schema.setMaximum(new BigDecimal(max.value()));
        } else if (annotation instanceof Pattern pattern) {
            schema.setPattern("^(?:" + pattern.regexp() + ")$");
        } else if (annotation instanceof Email) {
            schema.setFormat("email");
        }
    }

    private static void size(Schema schema, int min, int max) {
        boolean array = is(schema, SchemaType.ARRAY);
        if (min > 0 && array) {
            schema.setMinItems(min);
        } else if (min > 0) {
            schema.setMinLength(min);
        }
        if (max < Integer.MAX_VALUE && array) {
            schema.setMaxItems(max);
        } else if (max < Integer.MAX_VALUE && is(schema, SchemaType.OBJECT)) {
            schema.setMaxProperties(max);
        } else if (max < Integer.MAX_VALUE) {
            schema.setMaxLength(max);
        }
    }

    static boolean is(Schema schema, SchemaType type) {
        List<SchemaType> types = schema.getType();
        return types != null && types.contains(type);
    }

    /** An example is written as text, and means what the type makes of it. */
    private static Object example(Schema schema, String text) {
        if (is(schema, SchemaType.STRING) || schema.getType() == null) {
            return text;
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON in examples = \"" + text + "\"", e);
        }
    }
}
