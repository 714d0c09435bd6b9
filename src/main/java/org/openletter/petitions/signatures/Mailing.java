package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;
import org.openletter.petitions.Signable;

/**
 * Writes the letters of an update to those who asked for news when they signed, so many in each
 * transaction, and with them how far it is: what a crash interrupts goes on after the last who has
 * a letter. Those who sign later have read the update.
 */
@ApplicationScoped
class Mailing {

    private static final Logger LOG = Logger.getLogger(Mailing.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Its row stays locked, so that one instance at a time writes letters of it. */
    private static final String NEXT =
            """
            select id, petition_id, title, text, created_at, notified_to from petition_update
            where notify_subscribers and notified_at is null and deleted_at is null
            order by created_at limit 1 for update skip locked
            """;

    private static final String SUBSCRIBERS =
            """
            select id, sealed, language from signature
            where petition_id = :petition and id > :last and subscribed and status = 'confirmed'
              and confirmed_at <= :until and sealed is not null
            order by id limit :most
            """;

    private static final String NOTE =
            "update petition_update set notified_to = :last where id = :id";
    private static final String DONE =
            "update petition_update set notified_at = now() where id = :id";

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Letters letters;
    private final Subscriptions subscriptions;
    private @Nullable Beat beat;

    Mailing(EntityManager database, Cabinet cabinet, Letters letters, Subscriptions subscriptions) {
        this.database = database;
        this.cabinet = cabinet;
        this.letters = letters;
        this.subscriptions = subscriptions;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("mailing of updates", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    void work() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::batch);
        }
    }

    private boolean batch() {
        List<?> next = database.createNativeQuery(NEXT, Tuple.class).getResultList();
        if (next.isEmpty()) {
            return false;
        }
        Tuple update = (Tuple) next.get(0);
        UUID id = update.get("id", UUID.class);
        List<?> subscribers = subscribers(update);
        Optional<Signable> petition =
                Signable.find(update.get("petition_id", UUID.class))
                        .filter(present -> present.gone() == null);
        if (petition.isEmpty() || subscribers.isEmpty()) {
            database.createNativeQuery(DONE).setParameter("id", id).executeUpdate();
            return true;
        }
        letters.news(
                subscribers.stream()
                        .flatMap(row -> news(petition.get(), update, (Tuple) row).stream())
                        .toList());
        Tuple last = (Tuple) subscribers.get(subscribers.size() - 1);
        database.createNativeQuery(NOTE)
                .setParameter("last", last.get("id", UUID.class))
                .setParameter("id", id)
                .executeUpdate();
        return true;
    }

    private List<?> subscribers(Tuple update) {
        UUID last = update.get("notified_to", UUID.class);
        return database.createNativeQuery(SUBSCRIBERS, Tuple.class)
                .setParameter("petition", update.get("petition_id", UUID.class))
                .setParameter("last", last == null ? BEFORE_ALL : last)
                .setParameter("until", update.get("created_at", Instant.class))
                .setParameter("most", BATCH)
                .getResultList();
    }

    /** None for who can't be read: the others must not wait for them. */
    private Optional<Letters.News> news(Signable petition, Tuple update, Tuple subscriber) {
        UUID signature = subscriber.get("id", UUID.class);
        Signer signer;
        try {
            signer = cabinet.signer(signature, subscriber.get("sealed", byte[].class));
        } catch (IllegalStateException e) {
            LOG.warn("A subscriber can't be read, and isn't told of an update.");
            return Optional.empty();
        }
        return Optional.of(
                new Letters.News(
                        signer.email(),
                        subscriber.get("language", String.class),
                        petition.title(),
                        update.get("title", String.class),
                        update.get("text", String.class),
                        subscriptions.endUrl(petition.id(), signature)));
    }
}
