package org.openletter.changes.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.openletter.sealing.Drawer;
import org.openletter.sealing.Seals;

/** Where the secrets of webhooks are: sealed, so that the database alone can sign nothing. */
@ApplicationScoped
class Safe implements Drawer {

    private static final int BATCH = 100;

    private static final String OLD =
            """
            select id, sealed from webhook where substring(sealed from 2 for 4) in (:old)
            limit :most for update skip locked
            """;

    private final EntityManager database;
    private final Seals seals;
    private final ObjectMapper mapper;

    Safe(EntityManager database, Seals seals, ObjectMapper mapper) {
        this.database = database;
        this.seals = seals;
        this.mapper = mapper;
    }

    byte[] seal(UUID webhook, Secret secret) {
        try {
            return seals.seal(mapper.writeValueAsBytes(secret), context(webhook));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Secret open(UUID webhook, byte[] sealed) {
        try {
            return mapper.readValue(seals.open(sealed, context(webhook)), Secret.class);
        } catch (IOException e) {
            throw new IllegalStateException("a sealed secret can't be read", e);
        }
    }

    private static String context(UUID webhook) {
        return "webhook " + webhook;
    }

    @Override
    public String table() {
        return "webhook";
    }

    @Override
    public int sealAnew() {
        if (seals.oldKeys().isEmpty()) {
            return 0;
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows =
                database.createNativeQuery(OLD, Tuple.class)
                        .setParameter("old", seals.oldMarks())
                        .setParameter("most", BATCH)
                        .getResultList();
        rows.forEach(row -> sealAnew(row.get(0, UUID.class), row.get(1, byte[].class)));
        return rows.size();
    }

    private void sealAnew(UUID webhook, byte[] sealed) {
        database.createNativeQuery("update webhook set sealed = :sealed where id = :id")
                .setParameter("sealed", seal(webhook, open(webhook, sealed)))
                .setParameter("id", webhook)
                .executeUpdate();
    }
}
