package org.openletter.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @Test
    void what_nobody_foresaw_stays_a_failure() {
        var thrown = new IllegalStateException(new SQLException("column does not exist", "42703"));
        assertEquals(500, Failures.fault(thrown, "GET", "trace").status());
    }
}
