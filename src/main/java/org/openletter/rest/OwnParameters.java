package org.openletter.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route is a list, which reads and checks its query parameters itself. On all other routes,
 * only declared ones are let through.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OwnParameters {
    /**
     * Whose list it is, for the OpenAPI document: a collection, or a class with a static {@code
     * Listing}. By default the resource's own, or that of the collection that it keeps.
     */
    Class<?> of() default void.class;

    /**
     * Whether the answer is no page of the list, but something about what its filters find: then
     * paging, sorting and the like are no parameters.
     */
    boolean figures() default false;

    /** Whether the whole list can be had as a file, as the route's media types say. */
    boolean files() default false;

    /** What the list's items are, where no collection says so. */
    Class<?> items() default void.class;
}
