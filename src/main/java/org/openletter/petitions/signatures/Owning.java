package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.petitions.Signable;
import org.openletter.rest.Entry;

/**
 * What the owner of a token may do with the signature that it is for. Repeating it changes nothing.
 */
@ApplicationScoped
class Owning {

    private final Register register;
    private final Cabinet cabinet;

    Owning(Register register, Cabinet cabinet) {
        this.register = register;
        this.cabinet = cabinet;
    }

    /**
     * Counts it, in the running transaction.
     *
     * @throws Fault 410 where its time is over or it is no longer there, 409 where the petition has
     *     closed for too long
     */
    OwnSignatureView confirm(Token token) {
        Known known = register.ofToken(token).orElseThrow(TokenBody::unknown);
        Signable petition = present(token);
        Instant confirmedAt = requireConfirmable(known, petition);
        if (confirmedAt == null) {
            Signer signer = cabinet.signer(known).orElseThrow(TokenBody::unknown);
            confirmedAt =
                    register.confirm(
                            known,
                            signer.showName() ? signer.name() : null,
                            signer.comment() != null);
        }
        return new OwnSignatureView(
                PetitionReference.of(petition),
                OwnSignatureView.State.confirmed,
                confirmedAt,
                null);
    }

    /** Takes it out of the count and erases whose it was, in the running transaction. */
    OwnSignatureView withdraw(Token token) {
        Known known = register.ofToken(token).orElseThrow(TokenBody::unknown);
        Signable petition = Signable.find(token.petition()).orElseThrow(TokenBody::unknown);
        Instant withdrawnAt = known.endedAt();
        if (known.standing() != Known.Standing.withdrawn || withdrawnAt == null) {
            withdrawnAt = register.withdraw(known);
        }
        return new OwnSignatureView(
                PetitionReference.of(petition),
                OwnSignatureView.State.withdrawn,
                null,
                withdrawnAt);
    }

    private static Signable present(Token token) {
        Signable petition = Signable.find(token.petition()).orElseThrow(TokenBody::unknown);
        if (petition.gone() != null) {
            throw petition.gone();
        }
        return petition;
    }

    /** When it was confirmed, or null if it may be now. */
    private static @Nullable Instant requireConfirmable(Known known, Signable petition) {
        switch (known.standing()) {
            case confirmed -> {
                return known.confirmedAt();
            }
            case withdrawn ->
                    throw over(known, "signature-withdrawn", "This signature was taken back.");
            case invalidated ->
                    throw over(
                            known,
                            "signature-invalidated",
                            "This signature isn't counted any more.");
            case pending -> {
                Instant now = Entry.now();
                if (known.expired(now)) {
                    throw over(
                            known,
                            "token-expired",
                            "This link has expired. Sign again, and a new one is sent.");
                }
                if (!petition.confirmable(now)) {
                    petition.requireOpen();
                    throw Fault.conflict(
                            "petition-closed",
                            "This petition has closed, so it can't be signed any more.");
                }
                return null;
            }
        }
        throw new IllegalStateException("a standing that isn't known");
    }

    private static Fault over(Known known, String code, String detail) {
        return Fault.gone(code, detail).member("id", known.id());
    }
}
