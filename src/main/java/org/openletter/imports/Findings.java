package org.openletter.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.openletter.access.Caller;
import org.openletter.rest.Door.Outcome;
import org.openletter.rest.Lookalikes;
import org.openletter.rest.Lookalikes.Lookalike;

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

    /** Whom a new entry may be, itself aside. */
    List<ImportDuplicate> duplicates(
            String collection, UUID job, Records.One one, UUID itself, Caller caller) {
        ObjectNode body = one.body();
        if (body == null) {
            return List.of();
        }
        List<Lookalike> alike =
                lookalikes.stream()
                        .filter(finder -> finder.kind().equals(collection))
                        .flatMap(finder -> finder.of(body, caller).stream())
                        .filter(candidate -> !candidate.id().equals(itself))
                        .limit(MOST_CANDIDATES)
                        .toList();
        return alike.isEmpty() ? List.of() : List.of(ImportDuplicate.of(job, one, alike));
    }
}
