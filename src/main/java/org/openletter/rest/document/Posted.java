package org.openletter.rest.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that the service posts to others: the document describes it among its webhooks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Posted {

    String name();

    /** The tag of the operations that ask for it. */
    String tag();

    String summary();

    String description();

    /** Beside those that any request has. */
    Header[] headers();

    /** A header of the request. */
    @interface Header {
        String name();

        String description();

        String example();
    }
}
