package org.openletter.petitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openletter.fault.Fault;

class AnswerTest {

    private static final Instant NOW = Instant.parse("2025-07-03T10:00:00Z");

    @Test
    void an_answer_is_not_of_the_future() {
        var request = new Answer.Request("An office", "No.", null, NOW.plusSeconds(1));
        Fault fault = assertThrows(Fault.class, () -> request.at(NOW));
        assertEquals("/respondedAt", fault.flaws().get(0).where());
    }

    @Test
    void an_answer_without_a_time_is_of_now() {
        var request = new Answer.Request("An office", "No.", null, null);
        assertEquals(NOW, request.at(NOW).respondedAt());
    }
}
