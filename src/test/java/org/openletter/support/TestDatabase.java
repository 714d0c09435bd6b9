package org.openletter.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.Map;
import org.openletter.embedded.EmbeddedDatabase;

/**
 * One PostgreSQL for the whole suite, in a temporary directory.
 *
 * <p>Global, so that no test names it and none makes Quarkus start again.
 */
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.temporary();
        // A run cut short does not come to stop(); closing twice does no harm.
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.serviceUsername(),
                "quarkus.datasource.password", database.password(),
                "quarkus.flyway.username", database.username(),
                "quarkus.flyway.password", database.password());
    }

    @Override
    public void stop() {
        database.close();
    }
}
