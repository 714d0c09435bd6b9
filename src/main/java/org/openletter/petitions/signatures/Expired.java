package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What has been kept long enough. Of a petition that ended no count changes: what was confirmed
 * stays a row, of which the country and the hour are left, and the name that its signer chose to
 * show, with what a moderator let them say.
 */
@ApplicationScoped
class Expired {

    private static final int BATCH = 1000;

    /** Whoever has put right what kept them from being opened has had the time to. */
    private static final Duration UNREADABLE = Duration.ofDays(7);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Kinds of it, as operators are told. */
    enum What {
        unconfirmed,
        withdrawn,
        unreadable,
        closed
    }

    /** When a petition ended, in whatever way; one that ended again is due again. */
    private static final String ENDED =
            """
            least(closes_at, closed_at, deleted_at, cast(removal ->> 'removedAt' as timestamptz),
                  cast(withdrawal ->> 'withdrawnAt' as timestamptz))
            """;

    private static final Map<What, String> DUE =
            Map.of(
                    What.unconfirmed,
                    """
                    from signature
                    where status in ('pending', 'invalidated') and confirmed_at is null
                      and created_at < now() - make_interval(secs => :kept)
                    """,
                    What.withdrawn,
                    "from signature where status = 'withdrawn' and ended_at < now() - make_interval(secs => :kept)",
                    What.unreadable,
                    "from signing where created_at < now() - make_interval(secs => :kept)",
                    What.closed,
                    "from petition where "
                            + ENDED
                            + " < now() - make_interval(secs => :kept)"
                            + " and coalesce(signatures_erased_at, '-infinity') < "
                            + ENDED);

    private static final String SIGNED_HERE =
            "coalesce(sum(signature_count - coalesce(cast(collected_elsewhere ->> 'count' as bigint), 0)), 0)";

    /**
     * Of a petition, the next ones after the last that was looked at. Whose name is shown keeps the
     * tokens of their mails, to take it down.
     */
    private static final String ERASE =
            """
            with batch as (
              select petition_id, id from signature where petition_id = :petition and id > :last
              order by id limit :most for update)
            , gone as (
              delete from signature s using batch
              where s.petition_id = batch.petition_id and s.id = batch.id and s.confirmed_at is null)
            , erased as (
              update signature s
              set person = null, sealed = null, subscribed = false, language = 'und', mails = 0,
                  secrets = case when s.status = 'confirmed' and s.shown_name is not null then s.secrets else '' end,
                  shown_name = case when s.status = 'confirmed' then s.shown_name end,
                  comment = case when s.status = 'confirmed' and s.comment_state = 'approved' then s.comment end,
                  comment_state = case when s.status = 'confirmed' and s.comment_state = 'approved' then s.comment_state end,
                  confirmed_at = case when s.shown_name is null
                                 then date_trunc('hour', s.confirmed_at, 'UTC') else s.confirmed_at end,
                  mailed_at = date_trunc('hour', s.confirmed_at, 'UTC'),
                  created_at = date_trunc('hour', s.confirmed_at, 'UTC')
              from batch
              where s.petition_id = batch.petition_id and s.id = batch.id and s.confirmed_at is not null)
            select id from batch order by id desc limit 1
            """;

    private static final String DONE =
            "update petition set signatures_erased_at = now() where id = :petition";

    private final EntityManager database;
    private final Map<What, Duration> kept = new EnumMap<>(What.class);
    private UUID petition = BEFORE_ALL;
    private UUID last = BEFORE_ALL;

    Expired(
            EntityManager database,
            @ConfigProperty(name = "openletter.signatures.keep-unconfirmed") Duration unconfirmed,
            @ConfigProperty(name = "openletter.signatures.keep-withdrawn") Duration withdrawn,
            @ConfigProperty(name = "openletter.signatures.keep-after-closing") Duration closed) {
        this.database = database;
        kept.put(What.unconfirmed, unconfirmed);
        kept.put(What.withdrawn, withdrawn);
        kept.put(What.unreadable, UNREADABLE);
        kept.put(What.closed, closed);
    }

    /** Goes over a petition from its first signature: the last transaction may have failed. */
    void begin() {
        petition = BEFORE_ALL;
    }

    /** How many signatures are due. */
    long count(What what) {
        String counted = what == What.closed ? SIGNED_HERE : "count(*)";
        return ((Number) query("select " + counted + " " + due(what), what).getSingleResult())
                .longValue();
    }

    /**
     * Erases some of it, in the running transaction.
     *
     * @return 0 if nothing was left
     */
    int erase(What what) {
        if (what == What.closed) {
            return eraseOfPetition();
        }
        String table = what == What.unreadable ? "signing" : "signature";
        return query(
                        "delete from %s where ctid in (select ctid %s limit %d for update skip locked)"
                                .formatted(table, due(what), BATCH),
                        what)
                .executeUpdate();
    }

    private int eraseOfPetition() {
        List<?> due =
                query("select id " + due(What.closed) + " order by id limit 1", What.closed)
                        .getResultList();
        if (due.isEmpty()) {
            return 0;
        }
        UUID id = (UUID) due.get(0);
        if (!id.equals(petition)) {
            petition = id;
            last = BEFORE_ALL;
        }
        List<?> erased =
                database.createNativeQuery(ERASE, UUID.class)
                        .setParameter("petition", petition)
                        .setParameter("last", last)
                        .setParameter("most", BATCH)
                        .getResultList();
        if (erased.isEmpty()) {
            database.createNativeQuery(DONE).setParameter("petition", petition).executeUpdate();
            petition = BEFORE_ALL;
        } else {
            last = (UUID) erased.get(0);
        }
        return 1;
    }

    private static String due(What what) {
        return DUE.getOrDefault(what, "");
    }

    private Query query(String sql, What what) {
        return database.createNativeQuery(sql)
                .setParameter("kept", (double) kept.getOrDefault(what, Duration.ZERO).toSeconds());
    }
}
