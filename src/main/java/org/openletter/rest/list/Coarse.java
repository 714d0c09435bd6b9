package org.openletter.rest.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.openletter.access.Level;

/** Callers below a level see, filter, sort and count by something less exact. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Coarse {
    /** Who sees the exact value. */
    Level below();

    /** SQL over the row {@code e}, in the place of the column's own. */
    String sql();
}
