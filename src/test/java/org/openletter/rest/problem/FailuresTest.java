package org.openletter.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry, acquisition timeout!",
                "Acquisition timeout while waiting for new connection"
            })
    void who_waits_for_a_connection_in_vain_is_asked_to_come_again(String said) {
        var thrown = new IllegalStateException(new SQLException(said));
        assertEquals(503, Failures.fault(thrown, "GET", "trace").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "57P01", "57P03", "53100", "53200", "53300", "58030", "28P01", "3D000",
                "25006"
            })
    void what_the_database_cannot_do_for_anybody_is_asked_for_again(String state) {
        var thrown = new IllegalStateException(new SQLException("…", state));
        assertEquals("database-unavailable", Failures.fault(thrown, "POST", "trace").code());
    }

    @Test
    void what_broke_a_transaction_is_found_where_it_was_suppressed() {
        var thrown = new IllegalStateException(new RollbackException("…"));
        thrown.getCause().addSuppressed(new SQLException("…", "53100"));
        assertEquals(503, Failures.fault(thrown, "POST", "trace").status());
    }

    @Test
    void a_commit_without_an_answer_is_not_said_to_have_failed() {
        var thrown = new IllegalStateException(new RollbackException("…"));
        assertEquals(503, Failures.fault(thrown, "POST", "trace").status());
    }

    @Test
    void a_commit_that_the_database_refused_for_what_it_held_is_a_failure() {
        var thrown = new IllegalStateException(new RollbackException("…"));
        thrown.getCause().addSuppressed(new SQLException("no such text", "22P05"));
        assertEquals(500, Failures.fault(thrown, "POST", "trace").status());
    }

    @Test
    void what_nobody_foresaw_stays_a_failure() {
        var thrown = new IllegalStateException(new SQLException("column does not exist", "42703"));
        assertEquals(500, Failures.fault(thrown, "GET", "trace").status());
    }
}
