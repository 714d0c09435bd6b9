package org.openletter.petitions.signatures;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done before signing, which costs a person little and a program that signs by the
 * thousand much. To add another one, such as a captcha of some provider, make a bean of this type
 * and name it in the setting {@code openletter.signatures.challenge}.
 */
interface Challenge {

    /** As the setting names it. */
    String name();

    /** What is to be done to sign this petition. */
    ChallengeView offer(UUID petition);

    /**
     * Lets pass whoever has done it. Asks the database nothing.
     *
     * @param sender a fingerprint of the address that is sent: who repeats a request, because no
     *     answer came, may repeat its proof
     * @throws org.openletter.fault.Fault 422 at {@code /proof}
     */
    void require(UUID petition, @Nullable String proof, String sender);
}
