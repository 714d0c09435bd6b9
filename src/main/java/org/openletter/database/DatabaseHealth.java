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

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(HealthCheckResponse.named("database").status(Pulse.felt()).build());
    }
}
