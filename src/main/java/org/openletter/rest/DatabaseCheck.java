package org.openletter.rest;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/** Refuses a database in which search would silently find nothing. */
@ApplicationScoped
class DatabaseCheck {

    private final EntityManager database;

    DatabaseCheck(EntityManager database) {
        this.database = database;
    }

    /** With LC_CTYPE C, PostgreSQL sees no letters outside ASCII: no trigrams, no lower case. */
    void check(@Observes @Priority(50) StartupEvent start) {
        boolean reads =
                (Boolean)
                        database.createNativeQuery(
                                        "select lower('Ж') = 'ж' and cardinality(show_trgm('Жук')) > 0",
                                        Boolean.class)
                                .getSingleResult();
        if (!reads) {
            throw new IllegalStateException(
                    "The database was made with LC_CTYPE C, in which no Cyrillic name can be found. Make"
                            + " it with LC_CTYPE C.UTF-8 or an ICU locale. Nothing was started.");
        }
    }
}
