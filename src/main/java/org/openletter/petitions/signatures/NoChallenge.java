package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nothing is to be done; what is sent as a proof isn't looked at. */
@ApplicationScoped
class NoChallenge implements Challenge {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public ChallengeView offer(UUID petition) {
        return new ChallengeView("none", null, null, null);
    }

    @Override
    public void require(UUID petition, @Nullable String proof, String sender) {}
}
