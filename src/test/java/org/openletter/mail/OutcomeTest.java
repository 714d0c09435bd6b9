package org.openletter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in the dialogue a server says no decides what becomes of the letter. */
class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "recipient address not accepted, 550, 550 5.1.1 a@example.org is nobody, REFUSED",
        "recipient address not accepted, 550, 550 No such user a@example.org, REFUSED",
        "recipient address not accepted, 554, 554 5.7.1 Relay access denied, POSTPONED",
        "recipient address not accepted, 450, 450 4.2.0 Greylisted, POSTPONED",
        "recipient address not accepted, 421, 421 4.7.0 Too many, UNREACHED",
        "sending data failed, 554, 554 5.6.0 Spam, POSTPONED",
        "DATA command not accepted, 451, 451 Later, POSTPONED",
        "sender address not accepted, 530, 530 5.7.0 Log in first, UNREACHED",
        "AUTH PLAIN failed, 535, 535 5.7.8 Wrong password, UNREACHED",
        "got error response, 554, 554 No service, UNREACHED"
    })
    void a_refusal_is_of_the_recipient_the_letter_or_us(
            String where, int code, String reply, Outcome.Kind kind) {
        Outcome outcome = Outcome.of(new SMTPException(where, code, List.of(reply), true));
        assertEquals(kind, outcome.kind());
        assertFalse(outcome.why().contains("@"), outcome.why());
    }

    @Test
    void a_server_that_cannot_be_spoken_to_is_not_the_fault_of_the_letter() {
        assertEquals(
                new Outcome(Outcome.Kind.UNREACHED, "no connection"),
                Outcome.of(new ConnectException("mail.example.org")));
        assertEquals(Outcome.Kind.UNREACHED, Outcome.of(new IOException("a@b.c")).kind());
        assertEquals(
                Outcome.Kind.REFUSED, Outcome.of(new IllegalArgumentException("a b@c")).kind());
    }
}
