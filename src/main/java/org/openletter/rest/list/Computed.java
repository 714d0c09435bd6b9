package org.openletter.rest.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list can be filtered by something that is no property of its entries, but follows from them: on
 * an entity, or on a record embedded in it. SQL is over the row {@code e} and what the list's
 * {@link Tables} join; <code>{day}</code> in it is today, or the day {@code asOf}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Computed.All.class)
public @interface Computed {
    String name();

    Column.Type type() default Column.Type.TEXT;

    /**
     * The value; or, for a {@link #test}, a condition in which <code>{value}</code> stands for what
     * is asked for, or <code>{first}</code> and <code>{last}</code> for the days of an EDTF date.
     */
    String sql();

    /** For callers below partners, where they may know it less exactly. */
    String coarse() default "";

    boolean facet() default false;

    /** As {@link Facet#sensitive}. */
    boolean sensitive() default false;

    /** Whether there is no value, only a question that is answered by yes or no. */
    boolean test() default false;

    /**
     * The name of a filter that is part of the question where both are given; {@link #narrowing} is
     * then put in the place of <code>{narrowing}</code>.
     */
    String narrowedBy() default "";

    /** SQL in which <code>{values}</code> stands for an array of what that filter asks for. */
    String narrowing() default "";

    /** All values that there are, for a closed set. */
    String[] values() default {};

    String description();

    String example();

    /** Several. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Computed[] value();
    }
}
