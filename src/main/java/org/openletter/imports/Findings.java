package org.openletter.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.openletter.access.Caller;
import org.openletter.rest.Door.Outcome;
import org.openletter.rest.Lookalikes;
import org.openletter.rest.Lookalikes.Lookalike;
import org.openletter.rest.body.Body;

/** What an import finds out on its way: how far it is, what is wrong, what is alike. */
@ApplicationScoped
class Findings {

    private static final int MOST_KEPT = 10_000;
    private static final int MOST_CANDIDATES = 10;

    private static final String KEEP =
            """
            with kept as (
              update import_job set position = :position, line = :line,
                processed = processed + :processed, created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged, failed = failed + :failed,
                errors = errors + :errors, duplicates = duplicates + :duplicates
              where id = :id
              returning errors, duplicates)
            select errors, duplicates from kept
            """;

    private final EntityManager database;
    private final Instance<Lookalikes> lookalikes;

    Findings(EntityManager database, Instance<Lookalikes> lookalikes) {
        this.database = database;
        this.lookalikes = lookalikes;
    }

    /** Keeps them in the running transaction; errors beyond the first many are only counted. */
    void keep(UUID job, Tally tally) {
        Object[] kept =
                (Object[])
                        database.createNativeQuery(KEEP, Object[].class)
                                .setParameter("position", tally.position)
                                .setParameter("line", tally.line)
                                .setParameter("processed", tally.all())
                                .setParameter("created", tally.of(Outcome.created))
                                .setParameter("updated", tally.of(Outcome.updated))
                                .setParameter("unchanged", tally.of(Outcome.unchanged))
                                .setParameter("failed", tally.of(Outcome.refused))
                                .setParameter("errors", tally.errors.size())
                                .setParameter("duplicates", tally.duplicates.size())
                                .setParameter("id", job)
                                .getSingleResult();
        room(tally.errors, (Number) kept[0]).forEach(database::persist);
        room(tally.duplicates, (Number) kept[1]).forEach(database::persist);
    }

    private static <T> List<T> room(List<T> found, Number counted) {
        int before = counted.intValue() - found.size();
        return found.subList(0, Math.max(0, Math.min(found.size(), MOST_KEPT - before)));
    }

    /** A new entry, and what it was made of. */
    record Created(Records.One one, Body body, UUID id) {}

    /** Whom new entries may be, themselves aside. */
    List<ImportDuplicate> duplicates(
            String collection, UUID job, List<Created> created, Caller caller) {
        database.flush();
        Session session = database.unwrap(Session.class);
        FlushMode usual = session.getHibernateFlushMode();
        // All is written: else each question would compare the whole batch with what it was.
        session.setHibernateFlushMode(FlushMode.MANUAL);
        try {
            return alike(collection, job, created, caller);
        } finally {
            session.setHibernateFlushMode(usual);
        }
    }

    private List<ImportDuplicate> alike(
            String collection, UUID job, List<Created> created, Caller caller) {
        var duplicates = new ArrayList<ImportDuplicate>();
        List<Body> bodies = created.stream().map(Created::body).toList();
        for (Lookalikes finder : lookalikes) {
            if (finder.kind().equals(collection)) {
                var found = finder.of(bodies, caller).iterator();
                for (Created each : created) {
                    List<Lookalike> alike =
                            found.next().stream()
                                    .filter(candidate -> !candidate.id().equals(each.id()))
                                    .limit(MOST_CANDIDATES)
                                    .toList();
                    if (!alike.isEmpty()) {
                        duplicates.add(ImportDuplicate.of(job, each.one(), alike));
                    }
                }
            }
        }
        return duplicates;
    }
}
