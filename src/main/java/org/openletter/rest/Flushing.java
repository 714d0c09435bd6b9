package org.openletter.rest;

import jakarta.persistence.EntityManager;

/** What the database would do for each changed entry, it does once for many (V034). */
final class Flushing {

    private Flushing() {}

    static void of(EntityManager database, boolean manyChanged) {
        if (manyChanged) {
            database.createNativeQuery("set constraints all deferred").executeUpdate();
        }
        database.flush();
        if (manyChanged) {
            database.createNativeQuery("set constraints all immediate").executeUpdate();
        }
    }
}
