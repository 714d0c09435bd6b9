package org.openletter.changes.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.audit.Trail;
import org.openletter.changes.Ledger;
import org.openletter.fault.Fault;
import org.openletter.outbound.Messenger;
import org.openletter.rest.Doors;
import org.openletter.rest.body.Bodies;
import org.openletter.support.Api;
import org.openletter.support.Rows;

/** As the service is by default: nothing is posted into the operator's own network. */
@QuarkusTest
class PrivateAddressTest {

    @Inject EntityManager database;
    @Inject Safe safe;
    @Inject Ledger ledger;
    @Inject Gathering gathering;
    @Inject Doors doors;
    @Inject Messenger messenger;
    @Inject Bodies bodies;
    @Inject Trail trail;
    @Inject Deliveries deliveries;
    @Inject ObjectMapper mapper;

    @Test
    void a_webhook_can_not_be_made_for_an_address_that_is_not_everybodys() {
        var webhooks =
                new Webhooks(
                        database, safe, ledger, doors, messenger, bodies, trail, deliveries, false);
        for (String host :
                List.of(
                        "127.0.0.1",
                        "localhost",
                        "10.1.2.3",
                        "192.168.0.1",
                        "172.16.5.5",
                        "169.254.169.254",
                        "100.64.0.1",
                        "224.0.0.1",
                        "0.0.0.0",
                        "2130706433",
                        "127.1",
                        "[::1]",
                        "[fe80::1]",
                        "[fd00::1]",
                        "[::ffff:10.0.0.1]",
                        "[ff02::1]")) {
            var body =
                    new WebhookBody("http://" + host + "/hook", List.of(), List.of(), null, null);
            Fault fault =
                    assertThrows(
                            Fault.class,
                            () -> QuarkusTransaction.requiringNew().run(() -> webhooks.make(body)),
                            host);
            assertEquals("/url", fault.flaws().get(0).where(), host);
            assertEquals("address-private", fault.flaws().get(0).code(), host);
        }
    }

    @Test
    void what_a_name_leads_to_is_looked_at_when_something_is_to_be_posted() {
        try (Receiver receiver = Receiver.of("petitions")) {
            var worker = UUID.randomUUID();
            // No other instance may take it meanwhile.
            Rows.execute(
                    "update webhook set worker = '%s', next_at = now() + interval '1 hour' where id = '%s'"
                            .formatted(worker, receiver.id()));
            Api.json(202, Api.admin().post(receiver.path() + "/test"));
            var round = new Round(database, deliveries, gathering, safe, messenger, mapper, false);
            assertTrue(round.step(UUID.fromString(receiver.id()), worker));
            assertEquals("address-private", receiver.deliveries().at("/0/error").textValue());
            assertTrue(receiver.heard().isEmpty());
        }
    }
}
