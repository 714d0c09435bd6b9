package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Merging;
import org.openletter.rest.body.Bodies;

/** What mergers mean for prisoners. */
@ApplicationScoped
class Mergers {

    /** Who sees a record, the most first. */
    private static final List<String> VISIBILITIES =
            List.of(PrisonerBody.PUBLIC, "partner", "hidden", "sealed");

    /** What was said of the one that goes holds of the survivor, unless more was said of that. */
    private static final String JUDGED =
            """
            update judgement j set first_id = least(o.other, :into), second_id = greatest(o.other, :into)
            from (select id, case when first_id = :from then second_id else first_id end as other from judgement
                  where replaced_at is null and (first_id = :from or second_id = :from)) o
            where o.id = j.id and o.other <> :into and not exists (
                select from judgement k where k.replaced_at is null
                    and k.first_id = least(o.other, :into) and k.second_id = greatest(o.other, :into))""";

    private static final String DIFFERENT =
            """
            select count(*) from judgement where replaced_at is null and judgement = 'different'
                and first_id = least(cast(:from as uuid), :into) and second_id = greatest(cast(:from as uuid), :into)""";

    private final EntityManager database;
    private final Bodies bodies;

    Mergers(EntityManager database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    Merging.Union<Prisoner, PrisonerBody> union(boolean custody) {
        return new Merging.Union<>() {
            @Override
            public PrisonerBody body(Prisoner from, Prisoner into) {
                return merged(from, into, custody);
            }

            @Override
            public void leave(Prisoner from, @Nullable UUID into) {
                from.mergedInto = into;
            }

            @Override
            public void take(Prisoner into, UUID from) {
                into.mergedIds = Stream.concat(into.mergedIds.stream(), Stream.of(from)).toList();
            }
        };
    }

    private PrisonerBody merged(Prisoner from, Prisoner into, boolean custody) {
        if (seen(from) > seen(into)) {
            throw Fault.conflict(
                    "merge-visibility-clash",
                    "More people may see the survivor than may see this record, and would learn what it says.");
        }
        if (judgedDifferent(from.id(), into.id())) {
            throw Fault.conflict(
                    "judged-different", "An editor has judged the two to be different people.");
        }
        database.createNativeQuery(JUDGED)
                .setParameter("from", from.id())
                .setParameter("into", into.id())
                .executeUpdate();
        try {
            return bodies.read(
                    Merged.of(bodies.json(from.body()), bodies.json(into.body()), custody),
                    PrisonerBody.class);
        } catch (Fault broken) {
            throw clash(broken.flaws());
        }
    }

    private static Fault clash(List<Flaw> flaws) {
        boolean custody = flaws.stream().anyMatch(flaw -> flaw.where().startsWith("/custody"));
        return Fault.of(
                409,
                custody ? "merge-custody-clash" : "merge-clash",
                custody
                        ? "The times in custody of the two records don't fit together."
                        : "What the two records say together breaks a rule.",
                flaws.toArray(Flaw[]::new));
    }

    private boolean judgedDifferent(UUID from, UUID into) {
        return ((Number)
                                database.createNativeQuery(DIFFERENT)
                                        .setParameter("from", from)
                                        .setParameter("into", into)
                                        .getSingleResult())
                        .longValue()
                > 0;
    }

    private static int seen(Prisoner prisoner) {
        return VISIBILITIES.indexOf(String.valueOf(prisoner.body().visibility()));
    }
}
