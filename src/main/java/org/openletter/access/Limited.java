package org.openletter.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route is taken only so often by one caller: by one key, or else by one address, of which IPv6
 * has a whole /64. How often says the setting {@code openletter.limits.<name>}, in calls an hour.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {
    /** As the answer's headers name it: {@code corrections}. */
    String value();
}
