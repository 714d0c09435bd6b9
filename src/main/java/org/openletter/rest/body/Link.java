package org.openletter.rest.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component holds ids of entries of another collection. They must exist when written, can be
 * embedded when read, and are left out for callers who may not see what they point at.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Link {
    /** The collection: {@code prisoners}. */
    String value();

    /** Whether the record that holds the id says nothing without it, and is left out with it. */
    boolean essential() default false;
}
