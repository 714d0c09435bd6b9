package org.openletter.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.openletter.access.Call;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.rest.Ids;
import org.openletter.rest.list.Listing;

/**
 * Whose an import is: others' are none of a caller's business, not even that they are there. Admins
 * see all.
 */
@ApplicationScoped
class Owners {

    private final Call call;

    Owners(Call call) {
        this.call = call;
    }

    Listing.Scope scope() {
        if (call.caller().may(Scope.ADMIN)) {
            return new Listing.Scope("true", Map.of());
        }
        UUID key = call.caller().keyId();
        return key == null
                ? new Listing.Scope("false", Map.of())
                : new Listing.Scope("e.key_id = :key", Map.of("key", key));
    }

    Import found(String id) {
        UUID wanted = Ids.of(id);
        Import job = QuarkusTransaction.requiringNew().call(() -> Import.findById(wanted));
        UUID key = call.caller().keyId();
        if (job == null
                || !(call.caller().may(Scope.ADMIN) || (key != null && key.equals(job.keyId)))) {
            throw Fault.notFound();
        }
        return job;
    }
}
