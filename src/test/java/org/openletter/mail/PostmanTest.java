package org.openletter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openletter.sealing.Seals;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Logged;
import org.openletter.support.Mailbox;
import org.openletter.support.PostOffice;
import org.openletter.support.Rows;

@QuarkusTest
class PostmanTest {

    @Inject Outbox outbox;
    @Inject Tray tray;
    @Inject Stationery stationery;
    @Inject Carrier carrier;
    @Inject Meters meters;
    @Inject Postman postman;
    @Inject Seals seals;
    @Inject ReactiveMailer mailer;
    @Inject Vertx vertx;
    @Inject MeterRegistry registry;

    @Test
    void a_letter_arrives_and_is_gone_from_the_database() {
        String address = address("anna");
        post(letterTo(address));
        var mail = Mailbox.firstTo(address);
        assertEquals("https://example.org/confirm?token=secret", mail.link("/confirm"));
        Eventually.holds(() -> waiting() == 0);
        assertEquals(1, Mailbox.to(address).size());
    }

    @Test
    void a_letter_is_posted_only_if_its_transaction_is_committed() {
        String address = address("never");
        assertThrows(
                IllegalStateException.class,
                () ->
                        QuarkusTransaction.requiringNew()
                                .run(
                                        () -> {
                                            outbox.post(letterTo(address));
                                            throw new IllegalStateException();
                                        }));
        String later = address("later");
        post(letterTo(later));
        Mailbox.firstTo(later);
        assertEquals(List.of(), Mailbox.to(address));
        assertThrows(TransactionalException.class, () -> outbox.post(letterTo(address)));
    }

    @Test
    void the_outbox_holds_nothing_in_clear() {
        String address = address("hidden");
        String found =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    outbox.post(letterTo(address));
                                    // Of the same transaction, so that nobody has taken it yet.
                                    return Rows.column(
                                                    "select row_to_json(o) || ' ' || encode(o.sealed, 'escape') from outbox o order by id desc limit 1")
                                            .get(0);
                                });
        assertTrue(found.contains("confirm"), "the template is named");
        for (String personal :
                List.of(address, "hidden", "secret", "Free", "petitionTitle", "https")) {
            assertFalse(found.contains(personal), personal);
        }
    }

    @Test
    void many_letters_arrive_once_each_with_two_postmen_at_work() {
        var other = new Postman(tray, stationery, carrier, meters);
        String domain = Api.unique() + ".example";
        List<String> addresses =
                IntStream.range(0, 500).mapToObj(i -> "n" + i + "@" + domain).toList();
        post(addresses.stream().map(PostmanTest::letterTo).toArray(Letter[]::new));
        other.call();
        Eventually.holds(() -> addresses.stream().allMatch(a -> !Mailbox.to(a).isEmpty()));
        Eventually.holds(() -> waiting() == 0);
        for (String address : addresses) {
            assertEquals(1, Mailbox.to(address).size(), address);
        }
    }

    @Test
    void what_is_posted_while_the_mail_server_is_away_arrives_once_when_it_is_back() {
        String domain = Api.unique() + ".example";
        List<String> addresses =
                IntStream.range(0, 60).mapToObj(i -> "n" + i + "@" + domain).toList();
        PostOffice.close();
        try (var log = new Logged(Postman.class)) {
            post(addresses.stream().map(PostmanTest::letterTo).toArray(Letter[]::new));
            Eventually.holds(() -> !log.all().isEmpty());
            PostOffice.open();
            Eventually.holds(() -> addresses.stream().allMatch(a -> !Mailbox.to(a).isEmpty()));
            Eventually.holds(() -> waiting() == 0);
            assertEquals(1, log.warnings().size(), () -> log.all().toString());
            assertEquals(2, log.all().size(), () -> log.all().toString());
            assertFalse(log.all().toString().contains(domain));
        }
        for (String address : addresses) {
            assertEquals(1, Mailbox.to(address).size(), address);
        }
    }

    @Test
    void what_may_come_twice_has_the_same_message_id() throws Exception {
        String address = address("twice");
        UUID dying = UUID.randomUUID();
        var taken =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    outbox.post(letterTo(address));
                                    return tray.take(dying, 1000);
                                });
        for (Envelope envelope : taken) {
            // The server takes it, and the instance dies before it can say so.
            carrier.carry(stationery.write(envelope)).toCompletableFuture().get();
        }
        Rows.execute("update outbox set next_at = now() where worker = '%s'".formatted(dying));
        var mails = Mailbox.waitFor(2, address);
        assertEquals(mails.get(0).header("Message-ID"), mails.get(1).header("Message-ID"));
    }

    @Test
    void where_no_mail_server_is_set_the_log_shows_what_a_reader_needs() throws Exception {
        var toLog = new Carrier(mailer, vertx, true);
        String address = address("first-try");
        var envelope = Envelope.around(letterTo(address), seals);
        try (var log = new Logged(Carrier.class)) {
            var outcome = toLog.carry(stationery.write(envelope)).toCompletableFuture().get();
            assertEquals(Outcome.ACCEPTED, outcome);
            assertTrue(log.all().get(0).contains(address));
            assertTrue(log.all().get(0).contains("https://example.org/confirm?token=secret\n"));
        }
        assertEquals(List.of(), Mailbox.to(address));
    }

    @Test
    void what_nobody_could_send_for_three_days_is_given_up() {
        String address = address("busy");
        post(letterTo(address));
        Eventually.holds(() -> postponed() == 1);
        postman.giveUp();
        assertEquals(1, waiting());
        Rows.execute("update outbox set created_at = now() - interval '73 hours'");
        postman.giveUp();
        assertEquals(0, waiting());
    }

    @Test
    void an_operator_sees_how_many_letters_wait() {
        String address = address("busy");
        post(letterTo(address));
        Eventually.holds(() -> postponed() == 1);
        meters.look();
        assertEquals(1, registry.get("openletter.outbox.waiting").gauge().value());
        Rows.execute("delete from outbox");
        meters.look();
        assertEquals(0, registry.get("openletter.outbox.waiting").gauge().value());
    }

    @Test
    void a_letter_that_a_dead_instance_had_is_sent_by_another() {
        String address = address("orphan");
        UUID dead = UUID.randomUUID();
        List<Envelope> taken =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    outbox.post(letterTo(address));
                                    return tray.take(dead, 1000);
                                });
        String orphan = taken.get(taken.size() - 1).id().toString();
        assertEquals(
                List.of("t"),
                Rows.column(
                        "select (next_at > now() and worker is not null)::text::char(1) from outbox where id = ?::uuid",
                        orphan));
        // Its lease ends.
        Rows.execute("update outbox set next_at = now() where worker = '%s'".formatted(dead));
        assertTrue(Mailbox.firstTo(address).header("Message-ID").startsWith("<" + orphan + "@"));
    }

    @Test
    void a_mailbox_that_does_not_exist_is_given_up_at_once() {
        post(letterTo(address("nobody")), letterTo("no address at all"));
        Eventually.holds(() -> waiting() == 0);
    }

    @Test
    void a_refusal_for_now_or_by_policy_is_tried_again() {
        String busy = address("busy");
        String relay = address("relay");
        post(letterTo(busy), letterTo(relay));
        Eventually.holds(() -> postponed() == 2);
        Rows.execute("delete from outbox where next_at > now()");
    }

    private void post(Letter... letters) {
        QuarkusTransaction.requiringNew().run(() -> outbox.post(List.of(letters)));
    }

    private static Letter letterTo(String address) {
        return new Letter(
                address,
                "en",
                "confirm",
                Map.of(
                        "petitionTitle", "Free them",
                        "confirmUrl", "https://example.org/confirm?token=secret",
                        "withdrawUrl", "https://example.org/withdraw?token=secret"),
                null);
    }

    private static String address(String name) {
        return name + "@" + Api.unique() + ".example";
    }

    private static long waiting() {
        return number("select count(*) from outbox");
    }

    private static long postponed() {
        return number(
                "select count(*) from outbox where next_at > now() + interval '5 seconds' and attempts = 1 and next_at < now() + interval '15 seconds'");
    }

    private static long number(String sql) {
        return Long.parseLong(Rows.column(sql).get(0));
    }
}
