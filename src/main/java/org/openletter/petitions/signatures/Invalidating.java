package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Lease;
import org.openletter.jobs.Work;

/**
 * Takes signatures out of the count, or puts them back: so many in each transaction, in the order
 * of their ids, and with them how far it is. So what a crash interrupts goes on where it was, and
 * nothing is counted twice. What was entered after the job was asked for is not looked at.
 */
@ApplicationScoped
class Invalidating implements Work {

    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String BEFORE =
            """
            select id, sealed from signature
            where petition_id = :petition and id > :position and id < :job and status in ('pending', 'confirmed')
              and (not :dated or (confirmed_at >= cast(:from as timestamptz) and confirmed_at < cast(:until as timestamptz)))
            order by id limit :most
            """;

    private static final String REVERSED =
            """
            select id, cast(null as bytea) from signature
            where petition_id = :petition and invalidation = :reverses and id > :position
            order by id limit :most
            """;

    /** Whoever confirms or withdraws at this moment is waited for, and seen as they are then. */
    private static final String INVALIDATE =
            """
            with former as (
              select petition_id, id, status, country, confirmed_at from signature
              where petition_id = :petition and id in (:ids) and status in ('pending', 'confirmed')
              order by id for update)
            , counted as (
              insert into signature_delta (petition_id, country, confirmed_at, change)
              select petition_id, country, confirmed_at, -1 from former where status = 'confirmed')
            update signature s set status = 'invalidated', invalidation = :job, ended_at = now()
            from former where s.petition_id = former.petition_id and s.id = former.id
            """;

    private static final String RESTORE =
            """
            with former as (
              select petition_id, id, country, confirmed_at from signature
              where petition_id = :petition and id in (:ids) and status = 'invalidated' and invalidation = :job
              order by id for update)
            , counted as (
              insert into signature_delta (petition_id, country, confirmed_at, change)
              select petition_id, country, confirmed_at, 1 from former where confirmed_at is not null)
            update signature s
            set status = case when s.confirmed_at is null then 'pending' else 'confirmed' end,
                invalidation = null, ended_at = null
            from former where s.petition_id = former.petition_id and s.id = former.id
            """;

    private static final String KEEP =
            """
            update invalidation
            set position = :position, processed = processed + :processed, matched = matched + :matched
            where id = :id
            """;

    private final EntityManager database;
    private final Invalidations invalidations;
    private final Cabinet cabinet;

    Invalidating(EntityManager database, Invalidations invalidations, Cabinet cabinet) {
        this.database = database;
        this.invalidations = invalidations;
        this.cabinet = cabinet;
    }

    @Override
    public String table() {
        return "invalidation";
    }

    @Override
    public void ended(UUID job) {}

    @Override
    public Run begin(UUID id) {
        Invalidation job = QuarkusTransaction.requiringNew().call(() -> Invalidation.findById(id));
        return new Running(job, invalidations.conditions(job));
    }

    private record Row(UUID id, byte @Nullable [] sealed) {}

    /** One job being done. */
    private final class Running implements Run {
        private final Invalidation job;
        private final @Nullable Conditions conditions;
        private final Conditions.@Nullable Test test;
        private UUID position;

        Running(Invalidation job, @Nullable Conditions conditions) {
            this.job = job;
            this.conditions = conditions;
            this.test = conditions == null ? null : conditions.test();
            this.position = job.position == null ? FIRST : job.position;
        }

        @Override
        public boolean step(Lease lease) {
            try {
                Done done =
                        QuarkusTransaction.requiringNew()
                                .call(
                                        () -> {
                                            lease.hold();
                                            return batch();
                                        });
                position = done.last();
                return done.more();
            } catch (LockAcquisitionException e) {
                // Somebody signs who holds one of these and waits for another: they go first.
                return true;
            }
        }

        /** How far a transaction came, if it is committed. */
        private record Done(UUID last, boolean more) {}

        private Done batch() {
            List<Row> rows = rows();
            if (rows.isEmpty()) {
                return new Done(position, false);
            }
            List<UUID> ids = rows.stream().filter(this::fits).map(Row::id).toList();
            int matched = job.dryRun ? ids.size() : change(ids);
            UUID last = rows.get(rows.size() - 1).id();
            database.createNativeQuery(KEEP)
                    .setParameter("position", last)
                    .setParameter("processed", rows.size())
                    .setParameter("matched", matched)
                    .setParameter("id", job.id)
                    .executeUpdate();
            return new Done(last, rows.size() == BATCH);
        }

        private List<Row> rows() {
            var query =
                    conditions == null
                            ? database.createNativeQuery(REVERSED, Object[].class)
                                    .setParameter("reverses", job.reverses)
                            : database.createNativeQuery(BEFORE, Object[].class)
                                    .setParameter("job", job.id)
                                    .setParameter("dated", conditions.dated())
                                    .setParameter("from", conditions.earliest())
                                    .setParameter("until", conditions.latest());
            List<?> found =
                    query.setParameter("petition", job.petitionId)
                            .setParameter("position", position)
                            .setParameter("most", BATCH)
                            .getResultList();
            return found.stream()
                    .map(Object[].class::cast)
                    .map(row -> new Row((UUID) row[0], (byte[]) row[1]))
                    .toList();
        }

        private boolean fits(Row row) {
            if (test == null || test.asksNothing()) {
                return true;
            }
            return row.sealed() != null && test.fits(cabinet.signer(row.id(), row.sealed()));
        }

        private int change(List<UUID> ids) {
            if (ids.isEmpty()) {
                return 0;
            }
            return database.createNativeQuery(job.reverses == null ? INVALIDATE : RESTORE)
                    .setParameter("petition", job.petitionId)
                    .setParameter("ids", ids)
                    .setParameter("job", job.reverses == null ? job.id : job.reverses)
                    .executeUpdate();
        }
    }
}
