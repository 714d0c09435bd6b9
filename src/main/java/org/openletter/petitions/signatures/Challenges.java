package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.Config;

/** Finds the challenge that the operator wants. */
@ApplicationScoped
class Challenges {

    private static final String SETTING = "openletter.signatures.challenge";

    private final Instance<Challenge> all;
    private final Config config;

    Challenges(Instance<Challenge> all, Config config) {
        this.all = all;
        this.config = config;
    }

    Challenge wanted() {
        String name = config.getValue(SETTING, String.class);
        return all.stream()
                .filter(challenge -> challenge.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(SETTING + " names no challenge there is"));
    }
}
