package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.openletter.sealing.Drawer;
import org.openletter.sealing.Seals;

/** Brings under the newest key what moderators wrote of people: whom to block, what to take out. */
@ApplicationScoped
class ModeratedSeals {

    private static final String OLD =
            "select id, sealed from %s where substring(sealed from 2 for 4) in (:old) limit 500 for update skip locked";

    private static final String RESEAL = "update %s set sealed = :sealed where id = :id";

    private static final String FIND_AGAIN =
            "update signing_rule set person = :person where id = :id and person is not null";

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Seals seals;

    ModeratedSeals(EntityManager database, Cabinet cabinet, Seals seals) {
        this.database = database;
        this.cabinet = cabinet;
        this.seals = seals;
    }

    @Produces
    Drawer rules() {
        return drawer("signing_rule", SigningRules.KIND);
    }

    @Produces
    Drawer invalidations() {
        return drawer("invalidation", Invalidations.KIND);
    }

    private Drawer drawer(String table, String kind) {
        return new Drawer() {
            @Override
            public String table() {
                return table;
            }

            @Override
            public int sealAnew() {
                return ModeratedSeals.this.sealAnew(table, kind);
            }
        };
    }

    private int sealAnew(String table, String kind) {
        if (seals.oldKeys().isEmpty()) {
            return 0;
        }
        List<?> rows =
                database.createNativeQuery(OLD.formatted(table), Tuple.class)
                        .setParameter("old", seals.oldMarks())
                        .getResultList();
        for (Object row : rows) {
            UUID id = ((Tuple) row).get("id", UUID.class);
            byte[] plain = seals.open(((Tuple) row).get("sealed", byte[].class), kind + " " + id);
            database.createNativeQuery(RESEAL.formatted(table))
                    .setParameter("sealed", seals.seal(plain, kind + " " + id))
                    .setParameter("id", id)
                    .executeUpdate();
            if (kind.equals(SigningRules.KIND)) {
                findAgain(id, plain);
            }
        }
        return rows.size();
    }

    /** By the address of a rule for one person; of others nothing is stored. */
    private void findAgain(UUID id, byte[] plain) {
        byte[] sealed = seals.seal(plain, SigningRules.KIND + " " + id);
        var named = cabinet.open(SigningRules.KIND, id, sealed, SigningRuleView.Named.class);
        database.createNativeQuery(FIND_AGAIN)
                .setParameter("person", seals.fingerprint(named.pattern()))
                .setParameter("id", id)
                .executeUpdate();
    }
}
