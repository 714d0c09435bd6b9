package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.jobs.Beat;

/**
 * Takes requests for what is held about an address. Like a signature, a request is only put aside,
 * whoever's address it names; the letter comes from here a moment later.
 */
@ApplicationScoped
class Requests {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A day: so long a link holds, and so long a request counts for the limit. */
    static final String KEPT = "interval '24 hours'";

    /** What requests are sealed as. */
    static final String KIND = "data_request";

    private static final int MOST_MAILS = 3;

    private static final String PUT_ASIDE =
            "insert into data_request (id, sealed) values (:id, :sealed)";

    /** Should it fail, it is tried again. */
    private static final String TAKE =
            """
            update data_request set next_at = now() + interval '1 minute'
            where id = (select id from data_request where person is null and next_at <= now()
                        order by next_at limit 1 for update skip locked)
            returning id
            """;

    private static final String ONE_AT_A_TIME =
            "select cast(pg_advisory_xact_lock(hashtextextended(encode(:person, 'hex'), 0)) as text)";

    private static final String MAILED =
            "select count(*) from data_request where person in (:persons) and secret is not null and created_at > now() - "
                    + KEPT;

    private static final String ANSWER =
            "update data_request set person = :person, secret = :secret where id = :id";

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Persons persons;
    private final Letters letters;
    private @Nullable Beat beat;

    Requests(EntityManager database, Cabinet cabinet, Persons persons, Letters letters) {
        this.database = database;
        this.cabinet = cabinet;
        this.persons = persons;
        this.letters = letters;
    }

    /** In the running transaction. */
    void take(DataRequestBody body) {
        UUID id = Register.newId();
        database.createNativeQuery(PUT_ASIDE)
                .setParameter("id", id)
                .setParameter("sealed", cabinet.seal(KIND, id, body.asked()))
                .executeUpdate();
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("answering of data requests", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    private void work() {
        UUID taken = take();
        while (taken != null) {
            UUID id = taken;
            QuarkusTransaction.requiringNew().run(() -> answer(id));
            taken = take();
        }
    }

    private @Nullable UUID take() {
        List<?> rows =
                QuarkusTransaction.requiringNew()
                        .call(() -> database.createNativeQuery(TAKE, UUID.class).getResultList());
        return rows.isEmpty() ? null : (UUID) rows.get(0);
    }

    private void answer(UUID id) {
        List<?> rows =
                database.createNativeQuery(
                                "select sealed from data_request where id = :id and person is null for update",
                                byte[].class)
                        .setParameter("id", id)
                        .getResultList();
        if (rows.isEmpty()) {
            return;
        }
        Asked asked = cabinet.open(KIND, id, (byte[]) rows.get(0), Asked.class);
        List<byte[]> person = persons.of(asked.email());
        Pass pass = Pass.random(id);
        boolean mail = mayMail(person);
        database.createNativeQuery(ANSWER)
                .setParameter("id", id)
                .setParameter("person", person.get(0))
                .setParameter("secret", mail ? pass.hash() : null)
                .executeUpdate();
        if (mail) {
            letters.data(asked, pass);
        }
    }

    private boolean mayMail(List<byte[]> person) {
        database.createNativeQuery(ONE_AT_A_TIME, String.class)
                .setParameter("person", person.get(person.size() - 1))
                .getSingleResult();
        Object mailed =
                database.createNativeQuery(MAILED, Long.class)
                        .setParameter("persons", person)
                        .getSingleResult();
        return ((Number) mailed).intValue() < MOST_MAILS;
    }

    @Scheduled(every = "10m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                database.createNativeQuery(
                                                "delete from data_request where created_at < now() - "
                                                        + KEPT)
                                        .executeUpdate());
    }
}
