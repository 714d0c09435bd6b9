package org.openletter.rest;

import jakarta.persistence.EntityManager;
import java.sql.Statement;
import org.hibernate.Session;

/** What the database would do for each changed entry, it does once for many (V034). */
final class Flushing {

    private static final String CONSTRAINTS =
            "set constraints facility_search_entered, petition_search_entered,"
                    + " news_item_search_entered ";

    private Flushing() {}

    static void of(EntityManager database, boolean manyChanged) {
        if (!manyChanged) {
            database.flush();
            return;
        }
        run(database, "deferred");
        database.flush();
        run(database, "immediate");
    }

    /** Past Hibernate, which would look for changes before each of them. */
    private static void run(EntityManager database, String when) {
        database.unwrap(Session.class)
                .doWork(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(CONSTRAINTS + when);
                            }
                        });
    }
}
