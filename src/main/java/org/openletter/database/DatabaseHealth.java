package org.openletter.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says what the pulse knows: asks nobody, waits for nobody, and needs no thread of the requests.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

    private final Replica replica;

    DatabaseHealth(Replica replica) {
        this.replica = replica;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        var health = HealthCheckResponse.named("database").status(Pulse.felt());
        String state = replica.state();
        if (state != null) {
            // Without it the primary is read: nobody is to be sent away for that.
            health.withData("replica", state);
        }
        return Uni.createFrom().item(health.build());
    }
}
