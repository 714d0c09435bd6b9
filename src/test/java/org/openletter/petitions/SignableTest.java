package org.openletter.petitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.access.Caller;
import org.openletter.fault.Fault;
import org.openletter.support.Rows;
import org.openletter.support.Statements;

@QuarkusTest
class SignableTest {

    private static final String REASON = "{\"reason\": \"It is a copy.\"}";
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void an_open_petition_may_be_signed_and_says_what_signing_needs() {
        Instant closes = Instant.parse("2099-01-02T03:04:05Z");
        String id =
                Desk.draft("Signable", ", \"household\": true, \"closesAt\": \"" + closes + "\"");
        Desk.verb(id, "publication", null);
        Signable petition = seen(id);
        petition.requireOpen();
        assertEquals("Signable", petition.title());
        assertEquals("en", petition.language());
        assertEquals(Status.open, petition.status());
        assertEquals(closes, petition.end());
        assertEquals(1, petition.textVersion());
        assertTrue(petition.household());
        assertFalse(petition.textLocked());
        assertTrue(petition.confirmable(Instant.now()));
    }

    @Test
    void asking_is_one_statement() {
        String id = Desk.open("One statement");
        assertEquals(1, Statements.of(() -> seen(id)));
    }

    @Test
    void a_draft_is_not_there_for_readers_and_not_open_for_editors() {
        String id = Desk.draft("A draft", "");
        assertEquals(404, refusal(id, Caller.ANONYMOUS).status());
        assertEquals("petition-not-open", refusal(id, Caller.SERVICE).code());
        assertFalse(find(id).confirmable(Instant.now()));
        assertEquals(404, refusal(UUID.randomUUID().toString(), Caller.SERVICE).status());
    }

    @Test
    void each_way_to_end_has_its_code() {
        String closed = Desk.open("Closed");
        Desk.verb(closed, "closure", null);
        assertEquals("petition-closed", refusal(closed, Caller.ANONYMOUS).code());
        Desk.verb(closed, "responses", "{\"by\": \"An office\", \"text\": \"No.\"}");
        assertEquals("petition-closed", refusal(closed, Caller.ANONYMOUS).code());
        String rejected = Desk.draft("Rejected", "");
        Desk.verb(rejected, "rejection", REASON);
        assertEquals("petition-rejected", refusal(rejected, Caller.ANONYMOUS).code());
        String withdrawn = Desk.open("Withdrawn");
        Desk.verb(withdrawn, "withdrawal", "{}");
        assertEquals("petition-withdrawn", refusal(withdrawn, Caller.ANONYMOUS).code());
    }

    @Test
    void an_answer_while_people_sign_leaves_it_open() {
        String id = Desk.open("Answered early");
        Desk.verb(id, "responses", "{\"by\": \"An office\", \"text\": \"Soon.\"}").statusCode(201);
        seen(id).requireOpen();
    }

    @Test
    void what_is_removed_or_deleted_is_gone_as_for_those_who_read_it() {
        String removed = Desk.open("Removed");
        Desk.verb(removed, "removal", REASON).statusCode(201);
        Fault gone = refusal(removed, Caller.ANONYMOUS);
        assertEquals(410, gone.status());
        assertEquals("removed", gone.code());
        assertEquals("It is a copy.", gone.members().get("reason"));
        assertFalse(find(removed).confirmable(Instant.now()));
        String deleted = Desk.open("Deleted");
        Desk.moderator().header("If-Match", "*").delete("/v1/petitions/" + deleted);
        assertEquals("deleted", refusal(deleted, Caller.ANONYMOUS).code());
        String unseen = Desk.draft("Never seen", "");
        Desk.verb(unseen, "removal", REASON).statusCode(201);
        assertEquals(404, refusal(unseen, Caller.ANONYMOUS).status());
    }

    @Test
    void those_who_signed_in_time_may_confirm_for_a_day_after_the_end() {
        Instant end = Instant.parse("2025-06-01T00:00:00Z");
        String id = Desk.draft("A day", Desk.times(end.minus(DAY), end));
        Desk.verb(id, "publication", null).statusCode(201);
        Signable petition = find(id);
        assertTrue(petition.confirmable(end.plus(DAY).minusMillis(1)));
        assertFalse(petition.confirmable(end.plus(DAY)));
    }

    @Test
    void it_tells_that_the_text_is_locked() {
        String id = Desk.open("Locked");
        Rows.execute(
                "update petition set text_locked = true, text_version = 3 where id = '%s'"
                        .formatted(id));
        assertTrue(find(id).textLocked());
        assertEquals(3, find(id).textVersion());
    }

    private static Signable find(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Signable.find(UUID.fromString(id)).orElseThrow());
    }

    private static Signable seen(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Signable.shown(UUID.fromString(id), Caller.ANONYMOUS));
    }

    private static Fault refusal(String id, Caller caller) {
        return assertThrows(
                Fault.class,
                () ->
                        QuarkusTransaction.requiringNew()
                                .run(
                                        () ->
                                                Signable.shown(UUID.fromString(id), caller)
                                                        .requireOpen()));
    }
}
