package org.openletter.changes.webhooks;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.openletter.jobs.Turn;

/** The tables {@code webhook} and {@code webhook_delivery}, as those who deliver use them. */
@ApplicationScoped
class Deliveries {

    /** Longer than any attempt: who holds a webhook so long is dead. */
    private static final String LEASE = "interval '1 minute'";

    private static final String ANY =
            "select exists (select from webhook where disabled_at is null)";

    private static final String TAKE =
            """
            with due as (
              select w.id from webhook w
              where w.disabled_at is null and w.next_at <= now()
                and (w.position < (select coalesce(max(c.position), 0) from change c)
                  or exists (select from webhook_delivery d
                    where d.webhook_id = w.id and d.status = 'waiting' and d.next_at <= now()))
              order by w.next_at limit :most for update skip locked)
            , taken as (
              update webhook w set next_at = now() + %s, worker = :worker from due where w.id = due.id returning w.id)
            select id from taken
            """
                    .formatted(LEASE);

    private static final String HOLD =
            """
            with held as (
              update webhook set next_at = now() + %s where id = :id and worker = :worker and disabled_at is null
              returning position, url, sealed, kinds, actions)
            select position, url, sealed, kinds, actions from held
            """
                    .formatted(LEASE);

    /** The first in the order, or one that has left it. */
    private static final String NEXT =
            """
            select d.* from webhook_delivery d
            where d.webhook_id = :id and d.status = 'waiting' and d.next_at <= now()
              and (d.aside or d.number = (select min(h.number) from webhook_delivery h
                where h.webhook_id = :id and h.status = 'waiting' and not h.aside))
            order by d.next_at, d.number limit 1
            """;

    private static final String BLOCKED =
            """
            select exists (select from webhook_delivery d
              where d.webhook_id = :id and d.status = 'waiting' and not d.aside)
            """;

    private static final String MOVE = "update webhook set position = :position where id = :id";

    private static final String DELIVERED =
            "update webhook set failing_since = null where id = :id and failing_since is not null";

    /** Whether it has been failing for so long that nobody waits for it any more. */
    private static final String FAILING =
            """
            with failing as (
              update webhook set failing_since = coalesce(failing_since, now()),
                disabled_at = case when :gone or failing_since < now() - interval '7 days' then now() end,
                disabled_reason = case when :gone then 'gone' when failing_since < now() - interval '7 days' then 'failing' end
              where id = :id
              returning disabled_reason)
            select disabled_reason from failing
            """;

    /** While the first in the order waits for its next attempt, new changes wait with it. */
    private static final String RELEASE =
            """
            update webhook w set worker = null, next_at = case
                when exists (select from webhook_delivery h
                  where h.webhook_id = w.id and h.status = 'waiting' and not h.aside)
                then (select min(d.next_at) from webhook_delivery d where d.webhook_id = w.id and d.status = 'waiting')
                else now() end
            where w.id = :id and w.worker = :worker
            """;

    /** Not what is to be sent still: also what failed while nothing is taken, until that ends. */
    private static final String FORGET =
            """
            delete from webhook_delivery where id in (
              select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
              where d.created_at < now() - interval '30 days' and d.status <> 'waiting'
                and not (d.status = 'failed' and coalesce(d.attempted_at >= w.failing_since, false))
              limit 5000)
            """;

    /** What has waited or failed since nothing was taken is tried as if for the first time. */
    private static final String AGAIN =
            """
            update webhook_delivery d set status = 'waiting', attempts = 0, next_at = now(),
              aside = (d.type = 'test' or d.message_id <> d.id)
            from webhook w
            where w.id = :id and d.webhook_id = w.id
              and (d.status = 'waiting' or (d.status = 'failed' and d.attempted_at >= w.failing_since))
            """;

    private static final String BEGIN =
            "update webhook set failing_since = null, next_at = now(), worker = null where id = :id";

    private static final String LOCK =
            "select cast(id as text) from webhook where id = :id for update";

    private static final String HASTEN =
            "update webhook set next_at = least(next_at, now()) where id = :id and worker is null";

    private final EntityManager database;
    private final Turn turn;

    Deliveries(EntityManager database, Turn turn) {
        this.database = database;
        this.turn = turn;
    }

    /** A webhook as it is when something is about to be sent there. */
    record Held(
            long position, String url, byte[] sealed, List<String> kinds, List<String> actions) {}

    boolean anyWebhook() {
        return (Boolean) database.createNativeQuery(ANY, Boolean.class).getSingleResult();
    }

    /** Those that have something to be told; others get them when the lease ends. */
    List<UUID> take(UUID worker, int most) {
        @SuppressWarnings("unchecked")
        List<UUID> taken =
                database.createNativeQuery(TAKE, UUID.class)
                        .setParameter("most", most)
                        .setParameter("worker", worker)
                        .getResultList();
        return taken;
    }

    /**
     * Renews the lease, and locks the webhook until the transaction ends; empty where it is lost.
     */
    Optional<Held> hold(UUID webhook, UUID worker) {
        return database.unwrap(Session.class)
                .createNativeQuery(HOLD, Tuple.class)
                .setParameter("id", webhook)
                .setParameter("worker", worker)
                .getResultStream()
                .findFirst()
                .map(
                        row ->
                                new Held(
                                        row.get(0, Long.class),
                                        row.get(1, String.class),
                                        row.get(2, byte[].class),
                                        List.of(row.get(3, String[].class)),
                                        List.of(row.get(4, String[].class))));
    }

    Optional<Delivery> next(UUID webhook) {
        return database.unwrap(Session.class)
                .createNativeQuery(NEXT, Delivery.class)
                .setParameter("id", webhook)
                .getResultStream()
                .findFirst();
    }

    boolean blocked(UUID webhook) {
        return (Boolean)
                database.createNativeQuery(BLOCKED, Boolean.class)
                        .setParameter("id", webhook)
                        .getSingleResult();
    }

    void move(UUID webhook, long position) {
        database.createNativeQuery(MOVE)
                .setParameter("position", position)
                .setParameter("id", webhook)
                .executeUpdate();
    }

    void delivered(UUID webhook) {
        database.createNativeQuery(DELIVERED).setParameter("id", webhook).executeUpdate();
    }

    /**
     * Notes that a delivery wasn't taken; who says that it is gone is believed.
     *
     * @return why it is disabled now, if it is
     */
    Optional<String> failing(UUID webhook, boolean gone) {
        return Optional.ofNullable(
                (String)
                        database.createNativeQuery(FAILING, String.class)
                                .setParameter("gone", gone)
                                .setParameter("id", webhook)
                                .getSingleResult());
    }

    /** It goes on, with what has waited longest. */
    void begin(UUID webhook) {
        database.createNativeQuery(AGAIN).setParameter("id", webhook).executeUpdate();
        database.createNativeQuery(BEGIN).setParameter("id", webhook).executeUpdate();
    }

    /** Something is to be sent at once there; who has it now will find that by itself. */
    void hasten(UUID webhook) {
        database.createNativeQuery(HASTEN).setParameter("id", webhook).executeUpdate();
    }

    /** First the lock, then the look: so nothing is missed that was added at the last moment. */
    void release(UUID webhook, UUID worker) {
        database.createNativeQuery(LOCK, String.class).setParameter("id", webhook).getResultList();
        database.createNativeQuery(RELEASE)
                .setParameter("id", webhook)
                .setParameter("worker", worker)
                .executeUpdate();
    }

    /** After {@code pause}, unless it was tried often enough. */
    static void postpone(Delivery delivery, Optional<Duration> pause, boolean aside) {
        if (pause.isEmpty()) {
            delivery.status = Delivery.Status.failed;
            return;
        }
        delivery.nextAt = Instant.now().plus(pause.get());
        delivery.aside |= aside;
    }

    @Scheduled(every = "6h", delayed = "15m")
    void forget() {
        turn.all(
                "forgetting of deliveries",
                () -> database.createNativeQuery(FORGET).executeUpdate());
    }
}
