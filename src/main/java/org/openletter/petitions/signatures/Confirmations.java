package org.openletter.petitions.signatures;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openletter.rest.body.Held;

/** Confirms together what arrives together. */
@ApplicationScoped
class Confirmations {

    private final Owning owning;
    private final Together<Token, OwnSignatureView> together;

    Confirmations(Owning owning, Held held) {
        this.owning = owning;
        this.together =
                new Together<>(
                        "confirmations", "Too many confirm at this moment.", held, this::confirm);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        together.stop();
    }

    /** Answered once it is committed. */
    CompletionStage<OwnSignatureView> confirm(Token token) {
        return together.ask(token);
    }

    private List<Together.Outcome<OwnSignatureView>> confirm(List<Token> tokens) {
        return owning.confirm(tokens).stream().map(Confirmations::told).toList();
    }

    private static Together.Outcome<OwnSignatureView> told(Owning.Outcome outcome) {
        return outcome.view() != null
                ? Together.Outcome.of(outcome.view())
                : Together.Outcome.refused(
                        outcome.refusal() == null ? TokenBody.unknown() : outcome.refusal());
    }
}
