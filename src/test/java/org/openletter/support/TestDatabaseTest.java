package org.openletter.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TestDatabaseTest {
    @Inject DataSource database;

    @Test
    void the_suite_runs_on_the_embedded_postgresql() throws SQLException {
        assertTrue(ask("show server_version").startsWith("18."));
        assertEquals("UTF8", ask("show server_encoding"));
        assertEquals("openletter_service", ask("select current_user"));
        assertEquals("off", ask("show fsync"));
    }

    private String ask(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
