package org.openletter.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.embedded.EmbeddedDatabase;

/** A connection that may only read stands for the replica: it refuses as one does. */
class SecondTryTest {

    private static EmbeddedDatabase database;

    private final Reading reading = new Reading();
    private Connection replica;
    private Connection primary;
    private Connection line;

    @BeforeAll
    static void start() throws SQLException {
        database = EmbeddedDatabase.temporary();
        try (var owner = open()) {
            owner.createStatement()
                    .execute(
                            """
                            create table written (id uuid, words text[]);
                            create function conflict(state text) returns text language plpgsql as $$
                            begin
                              if current_setting('transaction_read_only') = 'on' then
                                raise exception 'as a replica' using errcode = state;
                              end if;
                              return 'answered';
                            end $$""");
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        replica = open();
        replica.createStatement().execute("set default_transaction_read_only = on");
        primary = open();
        line = SecondTry.on(replica, reading, () -> primary);
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }

    @Test
    void what_the_replica_answers_is_not_asked_again() throws SQLException {
        try (var statement = line.prepareStatement("show transaction_read_only");
                var rows = statement.executeQuery()) {
            rows.next();
            assertEquals("on", rows.getString(1));
        }
        assertFalse(reading.goesToPrimary());
        line.close();
        assertTrue(replica.isClosed());
        assertFalse(primary.isClosed());
    }

    @Test
    void what_it_refuses_to_write_is_written_at_the_primary_with_all_that_was_given()
            throws SQLException {
        UUID id = UUID.randomUUID();
        try (var statement =
                line.prepareStatement("insert into written values (?, ?) returning words[2]")) {
            statement.setObject(1, id);
            statement.setArray(2, line.createArrayOf("text", new Object[] {"a", "b"}));
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertEquals("b", rows.getString(1));
            }
        }
        assertTrue(reading.goesToPrimary());
        line.close();
        assertTrue(replica.isClosed());
        assertTrue(primary.isClosed());
    }

    @Test
    void what_replaying_cancelled_and_what_the_end_of_the_server_did_is_repeated()
            throws SQLException {
        for (String state : new String[] {"40001", "40P01", "57P01", "57P03", "08006"}) {
            connect();
            assertEquals("answered", conflict(state));
            assertEquals("off", line("show transaction_read_only"));
        }
    }

    @Test
    void a_connection_that_was_cut_is_replaced() throws SQLException {
        replica.abort(Runnable::run);
        assertEquals("answered", conflict("40001"));
    }

    @Test
    void what_is_wrong_with_the_question_is_not_repeated() throws SQLException {
        for (String state : new String[] {"57014", "22P02", "42P01"}) {
            var thrown = assertThrows(SQLException.class, () -> conflict(state));
            assertEquals(state, thrown.getSQLState());
        }
        assertFalse(reading.goesToPrimary());
    }

    private String conflict(String state) throws SQLException {
        try (var statement = line.prepareStatement("select conflict(?)")) {
            statement.setString(1, state);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private String line(String sql) throws SQLException {
        try (var statement = line.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
