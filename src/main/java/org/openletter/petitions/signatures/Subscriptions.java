package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.sealing.Seals;

/**
 * Who gets news of a petition. The token that ends it is the same in every letter, so its secret
 * isn't stored but made from the sealing keys; it can do nothing else, since letters of news are
 * passed on.
 */
@ApplicationScoped
class Subscriptions {

    private static final int SECRET = 24;

    private static final String END =
            "update signature set subscribed = false where petition_id = :petition and id = :id and subscribed";

    private final EntityManager database;
    private final Looking looking;
    private final Seals seals;
    private final String url;

    Subscriptions(
            EntityManager database,
            Looking looking,
            Seals seals,
            @ConfigProperty(name = "openletter.url") String url) {
        this.database = database;
        this.looking = looking;
        this.seals = seals;
        this.url = url.replaceAll("/+$", "");
    }

    /** Where one POST ends it: always at the service itself, which programs for mail post to. */
    String endUrl(UUID petition, UUID signature) {
        byte[] secret = secret(seals.fingerprint(name(petition, signature)));
        return url + "/unsubscribe?token=" + new Token(petition, signature, secret).text();
    }

    /** The signature whose letters this token is of. */
    Optional<Own> of(Token token) {
        String name = name(token.petition(), token.signature());
        return seals.fingerprints(name).stream()
                        .anyMatch(print -> MessageDigest.isEqual(secret(print), token.secret()))
                ? looking.ofId(token.petition(), token.signature())
                : Optional.empty();
    }

    /** In the running transaction; the signature stays. */
    void end(Token token) {
        database.createNativeQuery(END)
                .setParameter("petition", token.petition())
                .setParameter("id", token.signature())
                .executeUpdate();
    }

    private static String name(UUID petition, UUID signature) {
        return "unsubscribe " + petition + " " + signature;
    }

    private static byte[] secret(byte[] fingerprint) {
        return Arrays.copyOf(fingerprint, SECRET);
    }
}
