package org.openletter.petitions;

import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.rest.Guard;

/** Lets only those say what became of a petition elsewhere who may decide that here. */
final class Importers implements Guard<PetitionBody> {

    @Override
    public PetitionBody seen(PetitionBody body, Caller caller) {
        return body;
    }

    @Override
    public PetitionBody written(PetitionBody body, @Nullable PetitionBody stored, Caller caller) {
        if (body.past() != null && !caller.may(Scope.PETITIONS_MODERATE)) {
            throw Fault.forbidden(
                    "What became of a petition (past) is written with the scope petitions:moderate.");
        }
        return body;
    }

    @Override
    public boolean seesAll(Caller caller) {
        return true;
    }
}
