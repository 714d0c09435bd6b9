package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openletter.sealing.Drawer;
import org.openletter.sealing.Seals;

/** Brings signatures under the newest key: whose they are, and by what they are found. */
@ApplicationScoped
class Resealing implements Drawer {

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int BATCH = 500;

    private static final String OLD =
            "select "
                    + Register.COLUMNS
                    + " from signature where substring(sealed from 2 for 4) in (:old) limit :most for update skip locked";

    /** Unless the same person has signed under the newest key meanwhile. */
    private static final String RESEAL =
            """
            update signature s set person = :person, sealed = :sealed
            where petition_id = :petition and id = :id and not exists (
              select from signature o
              where o.person = :person and o.petition_id = s.petition_id and o.member = s.member and o.id <> s.id)
            """;

    private final EntityManager database;
    private final Register register;
    private final Cabinet cabinet;
    private final Persons persons;
    private final Seals seals;

    Resealing(
            EntityManager database,
            Register register,
            Cabinet cabinet,
            Persons persons,
            Seals seals) {
        this.database = database;
        this.register = register;
        this.cabinet = cabinet;
        this.persons = persons;
        this.seals = seals;
    }

    @Override
    public String table() {
        return "signature";
    }

    @Override
    public int sealAnew() {
        if (seals.oldKeys().isEmpty()) {
            return 0;
        }
        List<?> rows =
                database.createNativeQuery(OLD, Tuple.class)
                        .setParameter("old", seals.oldMarks())
                        .setParameter("most", BATCH)
                        .getResultList();
        int done = 0;
        for (Object row : rows) {
            done += sealAnew(Register.known((Tuple) row)) ? 1 : 0;
        }
        if (done < rows.size()) {
            LOG.warnf("%d signatures can't be opened, and stay as they are.", rows.size() - done);
        }
        return done;
    }

    private boolean sealAnew(Known known) {
        Signer signer;
        try {
            signer = cabinet.signer(known).orElseThrow();
        } catch (IllegalStateException e) {
            return false;
        }
        List<byte[]> person = persons.of(signer.email());
        byte[] sealed = cabinet.seal(known.id(), signer);
        if (!reseal(known, person.get(0), sealed)) {
            keepOne(known, person, sealed);
        }
        return true;
    }

    private boolean reseal(Known known, byte[] person, byte[] sealed) {
        return database.createNativeQuery(RESEAL)
                        .setParameter("petition", known.petition())
                        .setParameter("id", known.id())
                        .setParameter("person", person)
                        .setParameter("sealed", sealed)
                        .executeUpdate()
                > 0;
    }

    /**
     * Two instances with different newest keys may enter one person at the same moment, each under
     * its own: then the one that counts stays, or else the newer.
     */
    private void keepOne(Known known, List<byte[]> person, byte[] sealed) {
        if (known.standing() != Known.Standing.confirmed) {
            register.withdraw(known);
            return;
        }
        UUID mine = known.id();
        register.ofPerson(known.petition(), person).stream()
                .filter(other -> !other.id().equals(mine) && other.member() == known.member())
                .forEach(register::withdraw);
        reseal(known, person.get(0), sealed);
    }
}
