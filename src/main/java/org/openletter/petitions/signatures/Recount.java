package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;
import org.openletter.database.Patience;

/**
 * Counts the signatures themselves, and puts the counts right if they differ. While it has the turn
 * nobody folds; each comparison sees the rows and what is still to be folded in one statement, so
 * that signing can go on.
 */
@ApplicationScoped
class Recount {

    /** Ten million rows take seconds. */
    private static final Duration TIME = Duration.ofMinutes(10);

    private static final String TURN = "select cast(pg_advisory_xact_lock(:lock) as text)";

    /** What there is, less what will be added by the next folding. */
    private static final String TRUTH =
            """
            with truth as (
              select country, at, sum(signatures) as count from (
                select coalesce(country, '') as country, coalesce(date_trunc('hour', confirmed_at, 'UTC'), '-infinity') as at,
                       count(*) as signatures
                from signature where petition_id = :petition and status = 'confirmed' group by 1, 2
                union all
                select coalesce(c.country, ''), '-infinity', c.signatures
                from petition p, collected_by_country(p.collected_elsewhere) c where p.id = :petition
                union all
                select coalesce(country, ''), coalesce(date_trunc('hour', confirmed_at, 'UTC'), '-infinity'), -change
                from signature_delta where petition_id = :petition) parts
              group by 1, 2)
            """;

    private static final String MEND =
            TRUTH
                    + """
                    , former as (
                      select coalesce(sum(count), 0) as count from signature_tally where petition_id = :petition)
                    , tally as (
                      merge into signature_tally t
                      using (
                        select country, sum(count) as count from truth group by 1
                        union
                        select o.country, 0 from signature_tally o
                        where o.petition_id = :petition and not exists (select from truth where country = o.country)) s
                      on t.petition_id = :petition and t.country = s.country
                      when matched and t.count <> s.count then update set count = s.count
                      when not matched then insert (petition_id, country, count) values (:petition, s.country, s.count))
                    , hours as (
                      merge into signature_hour t
                      using (
                        select at, sum(count) as count from truth group by 1
                        union
                        select o.hour, 0 from signature_hour o
                        where o.petition_id = :petition and not exists (select from truth where at = o.hour)) s
                      on t.petition_id = :petition and t.hour = s.at
                      when matched and t.count <> s.count then update set count = s.count
                      when not matched then insert (petition_id, hour, count) values (:petition, s.at, s.count))
                    , total as (
                      select coalesce(sum(count), 0) as count from truth)
                    , petition as (
                      update petition p set signature_count = total.count from total
                      where p.id = :petition and p.signature_count <> total.count)
                    select total.count, former.count from total, former
                    """;

    /** With the next folding, which a change by nothing brings about. */
    private static final String JUDGE_THRESHOLDS =
            "insert into signature_delta (petition_id, country, confirmed_at, change) values (:petition, null, null, 0)";

    private final EntityManager database;
    private final Folding folding;

    Recount(EntityManager database, Folding folding) {
        this.database = database;
        this.folding = folding;
    }

    /** In the running transaction. */
    RecountView of(UUID petition) {
        Patience.extend(database, TIME);
        database.createNativeQuery(TURN, String.class)
                .setParameter("lock", Folding.LOCK)
                .getSingleResult();
        folding.fold();
        Object[] row =
                (Object[])
                        database.createNativeQuery(MEND, Object[].class)
                                .setParameter("petition", petition)
                                .getSingleResult();
        database.createNativeQuery(JUDGE_THRESHOLDS)
                .setParameter("petition", petition)
                .executeUpdate();
        return new RecountView(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }
}
