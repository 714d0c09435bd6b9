package org.openletter.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first key, with which all others are made. It is the one in {@code OPENLETTER_ADMIN_KEY};
 * where that is unset, one is made on the first start and shown once. A changed setting replaces
 * the key, an unset one leaves it.
 */
@ApplicationScoped
class AdminKey {

    private static final Logger LOG = Logger.getLogger(AdminKey.class);

    /**
     * Two instances may start at once on an empty database: the index on the name lets one of them
     * win.
     */
    private static final String CREATE =
            """
            insert into api_key (id, version, name, hash, scopes, bootstrap, created_at, updated_at)
            values (:id, 1, 'admin', :hash, array['admin'], true, now(), now())
            on conflict (bootstrap) where bootstrap do nothing
            """;

    private static final String REPLACE =
            """
            update api_key set hash = :hash, version = version + 1, updated_at = now(), revoked_at = null
            where bootstrap and hash <> :hash
            """;

    private final EntityManager database;
    private final Optional<String> configured;

    AdminKey(
            EntityManager database,
            @ConfigProperty(name = "openletter.admin-key") Optional<String> configured) {
        this.database = database;
        this.configured = configured;
    }

    @Transactional
    void ensure(@Observes @Priority(100) StartupEvent start) {
        configured
                .filter(key -> !Token.wellFormed(key))
                .ifPresent(
                        key -> {
                            throw new IllegalStateException(
                                    "OPENLETTER_ADMIN_KEY must be ol_ followed by 32 to 200 letters or digits. Nothing was started.");
                        });
        String token = configured.orElseGet(Token::random);
        boolean created =
                database.createNativeQuery(CREATE)
                                .setParameter("id", UUID.randomUUID())
                                .setParameter("hash", Token.hash(token))
                                .executeUpdate()
                        == 1;
        if (configured.isPresent()) {
            database.createNativeQuery(REPLACE)
                    .setParameter("hash", Token.hash(token))
                    .executeUpdate();
            LOG.info("The admin key is the one in OPENLETTER_ADMIN_KEY.");
        } else if (created) {
            LOG.infof("The admin key, shown this once: %s", token);
        } else {
            LOG.info(
                    "The admin key was shown on the first start; set OPENLETTER_ADMIN_KEY to replace it.");
        }
    }
}
