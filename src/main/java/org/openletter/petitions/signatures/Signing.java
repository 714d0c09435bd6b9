package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.petitions.Signable;

/**
 * Takes what somebody sends to sign a petition, and puts it aside without looking at whose it is:
 * for a new address, one that has signed and one that is blocked, the same is done.
 */
@ApplicationScoped
class Signing {

    private static final String LOCK_TEXT =
            "update petition set text_locked = true where id = :petition returning text_version";

    private static final String PUT_ASIDE =
            """
            insert into signing (id, petition_id, text_version, sealed, created_at)
            values (:id, :petition, :textVersion, :sealed, now())
            """;

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Call call;

    Signing(EntityManager database, Cabinet cabinet, Call call) {
        this.database = database;
        this.cabinet = cabinet;
        this.call = call;
    }

    /**
     * In the running transaction.
     *
     * @param network the address that the request came from
     * @throws Fault where this petition can't be signed, or not this text of it
     */
    void sign(UUID petitionId, SignatureBody body, String network) {
        Signable petition = Signable.shown(petitionId, call.caller());
        petition.requireOpen();
        int textVersion = petition.textLocked() ? petition.textVersion() : lockText(petitionId);
        if (body.textVersion() != null && body.textVersion() != textVersion) {
            throw Fault.conflict(
                            "text-amended",
                            "The text has been amended since that version: read it again before signing.")
                    .member("textVersion", textVersion);
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        database.createNativeQuery(PUT_ASIDE)
                .setParameter("id", id)
                .setParameter("petition", petitionId)
                .setParameter("textVersion", textVersion)
                .setParameter("sealed", cabinet.seal(id, body.sent(petition.language(), network)))
                .executeUpdate();
    }

    /** With the first signature; whoever edits the text at this moment is waited for. */
    private int lockText(UUID petition) {
        List<?> rows =
                database.createNativeQuery(LOCK_TEXT, Integer.class)
                        .setParameter("petition", petition)
                        .getResultList();
        return (Integer) rows.get(0);
    }
}
