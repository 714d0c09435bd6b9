package org.openletter.rest.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Entries can be pinned until a time. The list can be sorted by prominence: first what is pinned at
 * this moment, the longest pin first, then the rest in the order of the list.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Prominent {

    /** The name of the sort. */
    String SORT = "prominence";

    /**
     * SQL over the row {@code e}: until when it is pinned; few have it, and an index finds them.
     */
    String until();
}
