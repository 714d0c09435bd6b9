package org.openletter.rest.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A list can be counted by the values of this property, which must be a {@link Filter} too. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Facet {
    /** Whether callers below partners are told of few entries only that they are few. */
    boolean sensitive() default false;
}
