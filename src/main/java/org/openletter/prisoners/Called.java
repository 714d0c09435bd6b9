package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.openletter.access.Caller;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Comparison;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Person;
import org.openletter.prisoners.names.Portrait;
import org.openletter.prisoners.names.Resemblance;

/**
 * Who is called as a search for something else says, so that news about them are found in whichever
 * spelling they write the name. Only whole words count, and only what is plainly a name.
 */
@ApplicationScoped
class Called {

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{M}'’ʼ.,-]+(?: +[\\p{L}\\p{M}'’ʼ.,-]+){0,3}");
    private static final Pattern NO_NAME = Pattern.compile("(^| )-|(^| )(?i:or)( |$)");

    /** A name that more people have says too little of any of them. */
    private static final int MOST = 40;

    private final EntityManager database;

    Called(EntityManager database) {
        this.database = database;
    }

    List<UUID> so(String q, Caller caller) {
        String name = q.strip();
        if (!NAME.matcher(name).matches() || NO_NAME.matcher(name).find()) {
            return List.of();
        }
        String keys = NameQuery.of(name).whole();
        if (keys.isEmpty()) {
            return List.of();
        }
        NativeQuery<Object[]> select =
                database.unwrap(Session.class)
                        .createNativeQuery(
                                "select 0, "
                                        + Candidate.COLUMNS
                                        + " from prisoner e where e.deleted_at is null and "
                                        + Sight.records(caller)
                                        + " and e.name_search @@ cast(:keys as tsquery) limit "
                                        + (MOST + 1),
                                Object[].class);
        List<Object[]> found = select.setParameter("keys", keys).getResultList();
        if (found.size() > MOST) {
            return List.of();
        }
        Likeness likeness = Likeness.to(Person.named(name));
        return found.stream()
                .map(row -> Candidate.read(row, Level.PUBLIC))
                .filter(known -> meant(likeness.resemblance(Portrait.of(known.person()))))
                .map(Candidate::id)
                .toList();
    }

    /** A family name alone is like a whole name only in part, and yet says who is meant. */
    private static boolean meant(Resemblance known) {
        return known.score() >= Comparison.MATCH || NameHits.wholly(known);
    }
}
