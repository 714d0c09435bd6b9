package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The rows of all signatures. Every count that a write changes is changed with it. */
@ApplicationScoped
class Register {

    private static final String COLUMNS =
            "petition_id, id, status, member, sealed, country, secrets, mails, mailed_at, created_at, confirmed_at, ended_at";

    private static final String OF_PERSON =
            "select "
                    + COLUMNS
                    + " from signature where petition_id = :petition and person in (:persons) order by member for update";

    private static final String OF_TOKEN =
            "select "
                    + COLUMNS
                    + " from signature where petition_id = :petition and id = :id for update";

    private static final String ENTER =
            """
            insert into signature (petition_id, id, status, text_version, person, member, sealed, country, language,
                                   subscribed, secrets, mails, mailed_at, created_at)
            values (:petition, :id, 'pending', :textVersion, :person, :member, :sealed, :country, :language,
                    :subscribed, :secrets, 1, now(), now())
            on conflict (person, petition_id, member) do nothing
            """;

    private static final String RENEW =
            """
            update signature
            set text_version = :textVersion, person = :person, sealed = :sealed, country = :country,
                language = :language, subscribed = :subscribed, secrets = :secrets, mails = :mails, mailed_at = now(),
                created_at = :since
            where petition_id = :petition and id = :id
            """;

    private static final String REMIND =
            """
            update signature set secrets = secrets || :secrets, mails = mails + 1, mailed_at = now()
            where petition_id = :petition and id = :id
            """;

    private static final String CONFIRM =
            """
            with confirmed as (
              update signature
              set status = 'confirmed', confirmed_at = now(), shown_name = :name, comment_state = :commentState
              where petition_id = :petition and id = :id
              returning petition_id, country, confirmed_at)
            , counted as (
              insert into signature_delta (petition_id, country, confirmed_at, change)
              select petition_id, country, confirmed_at, 1 from confirmed)
            select confirmed_at from confirmed
            """;

    /** What is counted of it stays in the delta alone. */
    private static final String WITHDRAW =
            """
            with former as (
              select petition_id, id, status, country, confirmed_at from signature
              where petition_id = :petition and id = :id)
            , counted as (
              insert into signature_delta (petition_id, country, confirmed_at, change)
              select petition_id, country, confirmed_at, -1 from former where status = 'confirmed')
            , erased as (
            update signature s
            set status = 'withdrawn', person = null, sealed = null, shown_name = null, country = null, comment = null,
                comment_state = null, subscribed = false, confirmed_at = null, ended_at = now()
            from former where s.petition_id = former.petition_id and s.id = former.id
            returning s.ended_at)
            select ended_at from erased
            """;

    private final EntityManager database;

    Register(EntityManager database) {
        this.database = database;
    }

    /** Those of one person, or of one household, locked. */
    List<Known> ofPerson(UUID petition, List<byte[]> persons) {
        List<Tuple> rows =
                tuples(
                        database.createNativeQuery(OF_PERSON, Tuple.class)
                                .setParameter("petition", petition)
                                .setParameter("persons", persons)
                                .getResultList());
        return rows.stream().map(Register::known).toList();
    }

    /** The one that a token is for, locked; empty where none of its mails had this token. */
    Optional<Known> ofToken(Token token) {
        List<Tuple> rows =
                tuples(
                        database.createNativeQuery(OF_TOKEN, Tuple.class)
                                .setParameter("petition", token.petition())
                                .setParameter("id", token.signature())
                                .getResultList());
        return rows.stream().map(Register::known).filter(known -> known.knows(token)).findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(List<?> rows) {
        return (List<Tuple>) rows;
    }

    private static Known known(Tuple row) {
        return new Known(
                row.get("petition_id", UUID.class),
                row.get("id", UUID.class),
                Known.Standing.valueOf(row.get("status", String.class)),
                row.get("member", Short.class),
                row.get("sealed", byte[].class),
                row.get("country", String.class),
                row.get("secrets", byte[].class),
                new Known.Mails(row.get("mails", Short.class), row.get("mailed_at", Instant.class)),
                row.get("created_at", Instant.class),
                row.get("confirmed_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    /**
     * What a pending signature says.
     *
     * @param person the fingerprint of the canonical address
     */
    record Entry(Envelope envelope, byte[] person, byte[] sealed, byte[] secret) {}

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /**
     * Enters one.
     *
     * @return whether there was room: somebody else may have entered the same person just now
     */
    boolean enter(UUID id, int member, Entry entry) {
        Sent sent = entry.envelope().sent();
        return database.createNativeQuery(ENTER)
                        .setParameter("petition", entry.envelope().petition())
                        .setParameter("id", id)
                        .setParameter("textVersion", entry.envelope().textVersion())
                        .setParameter("person", entry.person())
                        .setParameter("member", member)
                        .setParameter("sealed", entry.sealed())
                        .setParameter("country", sent.country())
                        .setParameter("language", sent.language())
                        .setParameter("subscribed", sent.subscribe())
                        .setParameter("secrets", entry.secret())
                        .executeUpdate()
                > 0;
    }

    /** Lets a pending one say something else, after which only this secret confirms it. */
    void renew(Known known, Entry entry, boolean fromTheStart) {
        Sent sent = entry.envelope().sent();
        database.createNativeQuery(RENEW)
                .setParameter("petition", known.petition())
                .setParameter("id", known.id())
                .setParameter("textVersion", entry.envelope().textVersion())
                .setParameter("person", entry.person())
                .setParameter("sealed", entry.sealed())
                .setParameter("country", sent.country())
                .setParameter("language", sent.language())
                .setParameter("subscribed", sent.subscribe())
                .setParameter("secrets", entry.secret())
                .setParameter("mails", fromTheStart ? 1 : known.mails().sent() + 1)
                .setParameter("since", fromTheStart ? entry.envelope().createdAt() : known.since())
                .executeUpdate();
    }

    /** Keeps that one more mail goes out, with one more secret. */
    void remind(Known known, byte[] secret) {
        database.createNativeQuery(REMIND)
                .setParameter("petition", known.petition())
                .setParameter("id", known.id())
                .setParameter("secrets", secret)
                .executeUpdate();
    }

    /**
     * Counts a pending one.
     *
     * @param name null where it isn't to be shown
     */
    Instant confirm(Known known, @Nullable String name, boolean comments) {
        return (Instant)
                database.createNativeQuery(CONFIRM, Instant.class)
                        .setParameter("petition", known.petition())
                        .setParameter("id", known.id())
                        .setParameter("name", name)
                        .setParameter("commentState", comments ? "pending" : null)
                        .getSingleResult();
    }

    /**
     * Takes it out of the count and erases whose it was.
     *
     * @return when that was
     */
    Instant withdraw(Known known) {
        return (Instant)
                database.createNativeQuery(WITHDRAW, Instant.class)
                        .setParameter("petition", known.petition())
                        .setParameter("id", known.id())
                        .getSingleResult();
    }
}
