package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * The secret that cursors are signed with: made by the first migration, the same for every
 * instance, read once.
 */
@ApplicationScoped
public class Secrets {

    private final EntityManager database;
    private volatile byte @Nullable [] cursors;

    Secrets(EntityManager database) {
        this.database = database;
    }

    /** The same without asking for it; null where nobody has yet. */
    byte @Nullable [] known() {
        return cursors;
    }

    public byte[] cursors() {
        byte[] known = cursors;
        if (known == null) {
            known =
                    (byte[])
                            database.createNativeQuery(
                                            "select value from secret where name = 'cursors'",
                                            byte[].class)
                                    .getSingleResult();
            cursors = known;
        }
        return known;
    }
}
