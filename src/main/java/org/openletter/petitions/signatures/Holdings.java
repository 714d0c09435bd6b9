package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.petitions.Signable;
import org.openletter.rest.Entry;

/** What is held about an address, for whoever proved that they read its mail. */
@ApplicationScoped
class Holdings {

    private static final String REQUEST =
            "select sealed, secret, created_at > now() - "
                    + Requests.KEPT
                    + " as valid from data_request where id = :id";

    private static final String OF_PERSON =
            "select "
                    + Register.COLUMNS
                    + ", language, subscribed, text_version, comment, comment_state from signature"
                    + " where person in (:persons) order by petition_id, id for update";

    private static final String FORGET =
            "update data_request set sealed = null where id = :id or person in (:persons)";

    private final EntityManager database;
    private final Register register;
    private final Cabinet cabinet;
    private final Persons persons;

    Holdings(EntityManager database, Register register, Cabinet cabinet, Persons persons) {
        this.database = database;
        this.register = register;
        this.cabinet = cabinet;
        this.persons = persons;
    }

    /**
     * Who asked; null once all about them is erased.
     *
     * @throws Fault 422 where nobody was sent this token, 410 after its day
     */
    @Nullable Asked asked(Pass pass) {
        List<?> rows =
                database.createNativeQuery(REQUEST, Tuple.class)
                        .setParameter("id", pass.request())
                        .getResultList();
        if (rows.isEmpty() || !pass.is(((Tuple) rows.get(0)).get("secret", byte[].class))) {
            throw TokenBody.unknown();
        }
        Tuple row = (Tuple) rows.get(0);
        if (!Boolean.TRUE.equals(row.get("valid", Boolean.class))) {
            throw Fault.gone(
                            "token-expired",
                            "This link has expired. Ask again, and a new one is sent.")
                    .member("id", pass.request());
        }
        byte[] sealed = row.get("sealed", byte[].class);
        return sealed == null
                ? null
                : cabinet.open(Requests.KIND, pass.request(), sealed, Asked.class);
    }

    /** In the running transaction. */
    DataExportView export(Pass pass) {
        Asked asked = asked(pass);
        return asked == null
                ? new DataExportView(Entry.now(), "", List.of())
                : new DataExportView(
                        Entry.now(),
                        asked.email(),
                        rows(asked).stream()
                                .filter(row -> row.get("sealed", byte[].class) != null)
                                .map(this::held)
                                .toList());
    }

    /** Takes all signatures back and erases whose they were, in the running transaction. */
    DataErasureView erase(Pass pass) {
        Asked asked = asked(pass);
        if (asked == null) {
            return new DataErasureView(0);
        }
        List<Tuple> rows = rows(asked);
        rows.stream().map(Register::known).forEach(register::withdraw);
        database.createNativeQuery(FORGET)
                .setParameter("id", pass.request())
                .setParameter("persons", persons.of(asked.email()))
                .executeUpdate();
        return new DataErasureView(rows.size());
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(Asked asked) {
        var rows =
                (List<Tuple>)
                        database.createNativeQuery(OF_PERSON, Tuple.class)
                                .setParameter("persons", persons.of(asked.email()))
                                .getResultList();
        return rows.stream().filter(row -> owns(asked, Register.known(row))).toList();
    }

    /**
     * Two spellings count as one person where most providers deliver them to one mailbox; where
     * this one doesn't, what is held about one must not be told to the other.
     */
    private boolean owns(Asked asked, Known known) {
        Address asking = Address.read(asked.email()).orElseThrow();
        return cabinet.signer(known)
                .flatMap(signer -> Address.read(signer.email()))
                .filter(
                        signed ->
                                signed.local().equals(asking.local())
                                        && signed.domain().equals(asking.domain()))
                .isPresent();
    }

    private DataExportView.HeldSignature held(Tuple row) {
        Known known = Register.known(row);
        Signer signer = cabinet.signer(known).orElseThrow();
        String approved = row.get("comment", String.class);
        return new DataExportView.HeldSignature(
                PetitionReference.of(Signable.find(known.petition()).orElseThrow()),
                row.get("text_version", Integer.class),
                known.standing().name(),
                new DataExportView.Said(
                        signer.name(),
                        signer.email(),
                        signer.showName(),
                        known.country(),
                        signer.region(),
                        signer.comment() == null ? approved : signer.comment(),
                        signer.network()),
                row.get("comment_state", String.class),
                Boolean.TRUE.equals(row.get("subscribed", Boolean.class)),
                row.get("language", String.class),
                new DataExportView.Mails(known.mails().sent(), known.mails().last()),
                known.since(),
                known.confirmedAt());
    }
}
