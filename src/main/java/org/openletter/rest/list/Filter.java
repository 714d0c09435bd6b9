package org.openletter.rest.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list can be filtered by this property: by value, by range where it has an order, by whether it
 * is there at all.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Filter {
    /** The name that callers know it by, where that isn't the property's. */
    String name() default "";

    /**
     * SQL over the row {@code e}, where the value isn't simply the column of the property's name.
     */
    String sql() default "";

    /**
     * What the reference says about it; for properties of a body, the property's own description
     * serves.
     */
    String description() default "";

    /** A value, for the reference; the property's own example serves where it has one. */
    String example() default "";
}
