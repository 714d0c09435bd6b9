package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
     * Counts those that wait to be counted, in the running transaction, at the cost of a few
     * statements for all. An outcome for each in the same order; refused with 410 where its time is
     * over or it is no longer there, with 409 where the petition has closed for too long.
     */
    List<Together.Outcome<OwnSignatureView>> confirm(List<Token> tokens) {
        Map<UUID, Known> known = register.ofTokens(tokens);
        var petitions = new HashMap<UUID, Optional<Signable>>();
        tokens.forEach(token -> petitions.computeIfAbsent(token.petition(), Signable::find));
        var refusals = new HashMap<Token, Fault>();
        var fresh = new LinkedHashMap<UUID, Confirmed>();
        for (Token token : tokens) {
            try {
                Known one = known(known, token);
                if (requireConfirmable(one, present(petitions, token)) == null) {
                    Signer signer = cabinet.signer(one).orElseThrow(TokenBody::unknown);
                    fresh.put(one.id(), Confirmed.of(one, signer));
                }
            } catch (Fault refusal) {
                refusals.put(token, refusal);
            }
        }
        Instant now = fresh.isEmpty() ? Instant.EPOCH : register.confirm(fresh.values());
        return tokens.stream()
                .map(
                        token -> {
                            Fault refusal = refusals.get(token);
                            if (refusal != null) {
                                return Together.Outcome.<OwnSignatureView>refused(refusal);
                            }
                            Instant at =
                                    fresh.containsKey(token.signature())
                                            ? now
                                            : known(known, token).confirmedAt();
                            return Together.Outcome.of(confirmed(present(petitions, token), at));
                        })
                .toList();
    }

    private static Known known(Map<UUID, Known> known, Token token) {
        return Optional.ofNullable(known.get(token.signature()))
                .filter(one -> one.petition().equals(token.petition()) && one.knows(token))
                .orElseThrow(TokenBody::unknown);
    }

    private static Signable present(Map<UUID, Optional<Signable>> petitions, Token token) {
        Signable petition =
                petitions
                        .getOrDefault(token.petition(), Optional.empty())
                        .orElseThrow(TokenBody::unknown);
        if (petition.gone() != null) {
            throw petition.gone();
        }
        return petition;
    }

    private static OwnSignatureView confirmed(Signable petition, @Nullable Instant at) {
        return new OwnSignatureView(
                PetitionReference.of(petition), OwnSignatureView.State.confirmed, at, null);
    }

    /** Takes it out of the count and erases whose it was, in the running transaction. */
    OwnSignatureView withdraw(Token token) {
        Known known = known(register.ofTokens(List.of(token)), token);
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

    /** When it was confirmed, or null if it may be now. */
    static @Nullable Instant requireConfirmable(Known known, Signable petition) {
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
