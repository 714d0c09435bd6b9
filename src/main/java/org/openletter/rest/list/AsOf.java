package org.openletter.rest.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** With {@code asOf}, a list knows the property as it was on that day. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface AsOf {
    /** SQL over the row {@code e} and what {@link Tables#then()} joins, in the column's place. */
    String value();
}
