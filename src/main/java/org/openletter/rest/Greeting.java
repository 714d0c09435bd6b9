package org.openletter.rest;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Says where to begin, once the service can be reached. */
@ApplicationScoped
class Greeting {

    private static final Logger LOG = Logger.getLogger(Greeting.class);

    void greet(@ObservesAsync HttpServerStart start) {
        String here = "http://localhost:" + start.options().getPort();
        LOG.infof("API reference: %s/docs   OpenAPI document: %s/openapi.json", here, here);
    }
}
