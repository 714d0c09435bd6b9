package org.openletter.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route is for callers who hold all of these scopes. On an inherited route the list is empty
 * and the scopes are those of the resource class.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {
    Scope[] value() default {};

    /** Whether one of them is enough, because the method itself finds out which is needed. */
    boolean any() default false;
}
