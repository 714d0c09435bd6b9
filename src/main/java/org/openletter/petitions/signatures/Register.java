package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rows of all signatures. Every count that a write changes is changed with it. */
@ApplicationScoped
class Register {

    static final String COLUMNS =
            "petition_id, id, status, member, sealed, country, secrets, mails, mailed_at,"
                    + " created_at, confirmed_at, ended_at, concat_ws(' ', text_version, language,"
                    + " subscribed, country) as terms";

    private static final String OF_PERSON =
            "select "
                    + COLUMNS
                    + " from signature where petition_id = :petition and person in (:persons) order"
                    + " by member for update";

    /** In one order, so that two who lock the same wait for each other, not in a circle. */
    private static final String OF_TOKENS =
            "select "
                    + COLUMNS
                    + """
                     from signature
                    where (petition_id, id) in (
                      select petition, signature
                      from unnest(cast(:petitions as uuid[]), cast(:ids as uuid[])) wanted(petition, signature))
                    order by petition_id, id for update
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
              update signature s
              set status = 'confirmed', confirmed_at = now(), shown_name = c.name,
                  comment_state = case when c.comments then 'pending' end
              from unnest(cast(:petitions as uuid[]), cast(:ids as uuid[]), cast(:names as text[]),
                          cast(:comments as boolean[])) c(petition, signature, name, comments)
              where s.petition_id = c.petition and s.id = c.signature
              returning s.petition_id, s.country, s.confirmed_at)
            , counted as (
              insert into signature_delta (petition_id, country, confirmed_at, change)
              select petition_id, country, confirmed_at, count(*) from confirmed group by 1, 2, 3)
            select distinct confirmed_at from confirmed
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
            set status = 'withdrawn', sealed = null,
                person = case when former.status = 'invalidated' then s.person end, shown_name = null, country = null, comment = null,
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

    /**
     * Those that these tokens name, locked, by their ids; whether the secrets fit is still to be
     * seen.
     */
    Map<UUID, Known> ofTokens(List<Token> tokens) {
        List<Tuple> rows =
                tuples(
                        database.createNativeQuery(OF_TOKENS, Tuple.class)
                                .setParameter("petitions", ids(tokens, Token::petition))
                                .setParameter("ids", ids(tokens, Token::signature))
                                .getResultList());
        return rows.stream().map(Register::known).collect(Collectors.toMap(Known::id, one -> one));
    }

    static <T> UUID[] ids(Collection<T> of, Function<T, UUID> id) {
        return of.stream().map(id).toArray(UUID[]::new);
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(List<?> rows) {
        return (List<Tuple>) rows;
    }

    static Known known(Tuple row) {
        return new Known(
                row.get("petition_id", UUID.class),
                row.get("id", UUID.class),
                Known.Standing.valueOf(row.get("status", String.class)),
                row.get("member", Short.class),
                row.get("sealed", byte[].class),
                row.get("country", String.class),
                row.get("terms", String.class),
                row.get("secrets", byte[].class),
                new Known.Mails(row.get("mails", Short.class), row.get("mailed_at", Instant.class)),
                row.get("created_at", Instant.class),
                row.get("confirmed_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** Lets a pending one say something else, after which only this secret confirms it. */
    void renew(Known known, Entering.Entry entry, boolean fromTheStart) {
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
     * Counts these.
     *
     * @return since when they count
     */
    Instant confirm(Collection<Confirmed> pending) {
        return (Instant)
                database.createNativeQuery(CONFIRM, Instant.class)
                        .setParameter("petitions", ids(pending, Confirmed::petition))
                        .setParameter("ids", ids(pending, Confirmed::id))
                        .setParameter(
                                "names",
                                pending.stream().map(Confirmed::name).toArray(String[]::new))
                        .setParameter(
                                "comments",
                                pending.stream().map(Confirmed::comments).toArray(Boolean[]::new))
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
