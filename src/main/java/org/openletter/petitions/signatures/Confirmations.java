package org.openletter.petitions.signatures;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionStage;
import org.openletter.rest.body.Held;

/** Confirms together what arrives together. */
@ApplicationScoped
class Confirmations {

    private final Together<Token, OwnSignatureView> together;

    Confirmations(Owning owning, Held held, MeterRegistry registry) {
        this.together =
                new Together<>(
                        "confirmations",
                        "Too many confirm at this moment.",
                        held,
                        registry,
                        owning::confirm);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        together.stop();
    }

    /** Answered once it is committed. */
    CompletionStage<OwnSignatureView> confirm(Token token) {
        return together.ask(token);
    }
}
