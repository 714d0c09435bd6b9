package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Enters new signatures, as many as there are with one statement. */
@ApplicationScoped
class Entering {

    private static final String ENTER =
            """
            insert into signature (petition_id, id, status, text_version, person, member, sealed, country, language,
                                   subscribed, secrets, mails, mailed_at, created_at)
            select petition, id, 'pending', text_version, decode(person, 'hex'), :member, decode(sealed, 'hex'), country,
                   language, subscribed, decode(secrets, 'hex'), 1, now(), now()
            from unnest(cast(:petitions as uuid[]), cast(:ids as uuid[]), cast(:textVersions as integer[]),
                        cast(:persons as text[]), cast(:sealed as text[]), cast(:countries as text[]),
                        cast(:languages as text[]), cast(:subscribed as boolean[]), cast(:secrets as text[]))
                 e(petition, id, text_version, person, sealed, country, language, subscribed, secrets)
            on conflict (person, petition_id, member) do nothing
            returning id
            """;

    private static final String KNOWN =
            """
            select distinct s.petition_id, encode(s.person, 'hex') from signature s
            join unnest(cast(:petitions as uuid[]), cast(:persons as text[])) p(petition, person)
              on s.petition_id = p.petition and s.person = decode(p.person, 'hex')
            """;

    private final EntityManager database;

    Entering(EntityManager database) {
        this.database = database;
    }

    /** Somebody, as to one petition: the fingerprint of the canonical address, in hex. */
    record Person(UUID petition, String print) {

        static Person of(UUID petition, byte[] print) {
            return new Person(petition, hex(print));
        }
    }

    /** Those of whom there is a signature, whatever became of it. */
    Set<Person> known(List<Person> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        List<?> rows =
                database.createNativeQuery(KNOWN, Object[].class)
                        .setParameter("petitions", Register.ids(people, Person::petition))
                        .setParameter(
                                "persons",
                                people.stream().map(Person::print).toArray(String[]::new))
                        .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Person((UUID) row[0], (String) row[1]))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a pending signature says.
     *
     * @param person the fingerprint of the canonical address
     */
    record Entry(UUID id, Envelope envelope, byte[] person, byte[] sealed, byte[] secret) {}

    /**
     * Enters one.
     *
     * @return whether there was room: somebody else may have entered the same person just now
     */
    boolean enter(int member, Entry entry) {
        return !enter(member, List.of(entry)).isEmpty();
    }

    /**
     * Enters those who are the first of their person.
     *
     * @return the ids of those for whom there was room
     */
    Set<UUID> enter(List<Entry> entries) {
        return entries.isEmpty() ? Set.of() : enter(0, entries);
    }

    private Set<UUID> enter(int member, List<Entry> entries) {
        List<?> entered =
                database.createNativeQuery(ENTER, UUID.class)
                        .setParameter(
                                "petitions",
                                Register.ids(entries, entry -> entry.envelope().petition()))
                        .setParameter("ids", Register.ids(entries, Entry::id))
                        .setParameter(
                                "textVersions",
                                entries.stream()
                                        .map(entry -> entry.envelope().textVersion())
                                        .toArray(Integer[]::new))
                        .setParameter("persons", texts(entries, entry -> hex(entry.person())))
                        .setParameter("member", member)
                        .setParameter("sealed", texts(entries, entry -> hex(entry.sealed())))
                        .setParameter(
                                "countries", texts(entries, e -> e.envelope().sent().country()))
                        .setParameter(
                                "languages", texts(entries, e -> e.envelope().sent().language()))
                        .setParameter(
                                "subscribed",
                                entries.stream()
                                        .map(entry -> entry.envelope().sent().subscribe())
                                        .toArray(Boolean[]::new))
                        .setParameter("secrets", texts(entries, entry -> hex(entry.secret())))
                        .getResultList();
        return entered.stream().map(UUID.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] texts(List<Entry> entries, Function<Entry, @Nullable String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
