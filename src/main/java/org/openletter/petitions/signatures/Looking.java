package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openletter.petitions.Signable;

/** Shows people their own signatures, and changes nothing. */
@ApplicationScoped
class Looking {

    private static final String OF_ID =
            "select "
                    + Register.COLUMNS
                    + ", language, subscribed from signature where petition_id = :petition and id = :id";

    private final EntityManager database;
    private final Cabinet cabinet;

    Looking(EntityManager database, Cabinet cabinet) {
        this.database = database;
        this.cabinet = cabinet;
    }

    /** The one that a token is for; empty where none of its mails had this token. */
    Optional<Own> ofToken(Token token) {
        return ofId(token.petition(), token.signature()).filter(own -> own.known().knows(token));
    }

    Optional<Own> ofId(UUID petition, UUID id) {
        List<?> rows =
                database.createNativeQuery(OF_ID, Tuple.class)
                        .setParameter("petition", petition)
                        .setParameter("id", id)
                        .getResultList();
        return rows.stream().findFirst().flatMap(row -> own((Tuple) row));
    }

    Optional<Own> own(Tuple row) {
        Known known = Register.known(row);
        return Signable.find(known.petition())
                .map(
                        petition ->
                                new Own(
                                        petition,
                                        known,
                                        cabinet.signer(known),
                                        row.get("language", String.class),
                                        row.get("subscribed", Boolean.class)));
    }
}
